extension Shape {
  /// How far a step along each dimension moves in a row-major array of this shape.
  var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    for dim in (0..<Swift.max(rank - 1, 0)).reversed() {
      strides[dim] = strides[dim + 1] * self[dim + 1]
    }
    return strides
  }

  /// So many positions of one dimension, from `start`, of an array of this shape.
  func part(along dim: Int, from start: Int, count: Int) -> StridedPart {
    let strides = self.strides
    return StridedPart(
      shape: replacing(dim, with: count), strides: strides, start: start * strides[dim])
  }
}

/// The offsets at which the elements of a shape lie, in row-major order, for given strides.
struct StridedOffsets: Sequence, IteratorProtocol {
  private let shape: Shape
  private let strides: [Int]
  private var index: [Int]
  private var offset: Int
  private var remaining: Int
  /// The last dimension: its elements, those of the row that are left, and the way between two of them.
  private let rowLength: Int
  private var remainingInRow: Int
  private let step: Int

  init(_ shape: Shape, strides: [Int], from start: Int = 0) {
    self.shape = shape
    self.strides = strides
    index = [Int](repeating: 0, count: shape.rank)
    offset = start
    remaining = shape.count
    rowLength = shape.rank == 0 ? 1 : shape[shape.rank - 1]
    remainingInRow = rowLength
    step = strides.last ?? 0
  }

  var underestimatedCount: Int { remaining }

  mutating func next() -> Int? {
    if remaining == 0 { return nil }
    remaining -= 1
    remainingInRow -= 1
    let current = offset
    offset += step
    if remainingInRow == 0 { startNextRow() }
    return current
  }

  private mutating func startNextRow() {
    remainingInRow = rowLength
    offset -= rowLength * step
    // Not over `indices.reversed()`, which takes most of the time in a debug build.
    var dim = index.count - 1
    while dim > 0 {
      dim -= 1
      index[dim] += 1
      offset += strides[dim]
      if index[dim] < shape[dim] { return }
      offset -= index[dim] * strides[dim]
      index[dim] = 0
    }
  }
}

/// A part of a row-major array, as every way of cutting or turning it gives one.
struct StridedPart {
  let shape: Shape
  /// How far a step along each dimension of the part moves in the whole.
  let strides: [Int]
  /// Where its first element lies.
  let start: Int

  /// Calls `body` with the place of every row in the whole, and its place in the part.
  @inline(__always)
  func forEachRow(
    _ body: (_ whole: Int, _ part: Int, _ count: Int, _ step: Int) -> Void
  ) {
    let last = shape.rank - 1
    if last < 0 { return body(start, 0, 1, 1) }
    let count = shape[last]
    if count == 0 { return }
    let outer = Shape((0..<last).map { shape[$0] })
    var part = 0
    for whole in StridedOffsets(outer, strides: Array(strides.prefix(last)), from: start) {
      body(whole, part, count, strides[last])
      part += count
    }
  }
}
