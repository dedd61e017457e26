extension ComputationGraph {
  /// The graph in DOT, the language of Graphviz.
  ///
  ///     digraph {
  ///       rankdir=LR
  ///       n0 [shape=box, label="w []\ngrad 3.0"]
  ///       n1 [shape=box, label="x [2]"]
  ///       n2 [shape=box, style=rounded, label="Mul\n[2]"]
  ///       n0 -> n2
  ///       n1 -> n2
  ///     }
  public var dot: String {
    var lines = ["digraph {", "  rankdir=LR"]
    for (position, element) in elements.enumerated() {
      let label = ([element.operation].compactMap { $0 } + element.lines)
        .map(Self.escaped).joined(separator: "\\n")
      let style = element.operation == nil ? "" : "style=rounded, "
      lines.append("  n\(position) [shape=box, \(style)label=\"\(label)\"]")
      lines += element.operands.map { "  n\($0) -> n\(position)" }
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// Text without the characters that end a label or mean something in one.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\"", "\\": result += "\\\(character)"
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
  }
}
