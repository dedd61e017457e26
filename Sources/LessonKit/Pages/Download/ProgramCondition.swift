/// How the programs of a lesson with `reset` share one file: each compiles under a condition of its
/// own, so that nothing that one declares or changes reaches another.
package enum ProgramCondition {
  /// The line before program `number` (from 1) of `count`.
  static func opening(_ number: Int, of count: Int) -> String {
    guard number == 1 else { return "\(prefix)\(number)\n" }
    return "#if " + (2...count).map { "!PROGRAM_\($0)" }.joined(separator: " && ") + "\n"
  }

  static let closing = "#endif\n"

  private static let prefix = "#elseif PROGRAM_"

  /// The names to define, one a run, so that every program of a file runs; `nil` is none.
  package static func names(in text: String) -> [String?] {
    var names: [String?] = [nil]
    // In order and once each: a lesson may have such a line in a string.
    for line in text.lines where line == prefix + "\(names.count + 1)" {
      names.append(name(names.count + 1))
    }
    return names
  }

  /// What to define for program `number`, from 2.
  static func name(_ number: Int) -> String { "PROGRAM_\(number)" }
}
