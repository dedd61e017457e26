/// Where lessons run: what `requires=` asks about.
package struct Platform: Sendable {
  /// The names that `requires=` may use for the system and the processor.
  static let names = ["linux", "macos", "windows", "x86_64", "arm64"]

  /// Tells the version of the Swift compiler; called only where a lesson asks for it.
  let swiftVersion: @Sendable () -> Version?
  /// Tells whether a variable of the environment is set.
  let hasVariable: @Sendable (String) -> Bool

  /// Describes the platform of this build; by default no Swift is new enough, and no variable is set.
  package init(
    swiftVersion: @escaping @Sendable () -> Version? = { nil },
    hasVariable: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.swiftVersion = swiftVersion
    self.hasVariable = hasVariable
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
