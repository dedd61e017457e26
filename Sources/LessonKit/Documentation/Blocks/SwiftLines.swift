import LessonText

/// Tells code with a mistake from text of other kinds: the parser accepts neither.
enum SwiftLines {
  /// Whether most lines of `code` begin or end as only Swift does, and one says so beyond doubt.
  static func areMost(of code: String) -> Bool {
    let lines = code.lines.map { $0.trimmed { $0 == " " || $0 == "\t" } }.filter { !$0.isEmpty }
    let own = lines.count(where: isSwift)
    let others = lines.count { isNeutral($0) && !isSwift($0) }
    return own > 0 && (own + others) * 5 >= lines.count * 4
  }

  /// Whether a line is the beginning of a statement or a declaration.
  private static func isSwift(_ line: Substring) -> Bool {
    let words = line.split(separator: " ", maxSplits: 3)
    guard words.count > 1, let first = words.first else { return line.hasPrefix("print(") }
    let second = words[1]
    switch first {
    case "let", "var": return line.contains("=") || second.hasSuffix(":")
    case "for": return words.count > 2 && words[2] == "in" && line.hasSuffix(opening: true)
    case "func": return second.contains("(") || second.contains("<")
    case "if", "guard", "while":
      return second == "let" || second == "var" || second == "case"
    case "struct", "class", "enum", "extension", "protocol", "actor":
      return second.first?.isUppercase == true && line.hasSuffix("{")
    case "public", "private", "@inlinable", "mutating", "static": return line.hasSuffix("{")
    default: return false
    }
  }

  /// Whether a line may be Swift and may be something else.
  private static func isNeutral(_ line: Substring) -> Bool {
    line.hasPrefix("//") || line.hasPrefix("}") || line.hasSuffix("{") || line.hasSuffix(")")
      || line.hasPrefix(".") || line.hasPrefix("return") || line.hasSuffix(",")
      || line.contains(" = ") || line.contains("(")
  }
}

extension Substring {
  /// Whether the text goes on in code: it ends in a brace or a bracket.
  fileprivate func hasSuffix(opening: Bool) -> Bool { hasSuffix("{") || hasSuffix(")") }
}
