import LessonCode
import SwiftSyntax

// Blocks that are nothing but code under `#if`.
extension ParsedBlock {
  /// Whether all that it does, imports aside, stands under conditions, so that nothing of it may be left.
  package var isConditional: Bool { !conditionals.isEmpty }

  /// Its conditions once more with `mark` wherever they have code; empty where not all code is under some.
  func conditions(_ mark: String) -> String { Self.conditions(conditionals, mark) }

  private var conditionals: [IfConfigDeclSyntax] {
    Self.conditionals(in: items.filter { $0.role != .hoisted || !$0.importsOnly }.map(\.syntax))
  }

  /// The items, if all of them are conditions.
  private static func conditionals(in items: [CodeBlockItemSyntax]) -> [IfConfigDeclSyntax] {
    let all = items.compactMap { $0.item.as(IfConfigDeclSyntax.self) }
    return all.count == items.count ? all : []
  }

  private static func conditions(_ all: [IfConfigDeclSyntax], _ mark: String) -> String {
    all.map { conditional in
      let clauses = conditional.clauses.map { clause -> String in
        // A condition over lines is one all the same.
        let words = clause.condition?.tokens(viewMode: .sourceAccurate).map { token in
          token.text + (token.trailingTrivia.isEmpty ? "" : " ")
        }
        let head = clause.poundKeyword.text + (words.map { " " + $0.joined() } ?? "")
        guard case .statements(let statements)? = clause.elements, !statements.isEmpty else {
          return head
        }
        let inner = conditionals(in: Array(statements))
        return head + "\n" + (inner.isEmpty ? mark : conditions(inner, mark))
      }
      return (clauses + ["#endif"]).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension CellItem {
  /// Whether it is an import, or a condition with imports and nothing else.
  fileprivate var importsOnly: Bool {
    func imports(_ item: CodeBlockItemSyntax) -> Bool {
      guard case .decl(let declaration) = item.item else { return false }
      if declaration.is(ImportDeclSyntax.self) { return true }
      return declaration.as(IfConfigDeclSyntax.self)?.clauses.allSatisfy { clause in
        guard case .statements(let statements)? = clause.elements else { return true }
        return statements.allSatisfy(imports)
      } ?? false
    }
    return imports(syntax)
  }
}
