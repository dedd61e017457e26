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
    // There may be two thousand million blocks without a line.
    if inner == 0 { return }
    for block in 0..<outer {
      for column in 0..<inner {
        body(block * inner + column, block * count * inner + column)
      }
    }
  }

  /// The same for lines on which something lies: there may be two thousand million of the others.
  @inline(__always)
  func forEachOccupied(_ body: (_ line: Int, _ start: Int) -> Void) {
    if count > 0 { forEach(body) }
  }

  /// Where positions on the lines lie: of each line as many as there are.
  func places(of indices: [Int]) -> [Int] {
    var places = indices
    let lines = outer * inner
    if lines == 0 || indices.isEmpty { return places }
    var i = 0
    for block in 0..<outer {
      for _ in 0..<indices.count / lines {
        for column in 0..<inner {
          places[i] = (block * count + places[i]) * inner + column
          i += 1
        }
      }
    }
    return places
  }

  /// For lines of another length next to these, where the one at `line` begins.
  func start(of line: Int, count: Int) -> Int {
    inner == 0 ? 0 : (line / inner) * count * inner + line % inner
  }
}
