/// The offsets at which the elements of a shape lie, in row-major order, for given strides.
struct StridedOffsets: Sequence, IteratorProtocol {
  private let shape: Shape
  private let strides: [Int]
  private var index: [Int]
  private var offset: Int
  private var remaining: Int

  init(_ shape: Shape, strides: [Int], from start: Int = 0) {
    self.shape = shape
    self.strides = strides
    index = [Int](repeating: 0, count: shape.rank)
    offset = start
    remaining = shape.count
  }

  var underestimatedCount: Int { remaining }

  mutating func next() -> Int? {
    if remaining == 0 { return nil }
    remaining -= 1
    let current = offset
    for dim in index.indices.reversed() {
      index[dim] += 1
      offset += strides[dim]
      if index[dim] < shape[dim] { break }
      offset -= index[dim] * strides[dim]
      index[dim] = 0
    }
    return current
  }
}
