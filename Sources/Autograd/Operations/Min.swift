/// The smallest elements, and where they lie.
///
/// An element that is not a number is smaller than all others; of equal ones the first counts.
extension Tensor {
  /// The smallest element, without dimensions.
  ///
  /// Its gradient is spread evenly over all elements that equal it.
  ///
  ///     Tensor([[1, 4], [3, 2]]).min()  // tensor(1.)
  public func min(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    extreme(Operations.Min.self, "min()", file, line)
  }

  /// The smallest elements along a dimension, and their positions on it.
  ///
  /// The gradient goes to the elements found.
  ///
  ///     let (values, indices) = Tensor([[1, 4], [3, 2]]).min(dim: 0)
  public func min(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    extremes(Smaller.self, Operations.MinAlong.self, "min()", dim, keepDim, file, line)
  }

  /// The position of the smallest element among all, in row-major order.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmin().item  // 0
  public func argmin(file: StaticString = #fileID, line: UInt = #line) -> IndexTensor {
    IndexTensor(extremePosition(Smaller.self, "argmin()", file, line))
  }

  /// The positions of the smallest elements along a dimension.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmin(dim: 1)  // tensor([0, 1])
  public func argmin(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    extremePositions(Smaller.self, "argmin()", dim, keepDim, file, line)
  }

  /// The smallest elements over a dimension, without their positions.
  ///
  /// The gradient is spread evenly over all elements that equal the smallest; `min(dim:)` gives
  /// it to the first alone.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amin(dim: 1)  // tensor([1., 2.])
  public func amin(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    amin(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The smallest elements over some dimensions; over all if none is given.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amin(dims: [0, 1])  // tensor(1.)
  public func amin(
    dims: [Int] = [], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    extremes(Operations.MinOver.self, "amin()", dims, keepDim, file, line)
  }
}

/// The smaller element of each pair, with broadcasting; not a number if either is not.
///
/// The gradient goes to the smaller one; equal ones take half of it each.
///
///     minimum(Tensor([1, 5]), Tensor([3, 2]))  // tensor([1., 2.])
public func minimum(
  _ a: Tensor, _ b: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  .pairwise(Operations.Minimum.self, a, b, file, line)
}

extension IndexTensor {
  /// The smallest element; traps if there is none.
  ///
  ///     IndexTensor([2, 0, 1]).min()  // 0
  public func min(file: StaticString = #fileID, line: UInt = #line) -> Int {
    guard let smallest = values.min() else { trapEmpty("min()", file, line) }
    return smallest
  }
}

extension Operations {
  /// The smallest element of all.
  enum Min: ExtremeOfAll<Smaller> {
    static var gradientName: String { "MinBackward1" }
  }

  /// The smallest elements along a dimension.
  enum MinAlong: Renamed<Pick> {
    static var gradientName: String { "MinBackward0" }
  }

  /// The smallest elements over dimensions.
  enum MinOver: ExtremeOver<Smaller> {
    static var gradientName: String { "AminBackward0" }
  }

  /// min(a, b).
  enum Minimum: ExtremeOfPair<Smaller> {
    static var gradientName: String { "MinimumBackward0" }
  }
}
