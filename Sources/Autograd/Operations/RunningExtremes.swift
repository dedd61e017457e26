/// The greatest and the smallest elements so far.
extension Tensor {
  /// For each element, the greatest of those up to it along a dimension, and its position; of equal
  /// elements the last counts.
  ///
  /// From the first that is not a number on, neither are the results. The gradient goes to the
  /// elements found.
  ///
  ///     let (values, indices) = Tensor([1, 3, 2, 3]).cummax(dim: 0)
  ///     values   // tensor([1., 3., 3., 3.])
  ///     indices  // tensor([0, 1, 1, 3])
  public func cummax(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    runningExtremes(Operations.RunningMaximum.self, dim, file, line) { $0 >= $1 }
  }

  /// For each element, the smallest of those up to it along a dimension, and its position; of equal
  /// elements the last counts.
  ///
  /// From the first that is not a number on, neither are the results. The gradient goes to the
  /// elements found.
  ///
  ///     Tensor([3, 1, 2]).cummin(dim: 0).values  // tensor([3., 1., 1.])
  public func cummin(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    runningExtremes(Operations.RunningMinimum.self, dim, file, line) { $0 <= $1 }
  }

  private func runningExtremes(
    _ operation: any Operation.Type, _ dim: Int, _ file: StaticString, _ line: UInt,
    _ replaces: (Float, Float) -> Bool
  ) -> (values: Tensor, indices: IndexTensor) {
    let lines = Lines(node.shape, along: node.shape.position(of: dim, file, line))
    var indices = [Int](repeating: 0, count: count)
    lines.forEachOccupied { _, start in
      var best = start
      for (i, place) in lines.places(from: start).enumerated() {
        let (value, extreme) = (node.data[place], node.data[best])
        if value.isNaN || replaces(value, extreme) { best = place }
        // What comes behind a number that is none is never better.
        indices[place] = best == place ? i : indices[place - lines.inner]
      }
    }
    return (picked(indices, lines, node.shape, operation), IndexTensor(indices, node.shape))
  }

  /// The smallest and the greatest element of all.
  ///
  /// Their gradients are those of `amin` and `amax`.
  ///
  ///     let (min, max) = Tensor([3, 1, 2]).aminmax()  // tensor(1.), tensor(3.)
  public func aminmax(
    file: StaticString = #fileID, line: UInt = #line
  ) -> (min: Tensor, max: Tensor) {
    (amin(dims: [], file: file, line: line), amax(dims: [], file: file, line: line))
  }

  /// The smallest and the greatest elements along a dimension.
  ///
  ///     Tensor([[3, 1], [2, 4]]).aminmax(dim: 1).max  // tensor([3., 4.])
  public func aminmax(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (min: Tensor, max: Tensor) {
    (
      amin(dims: [dim], keepDim: keepDim, file: file, line: line),
      amax(dims: [dim], keepDim: keepDim, file: file, line: line)
    )
  }
}

extension Operations {
  /// The greatest elements so far.
  enum RunningMaximum: Renamed<Pick> {
    static var gradientName: String { "CummaxBackward0" }
  }

  /// The smallest elements so far.
  enum RunningMinimum: Renamed<Pick> {
    static var gradientName: String { "CumminBackward0" }
  }
}
