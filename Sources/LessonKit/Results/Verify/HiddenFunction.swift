import LessonCode
import LessonFormat
import LessonText
import SwiftSyntax

/// A function of a nested scope that may hide a library's functions of the same name from a call.
///
/// Swift looks no further than the innermost scope that declares the name; at file scope the function
/// would be one overload among others.
package struct HiddenFunction {
  package let name: String
  private let cell: Int
  private let position: SourcePosition
  private let failure: CompileFailure
  private let imports: [String]

  /// Looks for the call that `failure` is about; `nil` where it is about none of such a function.
  package init?(of failure: CompileFailure, in program: LessonProgram) {
    guard failure.diagnostic.id == .compileError, !program.nestedFunctions.isEmpty,
      let cell = program.cells.first(where: { $0.number == failure.cell }),
      let offset = cell.byteOffset(of: failure.diagnostic.position),
      let tree = ParsedCode.parse(cell.code),
      let token = tree.token(at: AbsolutePosition(utf8Offset: offset)),
      let name = Self.usedName(around: Syntax(token), in: program),
      let function = program.nestedFunctions[name]
    else { return nil }
    self.name = name
    self.failure = failure
    (self.cell, position) = function
    imports = program.cells.filter(\.isPartOfProgram).flatMap { cell in
      (ParsedCode.parse(cell.code)?.statements ?? []).compactMap {
        $0.item.as(ImportDeclSyntax.self)?.trimmedDescription
      }
    }
  }

  /// The innermost name in a call that is a nested function's.
  private static func usedName(around syntax: Syntax, in program: LessonProgram) -> String? {
    var node: Syntax? = syntax
    while let current = node {
      let call = current.as(FunctionCallExprSyntax.self)
      // A function may be given to a call too, or stand where a value is wanted.
      let used =
        [current, call.map { Syntax($0.calledExpression) }]
        + (call?.arguments.map { Syntax($0.expression) } ?? [])
      for expression in used {
        if let name = expression?.as(DeclReferenceExprSyntax.self)?.baseName.identifierText,
          program.nestedFunctions[name] != nil
        {
          return name
        }
      }
      node = current.parent
    }
    return nil
  }

  /// A program with another error than ``missingName`` if an import has something of that name.
  package var probe: String {
    imports.joined(separator: "\n") + "\nfunc lessonProbe() { _ = `\(name)` }\n"
  }

  /// What the compiler says of the probe if no import has the name.
  package var missingName: String { "cannot find '\(name)' in scope" }

  /// The error in the place of the compiler's, if an import has the name.
  package var diagnosis: CompileFailure {
    let error = failure.diagnostic
    return CompileFailure(
      cell: cell,
      Diagnostic(
        .needsReset, at: position, length: "func".utf8.count,
        "this `\(name)` stands in a nested scope, where it hides the library's `\(name)`",
        details: ["line \(error.position.line): \(error.message)"],
        advice:
          "rename the function, declare it before the cell that gives a name a new meaning, or"
          + " mark its cell `reset`"))
  }
}
