extension ComputationGraph {
  /// The graph in the language of Mermaid, which GitHub and many others draw in Markdown.
  ///
  ///     graph LR
  ///       n0["w []<br/>grad 3.0"]
  ///       n1["x [2]"]
  ///       n2(["Mul<br/>[2]"])
  ///       n0 --> n2
  ///       n1 --> n2
  public var mermaid: String {
    var lines = ["graph LR"]
    for (position, element) in elements.enumerated() {
      let label = ([element.operation].compactMap { $0 } + element.lines)
        .map(Self.escaped).joined(separator: "<br/>")
      lines.append(
        element.operation == nil
          ? "  n\(position)[\"\(label)\"]" : "  n\(position)([\"\(label)\"])")
      lines += element.operands.map { "  n\($0) --> n\(position)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text without the characters that end a label or begin markup in one.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\"": result += "#quot;"
      case "#": result += "#35;"
      case "<": result += "#lt;"
      case ">": result += "#gt;"
      case "&": result += "#amp;"
      case "`": result += "#96;"
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
  }
}
