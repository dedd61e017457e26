import LessonText
import SwiftSyntax

/// Manifests of packages, whole or in part.
enum ManifestWords {
  private static let words = [
    ".package(url:", ".package(path:", ".package(name:", ".package(id:", ".product(name:",
    "import PackageDescription", "swift-tools-version:", ".target(name:", ".testTarget(name:",
    ".executableTarget(name:", ".binaryTarget(name:", ".plugin(name:",
  ]

  /// Whether `code` has a word that only manifests have.
  static func areIn(_ code: String) -> Bool {
    guard
      code.hasBytes(of: "ackage") || code.hasBytes(of: "arget") || code.hasBytes(of: ".pr")
        || code.hasBytes(of: "swift-tools-version") || code.hasBytes(of: ".plugin")
    else { return false }
    let text = code.filter { !$0.isWhitespace }
    return words.contains { text.hasBytes(of: $0.filter { $0 != " " }) }
  }
}

/// What somebody typed into a shell.
enum ShellSession {
  private static let commands: Set<Substring> = [
    "$", "%", ">", "git", "brew", "cd", "curl", "docker", "apt", "apt-get", "sudo", "npm", "pod",
    "carthage", "mint", "make",
  ]

  /// Whether every command line of `code`, or the first one behind a prompt, is one of a shell.
  static func looksLike(_ code: String) -> Bool {
    let lines = code.lines.map { $0.drop { $0 == " " || $0 == "\t" } }.filter { !$0.isEmpty }
    guard let first = lines.first else { return false }
    // A prompt, or a template.
    if first.hasPrefix("$ ") || first.hasPrefix("{{") { return true }
    return lines.allSatisfy { line in
      let words = line.split(separator: " ", maxSplits: 2)
      if words.first == "swift" {
        return words.count > 1 && ["build", "run", "test", "package"].contains(words[1])
      }
      return words.first.map(commands.contains) ?? true || line == "#"
        || line.hasPrefix("# ") || line.hasPrefix("#!")
    }
  }
}

/// Text that is Swift to the parser and not to a reader.
enum Prose {
  /// Whether the code does nothing but name things: words, numbers and drawings that happen to parse.
  static func looksLike(_ tree: SourceFileSyntax) -> Bool {
    !tree.statements.contains { item in
      guard case .expr(let expression) = item.item else { return true }
      return !isNothing(expression)
    }
  }

  private static func isNothing(_ expression: ExprSyntax) -> Bool {
    switch expression.kind {
    case .declReferenceExpr, .integerLiteralExpr, .floatLiteralExpr, .discardAssignmentExpr,
      .binaryOperatorExpr, .prefixOperatorExpr, .postfixOperatorExpr, .regexLiteralExpr,
      .missingExpr, .typeExpr, .arrowExpr:
      return true
    case .sequenceExpr:
      guard let sequence = expression.as(SequenceExprSyntax.self) else { return false }
      return sequence.elements.allSatisfy(isNothing)
    default: return false
    }
  }
}
