import LessonCode
import LessonText
import SwiftSyntax

/// A doc comment that may have code, and what it documents.
struct DocComment {
  let text: DocCommentText
  let declaration: DocumentedDeclaration

  /// The doc comments of `source` that may have code, those in code that a condition leaves out too;
  /// `nil` where it is nested too deeply to be read.
  static func all(in source: SourceText) -> [DocComment]? {
    guard mayHaveCode(source) else { return [] }
    guard let tree = ParsedCode.parse(String(decoding: source.bytes, as: UTF8.self)) else {
      return nil
    }
    var finder = DocCommentFinder(source)
    for statement in tree.statements { finder.read(statement, in: DeclarationContext()) }
    return finder.comments
  }

  /// Whether a comment in the file has something that may be code: most files have none, and need not be
  /// parsed.
  private static func mayHaveCode(_ source: SourceText) -> Bool {
    for number in 1..<source.lineCount + 1 {
      let line = source.line(number).drop(while: \.isSpaceOrTab)
      if line.starts(with: "/**".utf8) { return true }
      guard line.starts(with: "///".utf8) else { continue }
      let text = line.dropFirst(3)
      let blanks = text.prefix(while: \.isSpaceOrTab)
      let rest = text[blanks.endIndex...]
      guard let first = rest.first else { continue }
      let isIndented = blanks.count >= 4 || blanks.contains(UInt8(ascii: "\t"))
      if isIndented || first == UInt8(ascii: "@") || hasFence(rest) { return true }
    }
    return false
  }

  private static func hasFence(_ text: ArraySlice<UInt8>) -> Bool {
    var (run, last) = (0, UInt8(ascii: " "))
    for byte in text {
      run = byte == last ? run + 1 : 1
      last = byte
      if run == 3, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") { return true }
    }
    return false
  }
}

/// Walks the declarations of a file, and not the code in them.
private struct DocCommentFinder {
  let source: SourceText
  private(set) var comments: [DocComment] = []

  init(_ source: SourceText) { self.source = source }

  mutating func read(_ item: CodeBlockItemSyntax, in context: DeclarationContext) {
    if case .decl(let declaration) = item.item { read(declaration, in: context) }
  }

  private mutating func read(_ declaration: DeclSyntax, in context: DeclarationContext) {
    if let conditional = declaration.as(IfConfigDeclSyntax.self) {
      return read(conditional, in: context.conditional)
    }
    if let token = declaration.firstToken(viewMode: .sourceAccurate) {
      let text = DocCommentText(token.leadingTrivia, from: token.position.utf8Offset, in: source)
      if text.mayHaveCode {
        comments.append(DocComment(text: text, declaration: context.documented(declaration)))
      }
    }
    guard let group = declaration.asProtocol((any DeclGroupSyntax).self) else { return }
    let inner = context.inside(declaration, group)
    for member in group.memberBlock.members { read(member.decl, in: inner) }
  }

  private mutating func read(_ node: IfConfigDeclSyntax, in context: DeclarationContext) {
    for clause in node.clauses {
      switch clause.elements {
      case .statements(let statements): for item in statements { read(item, in: context) }
      case .decls(let members): for member in members { read(member.decl, in: context) }
      default: break
      }
    }
  }
}
