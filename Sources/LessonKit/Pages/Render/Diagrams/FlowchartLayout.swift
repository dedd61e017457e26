import LessonDrawing
import LessonMarkdown

/// Where the boxes and lines of a flowchart lie, in tenths of a pixel.
///
/// A box around others is laid out by itself, and then is one box among those next to it; a line that
/// leaves it passes a place on its border.
struct FlowchartLayout {
  /// The sizes in pixels that texts give.
  struct Sizes {
    let nodes: [(width: Int, height: Int)]
    /// Of labels on lines; `nil` for a line without one.
    let labels: [(width: Int, height: Int)?]
    let titles: [Int]
  }

  let chart: Flowchart
  let sizes: Sizes

  /// Lays out a chart whose parts have these sizes.
  static func area(of chart: Flowchart, _ sizes: Sizes) -> Area {
    FlowchartLayout(chart: chart, sizes: sizes).area(of: nil, [], chart.direction)
  }

  static let (padding, titleHeight, loopWidth) = (12, 22, 24)

  /// What stands directly in a chart, or in a box around others.
  enum Item: Hashable {
    case node(Int)
    case group(Int)
    /// The label of a line.
    case label(Int)
    /// The place on the border that a line passes.
    case port(Int)
  }

  private func container(of place: Flowchart.Place) -> Int? {
    switch place {
    case .node(let index): chart.nodes[index].group
    case .group(let index): chart.groups[index].parent
    }
  }

  /// What stands directly in `group` and is `place` or has it inside, and whether it has it inside.
  func item(in group: Int?, for place: Flowchart.Place) -> (item: Item, isInside: Bool)? {
    var current = place
    while true {
      let outer = container(of: current)
      if outer == group {
        switch current {
        case .node(let index): return (.node(index), false)
        case .group(let index): return (.group(index), current != place)
        }
      }
      guard let outer else { return nil }
      current = .group(outer)
    }
  }

  /// Lays out what stands in `group` and what passes its border.
  private func area(
    of group: Int?, _ passages: [Passage], _ direction: Flowchart.Direction
  ) -> Area {
    var links: [Link] = []
    var loops: [Int] = []
    for (index, edge) in chart.edges.enumerated() {
      guard let from = item(in: group, for: edge.from), let to = item(in: group, for: edge.to)
      else { continue }
      if from.item != to.item {
        links.append(Link(edge: index, from: from, to: to))
      } else if case .node = from.item {
        loops.append(index)
      }
    }
    let items = items(in: group)
    turn(&links, items)

    var inner: [Int: Area] = [:]
    for case .group(let child) in items {
      let own = passagesOf(child, links, passages, group)
      inner[child] = area(
        of: child, own, own.isEmpty ? chart.groups[child].direction ?? direction : direction)
    }

    var plan = Plan()
    for passage in passages where passage.isAtStart { plan.items.append(.port(passage.edge)) }
    for link in links {
      if sizes.labels[link.edge] == nil {
        plan.segments.append((link.upper, link.lower, link.edge))
      } else {
        plan.segments.append((link.upper, .label(link.edge), link.edge))
        plan.segments.append((.label(link.edge), link.lower, link.edge))
      }
    }
    plan.sort(items + links.filter { sizes.labels[$0.edge] != nil }.map { .label($0.edge) })
    for passage in passages {
      let edge = chart.edges[passage.edge]
      guard let end = item(in: group, for: passage.isSource ? edge.from : edge.to) else { continue }
      let port = Item.port(passage.edge)
      if !passage.isAtStart { plan.items.append(port) }
      plan.segments.append(
        passage.isAtStart ? (port, end.item, passage.edge) : (end.item, port, passage.edge))
    }
    let loopNodes = Dictionary(
      loops.compactMap { edge -> (Int, Int)? in
        guard case .node(let node) = chart.edges[edge].from else { return nil }
        let label = sizes.labels[edge]
        return (node, (direction.isHorizontal ? label?.height : label?.width) ?? 0)
      }, uniquingKeysWith: max)
    let layout = GraphLayout(
      operands: plan.operands,
      sizes: plan.items.map { item in
        var size = size(of: item, inner)
        if direction.isHorizontal { size = (size.height, size.width) }
        if case .node(let node) = item, let label = loopNodes[node] {
          size.width += 2 * (Self.loopWidth + label)
        }
        return size
      },
      first: Set(plan.items.indices.prefix(passages.count { $0.isAtStart })),
      last: Set(plan.items.indices.suffix(passages.count { !$0.isAtStart })))
    let canvas = FlowchartCanvas(
      direction, layout, group == nil ? nil : sizes.titles[group ?? 0], Self.padding,
      Self.titleHeight)

    var area = Area()
    area.size = canvas.size
    for (index, item) in plan.items.enumerated() {
      let center = canvas.place(layout.centers[index])
      switch item {
      case .node(let node): area.centers[node] = center
      case .group(let child):
        guard let own = inner[child] else { continue }
        let origin = Place(x: center.x - own.size.width * 5, y: center.y - own.size.height * 5)
        area.frames[child] = Frame(origin: origin, size: own.size)
        area.take(own, at: origin)
      case .label, .port: break
      }
    }
    let ways = plan.ways(layout).map { (edge: $0.edge, way: $0.way.map(canvas.place)) }
    for link in links {
      var pieces = ways.filter { $0.edge == link.edge }.map(\.way)
      if link.isTurned { pieces = pieces.reversed().map { $0.reversed() } }
      if let tail = area.tails[link.edge] { pieces[0] = tail + pieces[0].dropFirst() }
      if let head = area.heads[link.edge] {
        pieces[pieces.count - 1] = pieces[pieces.count - 1].dropLast() + head
      }
      let label = plan.items.firstIndex(of: .label(link.edge)).map {
        canvas.place(layout.centers[$0])
      }
      area.ways[link.edge] = Way(
        pieces: pieces, isHorizontal: direction.isHorizontal, label: label)
    }
    for passage in passages {
      guard var way = ways.first(where: { $0.edge == passage.edge })?.way else { continue }
      // It runs from the start on, and ends on the border.
      let end = passage.isAtStart ? 0 : way.count - 1
      way[end] = canvas.border(isAtStart: passage.isAtStart, way[end])
      if passage.isAtStart == passage.isSource { way.reverse() }
      if passage.isSource {
        area.tails[passage.edge] = (area.tails[passage.edge].map { $0 + way.dropFirst() }) ?? way
      } else {
        area.heads[passage.edge] = (area.heads[passage.edge].map { way.dropLast() + $0 }) ?? way
      }
    }
    for edge in loops { area.ways[edge] = loop(edge, area, direction) }
    return area
  }

  /// The boxes that stand directly in `group`, in the order in which they are written.
  private func items(in group: Int?) -> [Item] {
    var first: [Item: Int] = [:]
    for index in chart.nodes.indices {
      guard let item = item(in: group, for: .node(index))?.item else { continue }
      first[item] = first[item] ?? index
    }
    for (index, child) in chart.groups.enumerated() where child.parent == group {
      first[.group(index)] = first[.group(index)] ?? chart.nodes.count + index
    }
    return first.sorted { $0.value < $1.value }.map(\.key)
  }

  private func size(of item: Item, _ inner: [Int: Area]) -> (width: Int, height: Int) {
    switch item {
    case .node(let index): sizes.nodes[index]
    case .group(let index): inner[index]?.size ?? (0, 0)
    case .label(let edge): sizes.labels[edge] ?? (0, 0)
    case .port: (0, 0)
    }
  }
}

extension Place {
  /// This place in a part of a drawing that lies at `other`.
  func moved(by other: Place) -> Place { Place(x: x + other.x, y: y + other.y) }
}
