import LessonText
import SwiftSyntax

/// An equality that a comment states, `numbers.count == 3`.
struct Equality {
  /// The bytes of the left side in the comment's text.
  let subject: Range<Int>
  /// The bytes of the right side.
  let value: Range<Int>
  let valueText: String
  /// Whether the right side is a value and nothing stands behind it.
  let isCertain: Bool
  /// Whether the right side tells the parts in any order.
  var isUnordered = false

  /// Reads `text`; `nil` where it is no equality.
  init?(_ text: String) {
    guard text.hasBytes(of: " == ") else { return nil }
    var text = Self.withoutQuotes(text)
    var isCut = false
    if text.hasSuffix(".") || text.hasSuffix(";") || text.hasSuffix(",") { text.removeLast() }
    if SingleExpression.parse(text) == nil, let cut = Self.cut(text) {
      text = cut
      isCut = true
    }
    guard let elements = SingleExpression.parse(text)?.as(SequenceExprSyntax.self)?.elements,
      let index = elements.firstIndex(where: Self.isEquals), index != elements.startIndex,
      elements[elements.index(after: index)...].allSatisfy({ !Self.isEquals($0) }),
      let first = elements.first, let last = elements.last
    else { return nil }
    let start = elements[elements.index(after: index)].textRange.lowerBound
    subject =
      first.textRange.lowerBound..<elements[elements.index(before: index)].textRange.upperBound
    value = start..<last.textRange.upperBound
    let bytes = Array(text.utf8)
    valueText = String(decoding: bytes[value], as: UTF8.self)
    guard let expression = SingleExpression.parse(valueText) else { return nil }
    isCertain = !isCut && ValueText.isValue(expression)
  }

  /// Reads `numbers is now [1, 2]`, `numbers: [1, 2]` and the like, where `numbers` is one of `names`.
  init?(_ text: String, names: Set<String>) {
    let begin = text.drop { $0 == " " }
    let subject = begin.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    let base = subject.prefix { $0 != "." }
    guard subject.first?.isLowercase == true, names.contains(String(base)),
      subject.last != "."
    else { return nil }
    let rest = text[subject.endIndex...].drop { $0 == " " }
    guard let (sign, opening) = Self.signs.first(where: { rest.hasPrefix($0.0) }) else {
      return nil
    }
    let words = rest.dropFirst(sign.count).drop { $0 == " " }
    // A point may stand behind blanks that were quotes.
    let end = String(words.trimmed { $0 == " " })
    guard words.first.map({ opening.isEmpty || opening.contains($0) }) ?? false,
      let value = ValueText(end.hasSuffix(" .") ? String(end.dropLast(2)) : end),
      !Self.reservedWords.contains(base)
    else { return nil }
    let start = text.utf8.count - words.utf8.count
    isUnordered = sign.hasSuffix("permutation of ")
    let subjectStart = text.utf8.count - begin.utf8.count
    self.subject = subjectStart..<subjectStart + subject.utf8.count
    self.value = start..<start + value.text.utf8.count
    valueText = value.text
    isCertain = value.isCertain
  }

  /// What stands between both sides, and what the right side begins with where the words alone do not tell.
  private static let signs = [
    ("is now some permutation of ", "["), ("is some permutation of ", "["),
    ("now contains ", "["), ("is now ", ""), ("is ", ""), ("are now ", ""), ("are ", ""),
    (": ", "[\""), ("= ", ""),
  ]
  /// The text with blanks for the quotes around its first word, which is the name of a variable: `'sum' == 9`.
  private static func withoutQuotes(_ text: String) -> String {
    let words = text.split(separator: "'", omittingEmptySubsequences: false)
    guard words.count > 2, words[0].isEmpty, words[2].hasPrefix(" =="),
      words[1].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    else { return text }
    return " \(words[1]) " + words[2...].joined(separator: "'")
  }

  private static let reservedWords: Set<Substring> = [
    "let", "var", "if", "for", "case", "while", "guard", "return", "print", "true", "false", "nil",
  ]

  /// The text before what is said about it: behind a comma, a bracket or a dash.
  private static func cut(_ text: String) -> String? {
    [" (", ", ", "; ", " – ", " — ", " - ", " because", " since", " //"].lazy
      .compactMap { sign in text.firstRange(of: sign).map { String(text[..<$0.lowerBound]) } }
      .first { SingleExpression.parse($0) != nil && $0.hasBytes(of: " == ") }
  }

  private static func isEquals(_ expression: ExprSyntax) -> Bool {
    expression.as(BinaryOperatorExprSyntax.self)?.operator.text == "=="
  }
}
