/// A part of a row-major array, as every way of cutting or turning it gives one.
struct StridedPart {
  let shape: Shape
  /// How far a step along each dimension of the part moves in the whole.
  let strides: [Int]
  /// Where its first element lies.
  let start: Int

  /// Calls `body` with the place of every row in the whole, and its place in the part.
  @inline(__always)
  fileprivate func forEachRow(
    _ body: (_ whole: Int, _ part: Int, _ count: Int, _ step: Int) -> Void
  ) {
    let last = shape.rank - 1
    if last < 0 { return body(start, 0, 1, 1) }
    let count = shape[last]
    if count == 0 { return }
    let outer = Shape((0..<last).map { shape[$0] })
    var part = 0
    for whole in StridedOffsets(outer, strides: Array(strides.dropLast()), from: start) {
      body(whole, part, count, strides[last])
      part += count
    }
  }
}

extension Node {
  /// A copy of a part.
  final func copy(of part: StridedPart) -> Node {
    let result = Node.uninitialized(part.shape)
    let (source, target) = (data, result.data)
    part.forEachRow { whole, own, count, step in
      if step == 1 {
        (target + own).update(from: source + whole, count: count)
      } else {
        for i in 0..<count { target[own + i] = source[whole + i * step] }
      }
    }
    return result
  }

  /// Adds the numbers of another node to a part of this one.
  final func add(_ term: Node, at part: StridedPart) {
    let (source, target) = (term.data, data)
    part.forEachRow { whole, own, count, step in
      if step == 1 {
        Elementwise.accumulate(target + whole, source + own, count: count)
      } else {
        for i in 0..<count { target[whole + i * step] += source[own + i] }
      }
    }
  }

  /// Zeros of the shape of the whole with this node in the place of the part.
  final func placed(at part: StridedPart, in shape: Shape) -> Node {
    let result = Node.filled(shape, with: 0)
    let (source, target) = (data, result.data)
    part.forEachRow { whole, own, count, step in
      for i in 0..<count { target[whole + i * step] = source[own + i] }
    }
    return result
  }
}

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
