/// A tensor seen as lines along one dimension: those before it and those behind it count as one
/// dimension each.
struct Lines {
  let outer: Int
  let count: Int
  /// The distance of neighbours on a line, which is also the number of lines side by side.
  let inner: Int

  init(_ shape: Shape, along dim: Int) {
    outer = shape.count(of: 0..<Swift.min(dim, shape.rank))
    count = shape.rank == 0 ? 1 : shape[dim]
    inner = shape.count(of: Swift.min(dim + 1, shape.rank)..<shape.rank)
  }

  /// Calls `body` with the number of every line, and where it begins.
  @inline(__always)
  func forEach(_ body: (_ line: Int, _ start: Int) -> Void) {
    for block in 0..<outer {
      for column in 0..<inner {
        body(block * inner + column, block * count * inner + column)
      }
    }
  }

  /// Where positions on the lines lie, for `indices` with `count` positions of each line.
  func places(of indices: [Int], count: Int) -> [Int] {
    var places = indices
    forEach { line, start in
      let own = self.start(of: line, count: count)
      for i in 0..<count { places[own + i * inner] = start + indices[own + i * inner] * inner }
    }
    return places
  }

  /// For lines of another length next to these, where the one at `line` begins.
  func start(of line: Int, count: Int) -> Int {
    inner == 0 ? 0 : (line / inner) * count * inner + line % inner
  }
}
