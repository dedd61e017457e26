/// The boxes of a graph in layers, each below those that arrows come from.
///
/// The first steps of Sugiyama's method ("Methods for visual understanding of hierarchical system
/// structures", 1981): layers, places kept free for arrows that pass a layer, and an order in each
/// layer that follows its neighbours.
struct GraphLayers {
  /// The items of each layer in their order: boxes by position, then the free places.
  private(set) var layers: [[Int]] = []
  /// The items from which arrows come to each item.
  private(set) var above: [[Int]]
  /// The items to which arrows go from each item.
  private(set) var below: [[Int]]
  /// The way of each arrow, item by item.
  private(set) var ways: [[Int]] = []

  /// `first` and `last` are the boxes of a layer of their own, above all others and below them.
  init(operands: [[Int]], first: Set<Int> = [], last: Set<Int> = []) {
    var levels = Self.levels(operands, first, last)
    above = Array(repeating: [], count: operands.count)
    below = above
    for (node, sources) in operands.enumerated() {
      for source in sources {
        var way = [source]
        for level in levels[source] + 1..<max(levels[node], levels[source] + 1) {
          way.append(levels.count)
          levels.append(level)
          above.append([])
          below.append([])
        }
        way.append(node)
        for (start, end) in zip(way, way.dropFirst()) {
          below[start].append(end)
          above[end].append(start)
        }
        ways.append(way)
      }
    }
    layers = Array(repeating: [], count: (levels.max() ?? -1) + 1)
    for (item, level) in levels.enumerated() { layers[level].append(item) }
    for _ in 0..<Self.sweeps {
      for index in layers.indices.dropFirst() { order(index, by: above, in: index - 1) }
      for index in layers.indices.dropLast().reversed() { order(index, by: below, in: index + 1) }
    }
  }

  private static let sweeps = 4

  /// The layer of each box: below its operands, and right above what it goes to where it has none.
  private static func levels(
    _ operands: [[Int]], _ top: Set<Int>, _ bottom: Set<Int>
  ) -> [Int] {
    let outermost = top.isEmpty ? 0 : 1
    var levels: [Int] = []
    for (node, sources) in operands.enumerated() {
      let level = sources.map { levels[$0] + 1 }.max() ?? outermost
      levels.append(top.contains(node) ? 0 : level)
    }
    var first = Array(repeating: Int.max, count: operands.count)
    for (node, sources) in operands.enumerated() where !bottom.contains(node) {
      for source in sources { first[source] = min(first[source], levels[node]) }
    }
    for node in operands.indices
    where operands[node].isEmpty && first[node] != .max && !top.contains(node) {
      levels[node] = first[node] - 1
    }
    let lowest = operands.indices.filter { !bottom.contains($0) }.map { levels[$0] + 1 }.max() ?? 0
    for node in bottom { levels[node] = lowest }
    return levels
  }

  /// Puts a layer in the order of the middles of each item's neighbours.
  private mutating func order(_ index: Int, by neighbours: [[Int]], in other: Int) {
    let positions = Dictionary(
      uniqueKeysWithValues: layers[other].enumerated().map { ($1, Double($0)) })
    let keys = layers[index].enumerated().map { position, item in
      let places = neighbours[item].compactMap { positions[$0] }
      let middle = places.isEmpty ? Double(position) : places.reduce(0, +) / Double(places.count)
      return (middle: middle, position: position, item: item)
    }
    layers[index] = keys.sorted { ($0.middle, $0.position) < ($1.middle, $1.position) }.map(\.item)
  }
}
