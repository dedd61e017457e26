import Foundation
import LessonText

/// The environment of a lesson's program: the same few variables on every machine, and those that its
/// cells ask for.
///
/// What a lesson prints must not hang on who runs it; and a lesson, which may come with a pull request,
/// must not see the secrets of whoever runs it.
package struct ProgramEnvironment {
  /// All variables of the program.
  let variables: [String: String]

  /// Makes the environment of a program.
  ///
  /// - Parameters:
  ///   - requested: the variables that its cells ask for; what is not set is not passed on.
  ///   - home: the program's own home folder.
  ///   - temporary: its own folder for temporary files.
  init(requested: [String], home: String, temporary: String) {
    var variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "TMPDIR": temporary, "LANG": "C.UTF-8",
      "TZ": "UTC",
    ]
    for name in requested {
      if let value = Self.value(of: name) { variables[name] = value }
    }
    // Foundation asks the system for the home folder before it asks `HOME`.
    variables["CFFIXED_USER_HOME"] = variables["CFFIXED_USER_HOME"] ?? variables["HOME"]
    self.variables = variables
  }

  /// Whether this process has the variable: what `requires="env:NAME"` is held against.
  package static func has(_ name: String) -> Bool { getenv(name) != nil }

  /// What changes with the value of any of these variables, and does not tell it; empty for none.
  package static func digest(of names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    return ContentDigest(names.flatMap { [$0, value(of: $0).map { "=\($0)" } ?? ""] }).hexadecimal
  }

  private static func value(of name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
