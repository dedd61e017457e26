import LessonMarkdown

/// The lines between what stands next to each other, and those that pass a border.
extension FlowchartLayout {
  /// A line that passes the border, at its start in the chart's direction or at its end.
  struct Passage {
    let edge: Int
    let isAtStart: Bool
    /// Whether the line comes from the inside.
    let isSource: Bool
  }

  /// A line between two things that stand next to each other.
  struct Link {
    let edge: Int
    let from: (item: Item, isInside: Bool)
    let to: (item: Item, isInside: Bool)
    /// Whether it leads against the chart's direction.
    var isTurned = false

    var upper: Item { isTurned ? to.item : from.item }
    var lower: Item { isTurned ? from.item : to.item }
  }

  /// Turns lines that lead back, so that no circle is left.
  func turn(_ links: inout [Link], _ items: [Item]) {
    var leaving: [Item: [Int]] = [:]
    for (index, link) in links.enumerated() { leaving[link.from.item, default: []].append(index) }
    var state: [Item: Bool] = [:]
    func visit(_ item: Item) {
      state[item] = false
      for index in leaving[item] ?? [] {
        let next = links[index].to.item
        if state[next] == false { links[index].isTurned = true }
        if state[next] == nil { visit(next) }
      }
      state[item] = true
    }
    for item in items where state[item] == nil { visit(item) }
  }

  /// The lines that pass the border of `child`: those to what stands next to it, and those that pass that
  /// of its own container.
  func passagesOf(
    _ child: Int, _ links: [Link], _ outer: [Passage], _ group: Int?
  ) -> [Passage] {
    var found: [Passage] = []
    for link in links {
      for (end, isSource) in [(link.from, true), (link.to, false)]
      where end.item == .group(child) && end.isInside {
        found.append(
          Passage(
            edge: link.edge, isAtStart: link.upper != .group(child), isSource: isSource))
      }
    }
    for passage in outer {
      let edge = chart.edges[passage.edge]
      let end = item(in: group, for: passage.isSource ? edge.from : edge.to)
      if end?.item == .group(child), end?.isInside == true { found.append(passage) }
    }
    return found
  }
}
