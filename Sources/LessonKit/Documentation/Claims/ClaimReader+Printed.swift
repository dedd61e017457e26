import LessonText

extension ClaimReader {
  /// Reads the text behind `Prints`; what begins in quotes goes on until they close, and what has nothing
  /// on its own line stands on the lines below.
  mutating func readPrints(at index: Int, from start: Int, hasColon: Bool) -> Int {
    let comment = comments[index]
    let first = start..<max(comment.textRange.upperBound, start)
    let below = following(index)
    var printed = PrintedText(in: code)
    var taken = 1
    if first.isEmpty {
      guard !below.isEmpty else { return 1 }
      let lines = below.prefix { ClaimWord.read(code.text($0.textRange)) == nil }
      printed.addLines(lines)
      taken += lines.count
    } else {
      guard printed.addFirst(first, hasColon: hasColon) else { return 1 }
      for next in below {
        guard printed.goesOn(with: next) else { break }
        taken += 1
      }
    }
    guard let text = printed.text else { return taken }
    let target = printTarget(of: comment, last: comments[index + taken - 1])
    let range = comment.range.lowerBound..<comments[index + taken - 1].range.upperBound
    let claim = Claim(
      .prints(text), range: range, textRanges: printed.ranges, isQuoted: printed.isQuoted,
      isCertain: printed.isCertain, statement: target?.range)
    add(printed: claim)
    return taken
  }

  /// Reads `/* Prints: … */` with lines below.
  mutating func read(block comment: CodeTokens.Comment) {
    guard let (word, length) = ClaimWord.read(code.text(comment.textRange)) else { return }
    switch word {
    case .prints, .output: break
    default: return
    }
    var printed = PrintedText(in: code)
    printed.addLines(of: comment, from: comment.textRange.lowerBound + length)
    guard let text = printed.text else { return }
    claims.append(
      Claim(
        .prints(text), range: comment.range, textRanges: printed.ranges, isQuoted: false,
        isCertain: true, statement: statements.statement(before: comment)?.range))
  }

  /// Reads the lines right below a loop or the like that prints, where they look like what it prints;
  /// returns how many comments they take.
  mutating func readLines(at index: Int, about statement: Statements.Statement) -> Int? {
    let comment = comments[index]
    let all = comments[index...(index + following(index).count)]
    let texts = all.map { code.text($0.textRange) }
    guard statement.prints, !isTrailing(comment), isRightBelow(comment, statement),
      !texts.contains(where: { ClaimWord.read($0) != nil || Equality($0) != nil })
    else { return nil }
    let values = texts.filter { $0 != "..." }.map { ValueText($0) }
    let hasValue = values.contains { $0 != nil }
    let isText = texts.count > 1 && texts.allSatisfy { $0.utf8.count < 60 && !$0.hasSuffix(".") }
    // A flag or `💐 128144` is no prose.
    let isWordless = texts.count == 1 && !texts[0].isEmpty && !Self.hasWord(texts[0])
    guard texts.count > 1 || !statement.isPrint, hasValue || isText || isWordless else {
      return nil
    }
    var printed = PrintedText(in: code)
    printed.addLines(all)
    if texts.count == 1 || values.contains(where: { $0?.isCertain != true }) { printed.hedge() }
    guard let text = printed.text, let last = all.last else { return nil }
    claims.append(
      Claim(
        .prints(text), range: comment.range.lowerBound..<last.range.upperBound,
        textRanges: printed.ranges, isQuoted: printed.isQuoted, isCertain: printed.isCertain,
        statement: statement.range))
    return all.count
  }

  /// Whether two letters stand next to each other.
  private static func hasWord(_ text: String) -> Bool {
    zip(text, text.dropFirst()).contains { $0.isLetter && $1.isLetter }
  }

  /// Adds a claim about what is printed; two of one statement, one below the other, are one.
  mutating func add(printed claim: Claim) {
    guard let last = claims.last, case .prints(let text) = last.kind,
      case .prints(let next) = claim.kind, claim.statement != nil,
      last.statement == claim.statement
    else {
      claims.append(claim)
      return
    }
    claims[claims.count - 1] = Claim(
      .prints(text + "\n" + next), range: last.range.lowerBound..<claim.range.upperBound,
      textRanges: last.textRanges + claim.textRanges, isQuoted: last.isQuoted && claim.isQuoted,
      isCertain: last.isCertain && claim.isCertain, statement: last.statement)
  }

  /// The statement that prints: the one before, or the one below where only that one can be meant.
  func printTarget(
    of comment: CodeTokens.Comment, last: CodeTokens.Comment
  ) -> Statements.Statement? {
    let before = statements.statement(before: comment)
    guard !isTrailing(comment) else { return before }
    guard let below = statements.statement(behind: last), below.isPrint,
      code.tokens[last.next].line == last.line + 1
    else { return before }
    let line = code.token(before: comment)?.endLine
    let isApart = line.map { comment.line > $0 + 1 } ?? true
    return before == nil || isApart && before?.isPrint == false ? below : before
  }
}
