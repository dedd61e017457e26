import LessonText
import SwiftSyntax

/// Reads what the comments in a block's code say of it.
struct ClaimReader {
  private(set) var claims: [Claim] = []

  private let code: CodeTokens
  private let statements: Statements
  /// The comments that open with `//`.
  private let comments: [CodeTokens.Comment]

  init(_ code: CodeTokens, _ tree: SourceFileSyntax) {
    self.code = code
    statements = Statements(code)
    comments = code.comments.filter(\.isLine)
    var index = 0
    while index < comments.count { index += read(at: index) }
    hedgeNumbering()
  }

  /// Reads the comment at `index`; returns how many comments it took.
  private mutating func read(at index: Int) -> Int {
    let comment = comments[index]
    let text = code.text(comment.textRange)
    guard let (word, length) = ClaimWord.read(text) else { return readValue(at: index) }
    let start = comment.textRange.lowerBound + length
    switch word {
    case .prints(let hasColon): return readPrints(at: index, from: start, hasColon: hasColon)
    case .output: return readPrints(at: index, from: start, hasColon: true)
    case .value:
      let sign = text.utf8.prefix(length).filter { !$0.isSpaceOrTab }
      guard length < text.utf8.count else { return 1 }
      return readAnnounced(at: index, from: start, isEquality: sign.elementsEqual("==".utf8))
    case .mustNotCompile: return addFailure(at: index, start) { .mustNotCompile($0) }
    case .mustTrap: return addFailure(at: index, start) { .mustTrap($0) }
    case .mustFail:
      let isMessage = text.utf8.prefix(length).contains(UInt8(ascii: ":"))
      guard isMessage || length == text.utf8.count || text.utf8.dropFirst(length).first == 0x21
      else { return 1 }
      return addFailure(at: index, start) { .mustFail($0) }
    }
  }

  /// Whether code stands before a comment on its line.
  private func isTrailing(_ comment: CodeTokens.Comment) -> Bool {
    code.token(before: comment)?.endLine == comment.line
  }

  /// The comments right below the one at `index`, each on a line of its own.
  private func following(_ index: Int) -> ArraySlice<CodeTokens.Comment> {
    var end = index + 1
    while end < comments.count, comments[end].line == comments[end - 1].line + 1,
      comments[end].next == comments[index].next
    {
      end += 1
    }
    return comments[(index + 1)..<end]
  }
}

// MARK: - What is printed

extension ClaimReader {
  /// Reads the text behind `Prints`; what begins in quotes goes on until they close, and what has nothing
  /// on its own line stands on the lines below.
  private mutating func readPrints(at index: Int, from start: Int, hasColon: Bool) -> Int {
    let comment = comments[index]
    let first = start..<max(comment.textRange.upperBound, start)
    let below = following(index)
    var printed = PrintedText(in: code)
    var taken = 1
    if first.isEmpty {
      guard hasColon, !below.isEmpty else { return 1 }
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
      kind: .prints(text), range: range, textRanges: printed.ranges, isQuoted: printed.isQuoted,
      isCertain: printed.isCertain, statement: target?.range, subject: nil)
    add(printed: claim)
    return taken
  }

  /// Adds a claim about what is printed; two of one statement, one below the other, are one.
  private mutating func add(printed claim: Claim) {
    guard let last = claims.last, case .prints(let text) = last.kind,
      case .prints(let next) = claim.kind, claim.statement != nil,
      last.statement == claim.statement
    else {
      claims.append(claim)
      return
    }
    claims[claims.count - 1] = Claim(
      kind: .prints(text + "\n" + next), range: last.range.lowerBound..<claim.range.upperBound,
      textRanges: last.textRanges + claim.textRanges, isQuoted: last.isQuoted && claim.isQuoted,
      isCertain: last.isCertain && claim.isCertain, statement: last.statement, subject: nil)
  }

  /// The statement that prints: the one before, or the one below where only that one can be meant.
  private func printTarget(
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

// MARK: - Values

extension ClaimReader {
  /// Reads a comment without a word of announcement: `x == V`, or a value behind an expression.
  private mutating func readValue(at index: Int) -> Int {
    let comment = comments[index]
    let (range, taken) = balanced(comment.textRange, following(index))
    let text = joined(range)
    if let equality = Equality(text) { return add(equality, text, at: index, range, taken) }
    guard let statement = statements.statement(before: comment),
      isTrailing(comment) || isRightBelow(comment, statement),
      let value = ValueText(text)
    else { return 1 }
    return add(value, at: index, range, taken, about: statement)
  }

  /// Reads what stands behind `=>` or `==`.
  private mutating func readAnnounced(at index: Int, from start: Int, isEquality: Bool) -> Int {
    let comment = comments[index]
    let (range, taken) = balanced(
      start..<comment.textRange.upperBound, following(index))
    guard let statement = statements.statement(before: comment),
      isTrailing(comment) || isRightBelow(comment, statement),
      let value = ValueText(joined(range), isAnnounced: true)
    else { return 1 }
    return add(value, at: index, range, taken, about: statement)
  }

  private func isRightBelow(
    _ comment: CodeTokens.Comment, _ statement: Statements.Statement
  ) -> Bool {
    guard let token = code.token(before: comment), token.endLine + 1 == comment.line else {
      return false
    }
    return code.column(of: comment.range.lowerBound) == code.column(of: statement.range.lowerBound)
      || token.line == token.endLine && token.text == ")"
  }

  private mutating func add(
    _ value: ValueText, at index: Int, _ ranges: [Range<Int>], _ taken: Int,
    about statement: Statements.Statement
  ) -> Int {
    guard statement.isPrint || statement.subject != nil else { return taken }
    let text = value.text
    let isQuoted =
      statement.isPrint && text.utf8.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
    var ranges = ranges
    if ranges.count == 1 {
      let quote = isQuoted ? 1 : 0
      let start = ranges[0].lowerBound
      ranges = [(start + quote)..<(start + text.utf8.count - quote)]
    }
    let last = comments[index + taken - 1]
    claims.append(
      Claim(
        kind: statement.isPrint
          ? .prints(isQuoted ? String(text.dropFirst().dropLast()) : text) : .value(text),
        range: comments[index].range.lowerBound..<last.range.upperBound, textRanges: ranges,
        isQuoted: isQuoted, isCertain: value.isCertain, statement: statement.range,
        subject: statement.isPrint ? nil : statement.subject))
    return taken
  }

  private mutating func add(
    _ equality: Equality, _ text: String, at index: Int, _ ranges: [Range<Int>], _ taken: Int
  ) -> Int {
    let comment = comments[index]
    let start = ranges[0].lowerBound
    let subject = (start + equality.subject.lowerBound)..<(start + equality.subject.upperBound)
    guard subject.upperBound <= ranges[0].upperBound else { return 1 }
    let valueStart = start + equality.value.lowerBound
    var valueRanges = ranges
    valueRanges[0] =
      min(
        valueStart, ranges[0].upperBound)..<(ranges.count == 1
      ? start + equality.value.upperBound : ranges[0].upperBound)
    claims.append(
      Claim(
        kind: .value(equality.valueText),
        range: comment.range.lowerBound..<comments[index + taken - 1].range.upperBound,
        textRanges: valueRanges, isQuoted: false, isCertain: equality.isCertain,
        statement: statements.statement(before: comment)?.range, subject: subject))
    return taken
  }

  /// The bytes of a text whose brackets may close only on lines below, and how many comments it takes.
  private func balanced(
    _ first: Range<Int>, _ below: ArraySlice<CodeTokens.Comment>
  ) -> (ranges: [Range<Int>], taken: Int) {
    var depth = Brackets.depth(of: code.bytes[first])
    guard depth > 0 else { return ([first], 1) }
    var ranges = [first]
    for comment in below {
      ranges.append(comment.textRange)
      depth += Brackets.depth(of: code.bytes[comment.textRange])
      if depth <= 0 { return (ranges, ranges.count) }
    }
    return ([first], 1)
  }

  private func joined(_ ranges: [Range<Int>]) -> String {
    ranges.map(code.text).joined(separator: " ")
  }

  /// Numbers behind lines that count from 1 may be marks of a list and not values.
  private mutating func hedgeNumbering() {
    let values = claims.compactMap { claim in
      if case .value(let text) = claim.kind { Int(text) } else { nil }
    }
    guard values.count > 1, values == Array(1...values.count) else { return }
    claims = claims.map { claim in
      if case .value(let text) = claim.kind, Int(text) != nil { claim.hedged } else { claim }
    }
  }
}

// MARK: - Failures

extension ClaimReader {
  private mutating func addFailure(
    at index: Int, _ start: Int, _ kind: (String?) -> Claim.Kind
  ) -> Int {
    let comment = comments[index]
    let range = start..<max(comment.textRange.upperBound, start)
    let text = code.text(range)
    let before = statements.statement(before: comment)
    // `// Error: the line below …` on a line of its own may announce what comes.
    let announces = !isTrailing(comment) && (before == nil || text.hasSuffix(":"))
    let statement = announces ? statements.statement(behind: comment) : before
    claims.append(
      Claim(
        kind: kind(text.isEmpty ? nil : text), range: comment.range,
        textRanges: text.isEmpty ? [] : [range], isQuoted: false, isCertain: isTrailing(comment),
        statement: statement?.range, subject: nil))
    return 1
  }
}
