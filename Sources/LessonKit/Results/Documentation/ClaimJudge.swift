import LessonCode
import LessonDocumentation
import LessonText

/// Whether what a comment says of its code is true.
enum ClaimFinding: Sendable, Equatable {
  case holds
  /// It is false: what is true instead.
  case fails(found: String, message: String)
  /// Nobody can tell.
  case unjudged
}

/// Holds what came of a claim against what it says.
struct ClaimJudge {
  private let claim: Claim
  private let text: String
  /// All that the comment says, where code stands before it.
  private let comment: String?
  /// Whether the claim stands in the last line of its statement.
  private let isBehind: Bool
  /// Whether another statement stands on the line before the claim's.
  private let sharesLine: Bool
  /// Whether what the statement prints is told from what others print.
  private let hasBeginning: Bool
  private let syntax: ParsedBlock

  /// Begins to judge the claim at `index` among those of a block.
  init(_ claim: Claim, at index: Int, in syntax: ParsedBlock) {
    self.claim = claim
    hasBeginning = syntax.hasBeginning(ofClaim: index)
    self.syntax = syntax
    switch claim.kind {
    case .prints(let text), .value(let text): self.text = text
    case .mustNotCompile, .mustTrap, .mustFail: text = ""
    }
    let code = Array(syntax.block.code.utf8)
    isBehind =
      claim.statement.map { statement in
        statement.upperBound <= claim.range.lowerBound
          && !code[statement.upperBound..<claim.range.lowerBound].contains(UInt8(ascii: "\n"))
      } ?? false
    let start = claim.statement?.lowerBound ?? 0
    sharesLine = code[..<start].reversed().prefix { $0 != UInt8(ascii: "\n") }
      .contains { !$0.isSpaceOrTab }
    let words = String(decoding: code[claim.range], as: UTF8.self).drop { "/ ".contains($0) }
    comment = isBehind ? String(words) : nil
  }

  /// Judges a claim about what is printed.
  func finding(printed record: ClaimRecords.Record) -> ClaimFinding {
    guard record.isReached else { return .unjudged }
    let all = Self.text(record.all)
    let own = hasBeginning ? Self.text(record.own) : all
    if !own.isEmpty || all.isEmpty, matches(own) {
      guard isBehind || own == all else {
        return .fails(
          found: all, message: "more is printed than the comment says: \(Self.quoted(all))")
      }
      return .holds
    }
    if matches(all) || sharesLine && matches(lastLines(of: own)) { return .holds }
    // What was taken for words about the text may be a part of it: `// 1.0 seconds`.
    if !claim.isCertain, own == comment { return .holds }
    let row = row(of: own)
    if row == Self.words(text), own.contains("\n") { return .holds }
    if let statement = claim.statement,
      syntax.isBehindLaterCode(statement) || own.isEmpty && syntax.holdsOtherCode(statement)
    {
      return .unjudged
    }
    var found = isBehind || all.isEmpty || Self.isSimilar(own, text) ? own : all
    if let row, own.contains("\n") { found = row.joined(separator: " ") }
    return .fails(found: found, message: difference(found, isPrinted: true))
  }

  /// Judges a claim about a value.
  func finding(values record: ClaimRecords.Record) -> ClaimFinding {
    let findings = record.values.map(finding)
    guard let first = findings.first else { return .unjudged }
    if findings.allSatisfy({ $0 == .holds }) { return .holds }
    // One text can hardly tell all values that an expression has one after another.
    return findings.count == 1 ? first : .unjudged
  }

  private func finding(
    _ value: (description: String, debugDescription: String, isEqual: Bool?)
  ) -> ClaimFinding {
    if value.isEqual == true || matches(value.description) || matches(value.debugDescription)
      || claim.isUnordered && Self.parts(value.description) == Self.parts(text)
    {
      return .holds
    }
    // Some types print their parts between angles, which comments leave out.
    var value = value
    if value.description.hasPrefix("<"), value.description.hasSuffix(">"), !text.hasPrefix("<") {
      value.description = String(value.description.dropFirst().dropLast())
      if matches(value.description) { return .holds }
    }
    let isQuoted = text.contains("\"")
    let found = isQuoted ? value.debugDescription : value.description
    // What has a name in the code need not be the text of a value.
    if value.isEqual == false, !claim.isCertain, Self.isWord(text) { return .unjudged }
    guard value.isEqual == false || isOfSameForm(value.description, value.debugDescription) else {
      return .unjudged
    }
    return .fails(found: found, message: difference(found, isPrinted: false))
  }

  /// Whether a description that nothing but its text can be compared with is written as the claim is.
  private func isOfSameForm(_ description: String, _ debugDescription: String) -> Bool {
    func isNumeric(_ text: String) -> Bool {
      text.contains { $0.isNumber }
        && text.allSatisfy { $0.isASCII && ($0.isNumber || "+-._".contains($0)) }
    }
    // Quotes around a number are the comment's: a number is what it prints.
    let isInQuotes = text.count > 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
    let plain = isInQuotes ? String(text.dropFirst().dropLast()) : text
    if isNumeric(plain), isNumeric(description) { return true }
    if Self.isWord(text), Self.isWord(description), !Self.isAboutValues(text) {
      return debugDescription.hasSuffix(".\(description)")
        || debugDescription == "\"\(description)\""
    }
    if text.hasPrefix("\""), text.hasSuffix("\""), debugDescription.hasPrefix("\"") { return true }
    guard text.hasPrefix("["), text.hasSuffix("]"), description.hasPrefix("[") else { return false }
    // Words without quotes may stand for anything.
    return ParsedCode.parse(text).map { !$0.hasError } ?? false
      && !Self.withoutQuotes(text).contains { $0.isLetter }
  }

  // MARK: - Texts

  /// Whether what was found is so much like the claim's text that this can be no words about it: most
  /// words are the same.
  func isNear(_ found: String) -> Bool {
    Self.areNear(text, found)
      || !claim.isQuoted && Self.isWord(text) && Self.isWord(found) && !Self.isAboutValues(text)
      || row(of: found).map { $0 != Self.words(text) } ?? false
        && Self.words(text).allSatisfy(Self.isValue)
  }

  /// The words of what is printed, where the claim tells as many in one line.
  private func row(of found: String) -> [Substring]? {
    let words = Self.words(found)
    return !claim.isQuoted && !claim.isCertain && !text.contains("\n") && words.count > 1
      && words.count == Self.words(text).count ? words : nil
  }

  /// The last lines of a text, as many as the claim has.
  private func lastLines(of found: String) -> String {
    Self.lines(found).suffix(Self.lines(text).count).joined(separator: "\n")
  }

  /// Whether a text is the claim's, however it is quoted and set.
  private func matches(_ found: String) -> Bool {
    if isTold(found, as: text) || claim.isQuoted && isTold(found, as: "\"\(text)\"") { return true }
    // An author may write escapes and numbers as in code, and end a sentence.
    var plain = text
    if text.hasBytes(of: "\\") {
      plain = text.replacing("\\n", with: "\n").replacing("\\t", with: "\t")
        .replacing("\\\"", with: "\"")
    }
    if !claim.isQuoted, text.hasBytes(of: "_") {
      plain = plain.replacing(#/([0-9])_(?=[0-9])/#, with: { $0.1 })
    }
    if plain != text, isTold(found, as: plain) { return true }
    return !claim.isQuoted && text.hasSuffix(".") && isTold(found, as: String(text.dropLast()))
  }

  private func isTold(_ found: String, as text: String) -> Bool {
    // A claim about nothing printed has no text.
    if found == text { return true }
    let claimed = Self.lines(text)
    let lines = Self.lines(found)
    if claimed == lines { return true }
    // A comment breaks long lines where it likes; what is printed has the lines that it has.
    guard lines.count <= claimed.count,
      lines.count < claimed.count || Self.areIndentedAlike(claimed, lines, isQuoted: claim.isQuoted)
    else { return false }
    let joined = (claimed.joined(separator: " "), lines.joined(separator: " "))
    if Self.isSame(joined.0, joined.1) { return true }
    if joined.0.count > 1, joined.0.hasPrefix("\""), joined.0.hasSuffix("\""),
      Self.isSame(String(joined.0.dropFirst().dropLast()), joined.1)
    {
      return true
    }
    // Quotes around each part of what is printed are the comment's.
    if joined.0.contains("\""), !joined.0.hasPrefix("["), !joined.1.contains("\""),
      joined.0.filter({ $0 != "\"" }).split(separator: " ") == joined.1.split(separator: " ")
    {
      return true
    }
    // A quote too many is no other output.
    let odd = joined.0.filter { $0 == "\"" }.count % 2 == 1
    return odd && joined.0.hasSuffix("\"") && Self.isSame(String(joined.0.dropLast()), joined.1)
  }

  /// Printed bytes without the last line's end.
  private static func text(_ bytes: [UInt8]) -> String {
    let text = ClaimRecords.plain(String(decoding: bytes, as: UTF8.self))
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private func difference(_ found: String, isPrinted: Bool) -> String {
    if Self.isSimilar(found, text), Self.bare(found) != Self.bare(text) {
      return "\(Self.reordered): \(Self.quoted(found))"
    }
    guard !found.isEmpty else { return "nothing is printed" }
    return isPrinted ? "it prints \(Self.quoted(found))" : "it is \(Self.quoted(found))"
  }
}

extension ClaimFinding {
  /// What is wrong with a claim, at its place.
  func diagnostic(_ claim: Claim, in block: DocumentationBlock) -> Diagnostic? {
    guard case .fails(_, let message) = self else { return nil }
    return Diagnostic(
      .outputMismatch, at: claim.position(in: block), length: max(claim.shownRange.count, 1),
      "the comment is not true: \(message)",
      advice: "correct the comment if the code is right, or the code if the comment is")
  }
}

extension Claim {
  /// The bytes that are wrong where it is false.
  fileprivate var shownRange: Range<Int> { textRanges.first ?? range }

  /// Where it is shown to be wrong.
  func position(in block: DocumentationBlock) -> SourcePosition {
    block.position(ofByte: shownRange.lowerBound)
  }
}
