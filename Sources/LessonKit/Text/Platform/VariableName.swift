/// The name of a variable of the environment that a lesson may ask for.
struct VariableName: Sendable, Equatable {
  /// The name as the system has it.
  let text: String

  /// Reads a name: ASCII letters, digits and `_`, no digit first (POSIX, "Base Definitions", 3.216), and
  /// none that the tool keeps for itself.
  init?(_ text: Substring) {
    guard Self.isName(text), !Self.isReserved(text) else { return nil }
    self.text = String(text)
  }

  /// What is wrong with a name, for the end of a sentence.
  static func problem(with text: Substring) -> String {
    isName(text)
      ? "the tool and the system's loader keep `\(text)` for themselves"
      : "a variable has a name of letters, digits and `_`, no digit first, as in `env:HOME`"
  }

  private static func isName(_ text: Substring) -> Bool {
    let isWord = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isWord && !(text.first?.isNumber ?? true)
  }

  /// Whether a program that got the variable would be another one (the loader's), would lose the marks
  /// between cells or the places of its traps, or would leave files behind.
  private static func isReserved(_ text: Substring) -> Bool {
    ["LD_", "DYLD_", "LESSONS_"].contains(where: text.hasPrefix)
      || ["SWIFT_BACKTRACE", "TMPDIR"].contains(text)
  }
}
