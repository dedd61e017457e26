import SwiftSyntax

extension CellSyntax {
  /// Why a test framework cannot be imported; only of cells that run.
  ///
  /// Outside of a test no one hears of a failed `#expect`, and nothing runs XCTest: such a check would
  /// pass whatever it says. Code that a condition leaves out counts too.
  var testingImports: [Diagnostic] {
    guard cell.attributes.fate == .runs || cell.attributes.fate == .mustTrap,
      cell.code.hasBytes(of: "import")
    else { return [] }
    let imports = tree.tokens(viewMode: .sourceAccurate).compactMap { token in
      token.tokenKind == .keyword(.import) ? token.parent?.as(ImportDeclSyntax.self) : nil
    }
    return imports.filter(\.isOfTestFramework).map { node in
      Diagnostic(
        .compileError,
        at: cell.position(ofByte: node.importKeyword.positionAfterSkippingLeadingTrivia.utf8Offset),
        length: "import".utf8.count,
        "`\(node.path.trimmedDescription)` has no tests to run in a lesson: a check that fails there"
          + " would go unnoticed",
        advice: "print the value and write what it must be into an `output` fence, or use"
          + " `precondition`")
    }
  }
}

extension ImportDeclSyntax {
  fileprivate var isOfTestFramework: Bool {
    let module = path.first?.name.identifierText ?? ""
    return ["Testing", "XCTest", "StdlibUnittest", "LessonTesting"].contains(module)
      || module.hasPrefix("_Testing")
  }
}
