/// The same elements in another order along dimensions.
extension Tensor {
  /// The elements in reverse order along the dimensions given.
  ///
  ///     Tensor([[1, 2], [3, 4]]).flipped(1)  // tensor([[2., 1.], [4., 3.]])
  public func flipped(
    _ dims: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let (shape, strides) = (node.shape, node.shape.strides)
    let turned = dims.isEmpty ? [] : DimensionSet(dims, in: shape, file, line)
    let isTurned = (0..<shape.rank).map { turned.contains($0) }
    let start = (0..<shape.rank).reduce(0) {
      isTurned[$1] ? $0 + Swift.max(shape[$1] - 1, 0) * strides[$1] : $0
    }
    let steps = zip(strides, isTurned).map { $1 ? -$0 : $0 }
    return picked(
      Array(StridedOffsets(shape, strides: steps, from: start)), shape, Operations.Flip.self)
  }

  /// The elements moved along a dimension; those that leave it at its end come in at its beginning.
  ///
  ///     Tensor([1, 2, 3]).rolled(by: 1, dim: 0)  // tensor([3., 1., 2.])
  public func rolled(
    by distance: Int, dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let lines = Lines(node.shape, along: node.shape.position(of: dim, file, line))
    var places = [Int](repeating: 0, count: count)
    // Distances of either sign, and beyond the dimension.
    let distance = lines.count == 0 ? 0 : distance % lines.count
    lines.forEachOccupied { _, start in
      for i in 0..<lines.count {
        let source = (i - distance + lines.count) % lines.count
        places[start + i * lines.inner] = start + source * lines.inner
      }
    }
    return picked(places, node.shape, Operations.Roll.self)
  }

  /// All elements moved in row-major order; the last ones come in at the beginning.
  ///
  ///     Tensor([[1, 2], [3, 4]]).rolled(by: 1)  // tensor([[4., 1.], [2., 3.]])
  public func rolled(by distance: Int) -> Tensor {
    let distance = count == 0 ? 0 : distance % count
    let places = (0..<count).map { ($0 - distance + count) % count }
    return picked(places, node.shape, Operations.Roll.self)
  }
}

extension Operations {
  /// Elements in reverse order.
  enum Flip: Renamed<Pick> {
    static var gradientName: String { "FlipBackward0" }
  }

  /// Elements moved in a circle.
  enum Roll: Renamed<Pick> {
    static var gradientName: String { "RollBackward0" }
  }
}
