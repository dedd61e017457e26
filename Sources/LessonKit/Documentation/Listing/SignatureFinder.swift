import LessonCode
import SwiftSyntax

/// Finds what a file declares for others, and not what bodies do.
final class SignatureFinder: SyntaxVisitor {
  private(set) var found: [(signature: Signature, range: Range<Int>)] = []
  private var types: [String] = []

  /// What `tree` declares, in order, with the bytes of the names.
  static func all(in tree: SourceFileSyntax) -> [(signature: Signature, range: Range<Int>)] {
    let finder = SignatureFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.found
  }

  private func open(_ name: String) -> SyntaxVisitorContinueKind {
    // `Outer.Inner<Element>` is called `Inner`.
    let plain = name.prefix { $0 != "<" }.split(separator: ".").last.map(String.init)
    types.append(plain ?? name)
    return .visitChildren
  }

  private func add(_ node: some DeclSyntaxProtocol) -> SyntaxVisitorContinueKind {
    found += Signature.all(of: DeclSyntax(node), in: types.last).map { ($0.0, $0.1) }
    return .skipChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node.name.identifierText)
  }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node.name.identifierText)
  }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node.name.identifierText)
  }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node.name.identifierText)
  }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node.name.identifierText)
  }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node.extendedType.trimmedDescription)
  }
  override func visitPost(_ node: StructDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: ClassDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: EnumDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: ActorDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: ProtocolDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: ExtensionDeclSyntax) { types.removeLast() }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { add(node) }
  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind { add(node) }
  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind { add(node) }
  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind { add(node) }
  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
