import LessonText
import SwiftSyntax

/// Reads what the comments in a block's code say of it.
struct ClaimReader {
  var claims: [Claim] = []

  let code: CodeTokens
  let statements: Statements
  /// The names in the code.
  let names: Set<String>
  /// The comments that open with `//`.
  let comments: [CodeTokens.Comment]

  init(_ code: CodeTokens, _ tree: SourceFileSyntax) {
    self.code = code
    statements = Statements(code)
    comments = code.comments.filter(\.isLine)
    names = Set(code.tokens.map(\.text))
    var index = 0
    var unread = unheardChecks()
    while index < comments.count {
      let (comment, count, last) = (comments[index], claims.count, claims.last)
      index += read(at: index)
      // A line more of what is printed makes no claim of its own.
      if claims.count == count && claims.last == last || saysSeveral(comment) {
        unread += [unreadClaim(in: comment)].compactMap { $0 }
      }
    }
    for comment in code.comments where !comment.isLine {
      let count = claims.count
      read(block: comment)
      if claims.count == count { unread += [unreadClaim(in: comment)].compactMap { $0 } }
    }
    claims += unread
    claims.sort { $0.range.lowerBound < $1.range.lowerBound }
    hedgeNumbering()
  }

  /// Reads the comment at `index`; returns how many comments it took.
  private mutating func read(at index: Int) -> Int {
    let comment = comments[index]
    let text = code.text(comment.textRange)
    guard var (word, length) = ClaimWord.read(text) else { return readValue(at: index) }
    if case .value = word,
      let (failure, more) = ClaimWord.read(String(text.utf8.dropFirst(length)) ?? ""),
      failure.isFailure
    {
      (word, length) = (failure, length + more)
    }
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
    case .mustTrap:
      let isTitle =
        text.utf8.prefix(length).contains(UInt8(ascii: ":"))
        && text.lowercased().contains("fatal error:")
      return addFailure(at: index, start, isTitle: isTitle) { .mustTrap($0) }
    case .mustFail:
      let isMessage = text.utf8.prefix(length).contains(UInt8(ascii: ":"))
      guard isMessage || length == text.utf8.count || text.utf8.dropFirst(length).first == 0x21
      else { return 1 }
      return addFailure(at: index, start) { .mustFail($0) }
    }
  }

  /// Whether code stands before a comment on its line.
  func isTrailing(_ comment: CodeTokens.Comment) -> Bool {
    code.token(before: comment)?.endLine == comment.line
  }

  /// The comments right below the one at `index`, each on a line of its own.
  func following(_ index: Int) -> ArraySlice<CodeTokens.Comment> {
    var end = index + 1
    while end < comments.count, comments[end].line == comments[end - 1].line + 1,
      comments[end].next == comments[index].next
    {
      end += 1
    }
    return comments[(index + 1)..<end]
  }
}

extension ClaimReader {
  mutating func addFailure(
    at index: Int, _ start: Int, isTitle: Bool = false, _ kind: (String?) -> Claim.Kind
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
        textRanges: text.isEmpty ? [] : [range], isQuoted: isTitle, isCertain: isTrailing(comment),
        statement: statement?.range))
    return 1
  }
}
