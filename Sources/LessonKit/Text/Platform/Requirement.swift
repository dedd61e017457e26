/// One thing that must hold where a cell runs: a platform's name, a version of Swift, or a variable of
/// the environment, which the cell then sees.
package struct Requirement: Sendable, Equatable {
  /// What messages show as a value of `requires`.
  package static let example = "linux, swift>=6.2, env:NAME"

  private enum Kind: Equatable {
    case platform(String)
    case swift(comparison: String, version: Version)
    case variable(String)
  }

  let text: String
  private let kind: Kind

  package var isAboutSwift: Bool {
    if case .swift = kind { true } else { false }
  }

  package var variable: String? {
    if case .variable(let name) = kind { name } else { nil }
  }

  private static let comparisons: [(sign: String, holds: @Sendable (Version, Version) -> Bool)] = [
    (">=", { $0 >= $1 }), ("<=", { $0 <= $1 }), ("==", { $0 == $1 }), (">", { $0 > $1 }),
    ("<", { $0 < $1 }),
  ]

  private init?(_ text: Substring) {
    self.text = String(text)
    let name = text.lowercased()
    if Platform.names.contains(name) {
      kind = .platform(name)
      return
    }
    if let variable = Self.variableText(in: text) {
      guard Self.isVariable(variable), !Self.isReserved(variable) else { return nil }
      kind = .variable(String(variable))
      return
    }
    guard name.hasPrefix("swift") else { return nil }
    let rest = name.dropFirst("swift".count).drop { $0 == " " || $0 == "\t" }
    guard let comparison = Self.comparisons.map(\.sign).first(where: rest.hasPrefix),
      let version = Version(
        rest.dropFirst(comparison.count).drop { $0 == " " || $0 == "\t" })
    else { return nil }
    kind = .swift(comparison: comparison, version: version)
  }

  /// The requirements in a list with commas; those that cannot be understood are left out.
  package static func all(in list: String) -> [Requirement] {
    elements(of: list).compactMap(Requirement.init)
  }

  /// What is wrong with a list of requirements; `nil` where nothing is.
  package static func problem(in list: String) -> String? {
    guard let element = elements(of: list).first(where: { Requirement($0) == nil }) else {
      return nil
    }
    if let variable = variableText(in: element) {
      let problem =
        isVariable(variable)
        ? "the tool and the system's loader keep `\(variable)` for themselves"
        : "a variable has a name of letters, digits and `_`, no digit first, as in `env:HOME`"
      return "`\(element)` is no requirement: \(problem)"
    }
    let names = Platform.names.quotedList
    return "`\(element)` is no requirement: those are \(names), versions such as `swift>=6.2`, and"
      + " variables of the environment such as `env:HOME`"
  }

  /// What stands behind `env:`; `nil` where an element does not begin so.
  private static func variableText(in element: Substring) -> Substring? {
    let prefix = "env:"
    return element.lowercased().hasPrefix(prefix) ? element.dropFirst(prefix.count) : nil
  }

  /// Whether the text is letters, digits and `_` of ASCII, no digit first (POSIX, "Base Definitions", 3.216).
  private static func isVariable(_ text: Substring) -> Bool {
    text.utf8.allSatisfy(\.isASCIIWord) && !(text.utf8.first?.isASCIIDigit ?? true)
  }

  /// Whether the variable would change a program (the loader's), lose marks or places, or leave files.
  private static func isReserved(_ text: Substring) -> Bool {
    ["LD_", "DYLD_", "LESSONS_"].contains(where: text.hasPrefix)
      || ["SWIFT_BACKTRACE", "TMPDIR"].contains(text)
  }

  private static func elements(of list: String) -> [Substring] {
    list.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmed { $0 == " " || $0 == "\t" } }
  }

  /// Why the requirement is not met on `platform`; `nil` where it is.
  package func unmetReason(on platform: Platform) -> String? {
    switch kind {
    case .platform(let name):
      return platform.has(name) ? nil : "requires \(text)"
    case .variable(let name):
      return platform.hasVariable(name) ? nil : "requires \(text), which is not set"
    case .swift(let comparison, let wanted):
      guard let version = platform.swiftVersion() else { return "requires \(text)" }
      let isMet = Self.comparisons.contains { $0.sign == comparison && $0.holds(version, wanted) }
      return isMet ? nil : "requires \(text), and this is Swift \(version)"
    }
  }
}
