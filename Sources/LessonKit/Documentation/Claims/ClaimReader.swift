import LessonText
import SwiftSyntax

/// Reads what the comments in a block's code say of it.
struct ClaimReader {
  private(set) var claims: [Claim] = []

  private let code: CodeTokens
  private let statements: Statements
  /// The names in the code.
  private let names: Set<String>
  /// The comments that open with `//`.
  private let comments: [CodeTokens.Comment]

  init(_ code: CodeTokens, _ tree: SourceFileSyntax) {
    self.code = code
    statements = Statements(code)
    comments = code.comments.filter(\.isLine)
    names = Set(code.tokens.map(\.text))
    var index = 0
    while index < comments.count { index += read(at: index) }
    for comment in code.comments where !comment.isLine { read(block: comment) }
    claims.sort { $0.range.lowerBound < $1.range.lowerBound }
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
    case .returns:
      return readAnnounced(at: index, from: start, isExpression: false)
    case .value:
      guard length < text.utf8.count else { return 1 }
      return readAnnounced(at: index, from: start, isExpression: true)
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
  private mutating func read(block comment: CodeTokens.Comment) {
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
  private mutating func readLines(at index: Int, about statement: Statements.Statement) -> Int? {
    let comment = comments[index]
    let all = comments[index...(index + following(index).count)]
    let texts = all.map { code.text($0.textRange) }
    guard statement.prints, !isTrailing(comment), isRightBelow(comment, statement),
      !texts.contains(where: { ClaimWord.read($0) != nil || Equality($0) != nil })
    else { return nil }
    let values = texts.filter { $0 != "..." }.map { ValueText($0) }
    let hasValue = values.contains { $0 != nil }
    let isText = texts.count > 1 && texts.allSatisfy { $0.utf8.count < 60 && !$0.hasSuffix(".") }
    guard texts.count > 1 || !statement.isPrint, hasValue || isText else { return nil }
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
      .prints(text + "\n" + next), range: last.range.lowerBound..<claim.range.upperBound,
      textRanges: last.textRanges + claim.textRanges, isQuoted: last.isQuoted && claim.isQuoted,
      isCertain: last.isCertain && claim.isCertain, statement: last.statement)
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
    if let equality = Equality(text) ?? Equality(text, names: names) {
      return add(equality, text, at: index, range, taken)
    }
    guard let statement = statements.statement(before: comment) else { return 1 }
    if taken == 1, let count = readLines(at: index, about: statement) { return count }
    guard
      isTrailing(comment) || isRightBelow(comment, statement),
      let value = ValueText(text)
    else { return 1 }
    return add(value, at: index, range, taken, about: statement)
  }

  /// Reads what stands behind `=>` or `==`, where any expression may be a value, or behind `Returns`.
  private mutating func readAnnounced(at index: Int, from start: Int, isExpression: Bool) -> Int {
    let comment = comments[index]
    let (range, taken) = balanced(
      start..<comment.textRange.upperBound, following(index))
    guard let statement = statements.statement(before: comment),
      isTrailing(comment) || isRightBelow(comment, statement),
      let value = ValueText(joined(range), isAnnounced: isExpression)
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
    // What the call gives is told already: this is what it left behind.
    let isSecond = claims.last.map { $0.statement == statement.range && $0.subject != nil } ?? false
    let subject = isSecond ? statement.receiver : statement.subject
    guard statement.isPrint || subject != nil else { return taken }
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
        statement.isPrint
          ? .prints(isQuoted ? String(text.dropFirst().dropLast()) : text) : .value(text),
        range: comments[index].range.lowerBound..<last.range.upperBound, textRanges: ranges,
        isQuoted: isQuoted, isCertain: value.isCertain && !isSecond,
        statement: statement.range, subject: statement.isPrint ? nil : subject,
        receiver: statement.isPrint || isSecond ? nil : statement.receiver))
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
        .value(equality.valueText),
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
        kind(text.isEmpty ? nil : text), range: comment.range,
        textRanges: text.isEmpty ? [] : [range], isQuoted: false, isCertain: isTrailing(comment),
        statement: statement?.range))
    return 1
  }
}
