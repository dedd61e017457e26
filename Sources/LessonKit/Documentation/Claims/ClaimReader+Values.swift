import LessonText

extension ClaimReader {
  /// Reads a comment without a word of announcement: `x == V`, or a value behind an expression.
  mutating func readValue(at index: Int) -> Int {
    let comment = comments[index]
    let (range, taken) = balanced(unquoted(comment.textRange), following(index))
    let text = joined(range)
    // Authors quote names and values as in Markdown.
    let plain = text.replacing("`", with: " ")
    if let equality = Equality(plain) ?? Equality(plain, names: names) ?? Equality(text) {
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
  mutating func readAnnounced(at index: Int, from start: Int, isExpression: Bool) -> Int {
    let comment = comments[index]
    let (range, taken) = balanced(
      unquoted(start..<comment.textRange.upperBound), following(index))
    guard let statement = statements.statement(before: comment),
      isTrailing(comment) || isRightBelow(comment, statement),
      let value = ValueText(joined(range), isAnnounced: isExpression)
    else { return 1 }
    return add(value, at: index, range, taken, about: statement)
  }

  func isRightBelow(
    _ comment: CodeTokens.Comment, _ statement: Statements.Statement
  ) -> Bool {
    guard let token = code.token(before: comment), token.endLine + 1 == comment.line else {
      return false
    }
    return code.column(of: comment.range.lowerBound) == code.column(of: statement.range.lowerBound)
      || token.line == token.endLine && token.text == ")"
  }

  mutating func add(
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

  mutating func add(
    _ equality: Equality, _ text: String, at index: Int, _ ranges: [Range<Int>], _ taken: Int
  ) -> Int {
    let comment = comments[index]
    let start = ranges[0].lowerBound
    let subject = (start + equality.subject.lowerBound)..<(start + equality.subject.upperBound)
    guard subject.upperBound <= ranges[0].upperBound else { return 1 }
    let valueStart = start + equality.value.lowerBound
    var valueRanges = ranges
    valueRanges[0] = min(valueStart, ranges[0].upperBound)..<ranges[0].upperBound
    let last = valueRanges[ranges.count - 1]
    let end = last.upperBound - (text.utf8.count - equality.value.upperBound)
    valueRanges[ranges.count - 1] = last.lowerBound..<max(end, last.lowerBound)
    claims.append(
      Claim(
        .value(equality.valueText),
        range: comment.range.lowerBound..<comments[index + taken - 1].range.upperBound,
        textRanges: valueRanges, isQuoted: false, isCertain: equality.isCertain,
        statement: statements.statement(before: comment)?.range, subject: subject,
        isUnordered: equality.isUnordered))
    return taken
  }

  /// The bytes of a text whose brackets may close only on lines below, and how many comments it takes.
  func balanced(
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

  /// The bytes between two backquotes where these stand around all of a text but a point.
  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    let bytes = code.bytes[range]
    let inner = bytes.dropFirst()
    guard bytes.first == UInt8(ascii: "`"), let end = inner.firstIndex(of: UInt8(ascii: "`")),
      inner[(end + 1)...].allSatisfy({ $0 == UInt8(ascii: ".") })
    else { return range }
    return inner.startIndex..<end
  }

  func joined(_ ranges: [Range<Int>]) -> String {
    ranges.map(code.text).joined(separator: " ")
  }

  /// Numbers behind lines that count from 1 may be marks of a list and not values, and are where some stand
  /// behind no statement.
  mutating func hedgeNumbering() {
    let numbers = comments.filter { isTrailing($0) && Int(code.text($0.textRange)) != nil }
    let marks = Set(numbers.map(\.range))
    if numbers.count > 1,
      numbers.map({ code.text($0.textRange) }) == (1...numbers.count).map(String.init),
      claims.contains(where: { marks.contains($0.range) && $0.statement == nil })
    {
      claims.removeAll { marks.contains($0.range) }
    }
    let values = claims.compactMap { claim in
      if case .value(let text) = claim.kind { Int(text) } else { nil }
    }
    guard values.count > 1, values == Array(1...values.count) else { return }
    claims = claims.map { claim in
      if case .value(let text) = claim.kind, Int(text) != nil { claim.hedged } else { claim }
    }
  }
}
