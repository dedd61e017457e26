import LessonCode
import SwiftSyntax

/// Finds what a file declares for others, and not what bodies do.
final class SignatureFinder: SyntaxVisitor {
  private(set) var found: [(signature: Signature, range: Range<Int>)] = []
  private(set) var foundTypes: [TypeSignature] = []
  private var types: [String] = []

  /// Finds what `tree` declares, in order, with the bytes of the names.
  init(_ tree: SourceFileSyntax) {
    super.init(viewMode: .sourceAccurate)
    walk(tree)
  }

  private func open(_ node: some DeclGroupSyntax) -> SyntaxVisitorContinueKind {
    let name = node.typeName ?? ""
    // `Outer.Inner<Element>` is called `Inner`.
    let plain = name.prefix { $0 != "<" }.split(separator: ".").last.map(String.init) ?? name
    types.append(plain)
    foundTypes.append(TypeSignature(node, named: plain))
    return .visitChildren
  }

  private func add(_ node: some DeclSyntaxProtocol) -> SyntaxVisitorContinueKind {
    found += Signature.all(of: DeclSyntax(node), in: types.last).map { ($0.0, $0.1) }
    return .skipChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node)
  }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node)
  }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node)
  }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node)
  }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node)
  }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node)
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
