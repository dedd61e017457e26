import LessonCode
import LessonText
import SwiftSyntax

/// What a block of code in documentation is, as far as its text tells.
struct BlockSyntax {
  private(set) var kind = DocumentationBlock.Kind.notSwift
  private(set) var placeholders: [Placeholder] = []
  private(set) var claims: [Claim] = []

  /// Reads `code`; code that nobody labelled Swift is another language where it is no Swift.
  init(_ code: String, isLabelled: Bool) {
    if ManifestWords.areIn(code) {
      kind = .manifest
      return
    }
    guard !ShellSession.looksLike(code), isLabelled || !code.isBlank else { return }
    guard let tree = ParsedCode.parse(code) else {
      // The compiler may nest deeper than our parser.
      if isLabelled { kind = .program }
      return
    }
    let tokens = CodeTokens(code, tree)
    placeholders = Placeholders(in: tokens, isComplete: !tree.hasError).all
    claims = ClaimReader(tokens, tree).claims
    guard isLabelled || isSwift(code, tree) || SwiftLines.areMost(of: code) else {
      (placeholders, claims) = ([], [])
      return
    }
    kind =
      if tokens.hasEntryPoint {
        .main
      } else if Listing.isListing(tree) {
        .listing
      } else {
        placeholders.isEmpty ? .program : .placeholder
      }
  }

  /// Whether code without a label parses as Swift, with something in the place of what it leaves out, and
  /// is no prose.
  private func isSwift(_ code: String, _ tree: SourceFileSyntax) -> Bool {
    guard !placeholders.isEmpty else {
      // `1 + 2  // 3` is no prose.
      let isTold = claims.contains { $0.isCertain && ($0.subject ?? $0.statement) != nil }
      return !tree.hasError && (isTold || !Prose.looksLike(tree))
    }
    let compiled = TextEdit.applying(placeholders.map(\.edit), to: Array(code.utf8))
    guard let tree = ParsedCode.parse(String(decoding: compiled, as: UTF8.self)) else {
      return false
    }
    return !tree.hasError && !Prose.looksLike(tree)
  }
}

extension CodeTokens {
  /// Whether the code has an entry point of its own, `@main`.
  fileprivate var hasEntryPoint: Bool {
    zip(tokens, tokens.dropFirst()).contains { $0.text == "@" && $1.text == "main" }
  }
}
