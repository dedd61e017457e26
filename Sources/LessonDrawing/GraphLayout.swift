/// Where the boxes and arrows of a graph lie, in tenths of a pixel.
package struct GraphLayout {
  /// The middle of each box.
  package private(set) var centers: [Place] = []
  /// The places that each arrow goes through.
  package private(set) var edges: [[Place]] = []
  /// The top and the bottom of the layers that each arrow goes through, next to its places.
  package private(set) var bands: [[(top: Int, bottom: Int)]] = []
  /// The size of the whole, in pixels.
  package private(set) var (width, height) = (0, 0)

  private static let (gap, layerGap, rounds) = (180, 340, 8)

  /// Lays out boxes of the given sizes in pixels; those of `first` stand above all others, those of `last`
  /// below them.
  package init(
    operands: [[Int]], sizes: [(width: Int, height: Int)], first: Set<Int> = [],
    last: Set<Int> = []
  ) {
    let graph = GraphLayers(operands: operands, first: first, last: last)
    func itemWidth(_ item: Int) -> Int { item < sizes.count ? sizes[item].width * 10 : 0 }
    func itemHeight(_ item: Int) -> Int { item < sizes.count ? sizes[item].height * 10 : 0 }
    var x = Array(repeating: 0, count: graph.above.count)
    for layer in graph.layers { Self.place(layer, wanting: layer.map { _ in 0 }, itemWidth, &x) }
    for round in 0..<Self.rounds {
      let isDownward = round.isMultiple(of: 2)
      let neighbours = isDownward ? graph.above : graph.below
      for layer in isDownward ? graph.layers : graph.layers.reversed() {
        let wanted = layer.map { item in
          let places = neighbours[item].map { x[$0] }
          return places.isEmpty ? x[item] : places.reduce(0, +) / places.count
        }
        Self.place(layer, wanting: wanted, itemWidth, &x)
      }
    }
    let left = x.indices.map { x[$0] - itemWidth($0) / 2 }.min() ?? 0
    var y = Array(repeating: 0, count: x.count)
    var bands = Array(repeating: (top: 0, bottom: 0), count: x.count)
    var top = 0
    for layer in graph.layers {
      let tallest = layer.map(itemHeight).max() ?? 0
      for item in layer { (y[item], bands[item]) = (top + tallest / 2, (top, top + tallest)) }
      top += tallest + Self.layerGap
    }
    centers = sizes.indices.map { Place(x: x[$0] - left, y: y[$0]) }
    width = ((x.indices.map { x[$0] + itemWidth($0) / 2 }.max() ?? 0) - left + 9) / 10
    height = max(top - Self.layerGap, 0) / 10
    self.bands = graph.ways.map { way in way.map { bands[$0] } }
    edges = graph.ways.map { way in
      way.enumerated().map { index, item in
        let half = itemHeight(item) / 2
        let rise = index == 0 ? half : index == way.count - 1 ? -half - 10 : 0
        return Place(x: x[item] - left, y: y[item] + rise)
      }
    }
  }

  /// Puts the items of a layer near where they want to be, in their order and apart.
  ///
  /// Pushing all to the right keeps them apart, and so does pushing all to the left; then the middle
  /// of both does too.
  private static func place(
    _ layer: [Int], wanting wanted: [Int], _ width: (Int) -> Int, _ x: inout [Int]
  ) {
    guard let last = wanted.indices.last else { return }
    var (right, left) = (wanted, wanted)
    let distances = zip(layer, layer.dropFirst()).map { (width($0) + width($1)) / 2 + gap }
    for index in distances.indices {
      right[index + 1] = max(right[index + 1], right[index] + distances[index])
    }
    for index in distances.indices.reversed() {
      left[index] = min(left[index], left[index + 1] - distances[index])
    }
    for index in 0...last { x[layer[index]] = (right[index] + left[index]) / 2 }
  }
}
