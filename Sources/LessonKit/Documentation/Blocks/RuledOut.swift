import LessonText

/// Code that the text above it shows because it is not possible.
enum RuledOut {
  /// Whether a paragraph says so of the block below it.
  static func isSaid(in paragraph: String) -> Bool {
    let text = paragraph.lowercased().replacing("’", with: "'")
    return text.hasSuffix(":") && words.contains { text.hasBytes(of: $0) }
      || wishes.contains { text.hasBytes(of: $0) }
  }

  /// Whether a paragraph calls a name of the code below it one that there is not: `a hypothetical `sum``.
  static func isSaid(in paragraph: String, of code: String) -> Bool {
    let words = paragraph.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return isSaid(in: paragraph)
      || zip(words, words.dropFirst()).contains { word, name in
        ["hypothetical", "imaginary", "fictional"].contains(word.lowercased())
          && name.contains(where: \.isUppercase) && code.hasBytes(of: String(name))
      }
  }

  private static let words = [
    "not compile", "n't compile", "compile error", "compiler error", "compile-time error",
    "not possible", "not valid", "isn't valid", "is invalid", "pseudocode", "pseudo-code",
    "hypothetical", "not allowed", "isn't allowed", "is rejected", "is an error",
  ]
  private static let wishes = [
    "no good way to express", "no way to express", "cannot be expressed",
  ]
}
