import SwiftSyntax

/// The imports of test frameworks in a cell's code.
///
/// Outside of a test nobody hears of a failed `#expect`, and nothing runs XCTest: such a check would
/// pass whatever it says.
final class TestingImports: SyntaxVisitor {
  private var imports: [ImportDeclSyntax] = []

  /// All of them, in code that a condition leaves out too.
  static func all(in tree: SourceFileSyntax) -> [ImportDeclSyntax] {
    let visitor = TestingImports(viewMode: .sourceAccurate)
    visitor.walk(tree)
    return visitor.imports
  }

  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
    let module = node.path.first?.name.identifierText ?? ""
    if Self.modules.contains(module) || module.hasPrefix("_Testing") { imports.append(node) }
    return .skipChildren
  }

  private static let modules: Set<String> = [
    "Testing", "XCTest", "StdlibUnittest", "LessonTesting",
  ]
}

extension CellSyntax {
  /// Why a test framework cannot be imported; only of cells that run.
  var testingImports: [Diagnostic] {
    guard cell.attributes.fate == .runs || cell.attributes.fate == .mustTrap,
      cell.code.hasBytes(of: "import")
    else { return [] }
    return TestingImports.all(in: tree).map { node in
      let path = node.path.trimmedDescription
      return Diagnostic(
        .compileError,
        at: cell.position(ofByte: node.importKeyword.positionAfterSkippingLeadingTrivia.utf8Offset),
        length: "import".utf8.count,
        "`\(path)` has no tests to run in a lesson: a check that fails there would go unnoticed",
        advice: "print the value and write what it must be into an `output` fence, or use"
          + " `precondition`")
    }
  }
}
