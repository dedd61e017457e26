import LessonText

/// A flowchart in the language of Mermaid: boxes, and lines between them.
package struct Flowchart: Sendable, Equatable {
  package enum Direction: String, Sendable {
    case down, up, right, left

    /// The direction that `word` names.
    init?(word: some StringProtocol) {
      switch word {
      case "TD", "TB", "v": self = .down
      case "BT", "^": self = .up
      case "LR", ">": self = .right
      case "RL", "<": self = .left
      default: return nil
      }
    }

    package var isHorizontal: Bool { self == .right || self == .left }
  }

  package enum Shape: Sendable {
    case rectangle, rounded, stadium, subroutine, cylinder, circle, doubleCircle, diamond, hexagon
    case flag, leaningRight, leaningLeft, narrowTop, narrowBottom
  }

  package struct Node: Sendable, Equatable {
    let name: String
    /// What stands in it, line by line.
    package internal(set) var label: [String]
    package internal(set) var shape = Shape.rectangle
    /// The box that it stands in, if it stands in one.
    package internal(set) var group: Int?
  }

  /// A box around others.
  package struct Group: Sendable, Equatable {
    let name: String
    package let title: String
    package let parent: Int?
    /// Its own direction; `nil` for that of the chart.
    package internal(set) var direction: Direction?
  }

  package enum Place: Sendable, Hashable {
    case node(Int)
    case group(Int)
  }

  package enum Stroke: Sendable { case plain, dotted, thick, none }

  package enum End: Sendable { case none, arrow, disc, cross }

  package struct Edge: Sendable, Equatable {
    package let from: Place
    package let to: Place
    package let link: Link
  }

  /// What a line looks like, and what stands on it.
  package struct Link: Sendable, Equatable {
    package internal(set) var stroke = Stroke.plain
    package internal(set) var start = End.none
    package internal(set) var end = End.none
    package internal(set) var label: [String] = []
  }

  package internal(set) var direction = Direction.down
  package internal(set) var nodes: [Node] = []
  package internal(set) var groups: [Group] = []
  package internal(set) var edges: [Edge] = []
  /// What stands above it.
  package internal(set) var title = ""
  /// What the author calls it for those who do not see it.
  package internal(set) var name = ""
  /// What the author says that it shows.
  package internal(set) var summary = ""

  /// More than these would be a poster, and take long to lay out.
  static let (nodeLimit, edgeLimit, textLimit) = (100, 200, 20_000)

  /// All that stands in it, for a search.
  package var words: String {
    ([title, name, summary] + groups.map(\.title) + nodes.flatMap(\.label)
      + edges.flatMap(\.link.label))
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What it shows in words: its boxes, and what leads where.
  package var description: String {
    if !summary.isEmpty { return summary }
    let lines = edges.filter { $0.link.stroke != .none }.map { edge in
      let label = edge.link.label.isEmpty ? "" : " (\(edge.link.label.joined(separator: " ")))"
      let verb = edge.link.end == .none && edge.link.start == .none ? "and" : "to"
      return "\(name(of: edge.from)) \(verb) \(name(of: edge.to))\(label)"
    }
    let boxes = nodes.map { $0.label.joined(separator: " ") }.joined(separator: ", ")
    return "Boxes: \(boxes)."
      + (lines.isEmpty ? "" : " Lines: \(lines.joined(separator: "; ")).")
  }

  private func name(of place: Place) -> String {
    switch place {
    case .node(let index): nodes[index].label.joined(separator: " ")
    case .group(let index): groups[index].title
    }
  }
}

/// Why a diagram is not drawn, and where in its text.
package struct DiagramProblem: Error, Equatable {
  package enum Kind: Sendable { case otherDiagram, notDrawn, malformed }

  package let kind: Kind
  /// Line and column from 1; the column in bytes.
  package let line: Int
  package let column: Int
  package let length: Int
  package let message: String
  package let advice: String
}

extension CodeBlock {
  /// The flowchart that a `mermaid` fence is, or why it stays code; `nil` for other code.
  package var flowchart: Result<Flowchart, DiagramProblem>? {
    guard fence?.plainInfo.split(separator: " ").first == "mermaid" else { return nil }
    return Result { () throws(DiagramProblem) in try FlowchartParser.parse(text) }
  }
}
