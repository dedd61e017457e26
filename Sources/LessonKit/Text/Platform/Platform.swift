/// Where lessons run: what `requires=` asks about.
package struct Platform: Sendable {
  /// The names that `requires=` may use for the system and the processor.
  static let names = ["linux", "macos", "windows", "x86_64", "arm64"]

  /// Tells the version of the Swift compiler; called only where a lesson asks for it.
  let swiftVersion: @Sendable () -> Version?
  let hasVariable: @Sendable (String) -> Bool

  /// Describes the platform of this build; by default no Swift is new enough, and no variable is set.
  package init(
    swiftVersion: @escaping @Sendable () -> Version? = { nil },
    hasVariable: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.swiftVersion = swiftVersion
    self.hasVariable = hasVariable
  }

  /// The system other than this one that a text names in brackets at its end: `Example (Windows):`.
  package func otherSystem(namedBy text: String) -> String? {
    let text = text.trimmed { $0.isWhitespace || $0 == ":" }
    return ["Linux", "macOS", "Windows", "iOS"].first { name in
      text.hasSuffix("(\(name))") && !has(name.lowercased())
    }
  }

  func has(_ name: String) -> Bool { [Self.system, Self.processor].contains(name) }

  #if os(Linux)
    private static let system = "linux"
  #elseif os(macOS)
    private static let system = "macos"
  #else
    private static let system = "windows"
  #endif

  #if arch(x86_64)
    private static let processor = "x86_64"
  #else
    private static let processor = "arm64"
  #endif
}

/// What a lesson's program may use of the machine: far more than it needs, and less than makes a machine
/// unusable.
package enum ProgramLimits {
  /// The seconds that a cell may take that sets no limit.
  package static let timeout = 60.0
  /// The bytes that a cell may print on one channel.
  package static let output = 16 * 1024 * 1024
  /// The bytes of a process, of all of a program's together, and of a compiler's job, in GiB.
  package static let memory = 4
  /// The bytes that a file may grow to, in GiB.
  package static let fileSize = 1
  package static let openFiles = 1024
  package static let processes = 256
}
