/// Writes a row of nodes: the blanks around operators come from what stands next to them.
struct MathRow {
  let nodes: [TeXNode]

  /// The elements of the row, without one around them.
  var elements: [MathElement] {
    var elements: [MathElement] = []
    for index in nodes.indices {
      let before = neighbour(of: index, -1)
      let after = neighbour(of: index, 1)
      let node = nodes[index]
      let isName = node.role == .function || node.role == .limit
      if isName, before?.standsOffFromNames == true { elements.append(Self.thinSpace) }
      elements.append(MathWriter.element(node, role: role(of: node, before, after)))
      if isName, let after {
        elements.append(MathElement("mo", text: "\u{2061}"))
        if after.isOperand { elements.append(Self.thinSpace) }
      }
    }
    return elements
  }

  private static let thinSpace = MathElement("mspace", [("width", "0.1667em")], [])

  /// The class of the next node that is more than a blank.
  private func neighbour(of index: Int, _ step: Int) -> Symbol.Class? {
    var index = index + step
    while nodes.indices.contains(index) {
      if case .space = nodes[index] {} else { return nodes[index].role }
      index += step
    }
    return nil
  }

  /// A binary operator with nothing to join is a sign (The TeXbook, appendix G, rules 5 and 6).
  private func role(
    of node: TeXNode, _ before: Symbol.Class?, _ after: Symbol.Class?
  ) -> Symbol.Class {
    guard node.role == .binary else { return node.role }
    switch before {
    case nil, .binary, .relation, .open, .punctuation, .operation, .integral, .function, .limit:
      return .ordinary
    default: break
    }
    switch after {
    case nil, .relation, .close, .punctuation: return .ordinary
    default: return .binary
    }
  }
}

extension Symbol.Class {
  /// Whether a name behind this stands off from it; another name has made that room already.
  fileprivate var standsOffFromNames: Bool {
    self == .close || isOperand && self != .function && self != .limit
  }

  /// Whether a name stands off from this by a thin blank.
  fileprivate var isOperand: Bool {
    switch self {
    case .letter, .ordinary, .operation, .integral, .function, .limit: true
    case .binary, .relation, .open, .close, .punctuation: false
    }
  }
}
