import LessonDrawing

extension FlowchartLayout {
  /// What is laid out, each behind all that lines come from.
  struct Plan {
    var items: [Item] = []
    var segments: [(upper: Item, lower: Item, edge: Int)] = []

    /// Appends `rest`, each as early as the segments allow.
    mutating func sort(_ rest: [Item]) {
      var waiting: [Item: Int] = [:]
      var below: [Item: [Item]] = [:]
      for segment in segments {
        waiting[segment.lower, default: 0] += 1
        below[segment.upper, default: []].append(segment.lower)
      }
      var rest = rest
      while let next = rest.firstIndex(where: { waiting[$0, default: 0] == 0 }) {
        let item = rest.remove(at: next)
        items.append(item)
        for lower in below[item] ?? [] { waiting[lower, default: 0] -= 1 }
      }
    }

    var operands: [[Int]] {
      let numbers = Dictionary(
        items.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return items.map { item in
        segments.filter { $0.lower == item }.compactMap { numbers[$0.upper] }
      }
    }

    /// The way of each segment, with the line that it is part of, from the start on.
    func ways(_ layout: GraphLayout) -> [(edge: Int, way: [Place])] {
      let ordered = items.flatMap { item in segments.filter { $0.lower == item }.map(\.edge) }
      return ordered.enumerated().map { index, edge in
        (edge, Self.way(layout.edges[index], layout.bands[index]))
      }
    }

    /// The way through `places` that turns between layers only, so that it crosses no tall box next to it.
    private static func way(_ places: [Place], _ bands: [(top: Int, bottom: Int)]) -> [Place] {
      var way = Array(places.prefix(1))
      for index in places.indices.dropFirst() {
        let (start, end) = (places[index - 1], places[index])
        way.append(Place(x: start.x, y: max(bands[index - 1].bottom, start.y)))
        way.append(Place(x: end.x, y: min(bands[index].top, end.y)))
        way.append(end)
      }
      return way.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
  }
}
