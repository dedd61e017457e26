import LessonDrawing
import LessonMarkdown

extension FlowchartLayout {
  struct Frame: Equatable {
    var origin: Place
    let size: (width: Int, height: Int)

    static func == (lhs: Frame, rhs: Frame) -> Bool {
      lhs.origin == rhs.origin && lhs.size == rhs.size
    }
  }

  /// A line in pieces, between which its label stands.
  struct Way: Equatable {
    var pieces: [[Place]]
    var isHorizontal = false
    /// The middle of its label.
    var label: Place?
  }

  /// What is laid out of a chart, or of a box around others.
  struct Area {
    var size = (width: 0, height: 0)
    var centers: [Int: Place] = [:]
    var frames: [Int: Frame] = [:]
    var ways: [Int: Way] = [:]
    /// The parts of lines that pass the border: those that come from the inside, and those that lead there.
    var (tails, heads): ([Int: [Place]], [Int: [Place]]) = ([:], [:])

    /// Moves an end of a line along the side that it meets.
    mutating func moveEnd(of edge: Int, isStart: Bool, by distance: Int) {
      guard var way = ways[edge], !way.pieces.isEmpty else { return }
      let piece = isStart ? 0 : way.pieces.count - 1
      let count = way.pieces[piece].count
      let end = isStart ? 0 : count - 1
      let next = isStart ? 1 : count - 2
      var moved = [end]
      // Where it runs straight to the box, all of that moves.
      if count > 2 {
        let (one, two) = (way.pieces[piece][end], way.pieces[piece][next])
        if way.isHorizontal ? one.y == two.y : one.x == two.x { moved.append(next) }
      }
      for index in moved {
        if way.isHorizontal {
          way.pieces[piece][index].y += distance
        } else {
          way.pieces[piece][index].x += distance
        }
      }
      ways[edge] = way
    }

    /// Takes over what `other` has, which lies at `origin`.
    mutating func take(_ other: Area, at origin: Place) {
      for (node, place) in other.centers { centers[node] = place.moved(by: origin) }
      for (group, frame) in other.frames {
        frames[group] = Frame(origin: frame.origin.moved(by: origin), size: frame.size)
      }
      for (edge, way) in other.ways {
        ways[edge] = Way(
          pieces: way.pieces.map { $0.map { $0.moved(by: origin) } },
          isHorizontal: way.isHorizontal, label: way.label?.moved(by: origin))
      }
      for (edge, way) in other.tails { tails[edge] = way.map { $0.moved(by: origin) } }
      for (edge, way) in other.heads { heads[edge] = way.map { $0.moved(by: origin) } }
    }
  }

  /// A line from a box to itself, at its side.
  func loop(_ edge: Int, _ area: Area, _ direction: Flowchart.Direction) -> Way? {
    guard case .node(let node) = chart.edges[edge].from, let center = area.centers[node] else {
      return nil
    }
    let size = sizes.nodes[node]
    let (half, out) = (size.width * 5, Self.loopWidth * 10)
    if direction.isHorizontal {
      let y = center.y + size.height * 5
      let label = sizes.labels[edge].map { Place(x: center.x, y: y + out - 40 + $0.height * 5) }
      let way = [
        Place(x: center.x - 80, y: y), Place(x: center.x - 80, y: y + out - 60),
        Place(x: center.x + 80, y: y + out - 60), Place(x: center.x + 80, y: y + 10),
      ]
      return Way(pieces: [way], label: label)
    }
    let x = center.x + half
    let label = sizes.labels[edge].map { Place(x: x + out - 40 + $0.width * 5, y: center.y) }
    let way = [
      Place(x: x, y: center.y - 60), Place(x: x + out - 60, y: center.y - 60),
      Place(x: x + out - 60, y: center.y + 60), Place(x: x + 10, y: center.y + 60),
    ]
    return Way(pieces: [way], isHorizontal: true, label: label)
  }
}
