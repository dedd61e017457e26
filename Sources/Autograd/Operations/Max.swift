/// The greatest elements, and where they lie.
///
/// An element that is not a number is greater than all others; of equal ones the first counts.
extension Tensor {
  /// The greatest element, without dimensions.
  ///
  /// Its gradient is spread evenly over all elements that equal it.
  ///
  ///     Tensor([[1, 4], [3, 2]]).max()  // tensor(4.)
  public func max(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    extreme(Operations.Max.self, "max()", file, line)
  }

  /// The greatest elements along a dimension, and their positions on it.
  ///
  /// The gradient goes to the elements found.
  ///
  ///     let (values, indices) = Tensor([[1, 4], [3, 2]]).max(dim: 0)
  public func max(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    extremes(Greater.self, Operations.MaxAlong.self, "max()", dim, keepDim, file, line)
  }

  /// The position of the greatest element among all, in row-major order.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmax().item  // 1
  public func argmax(file: StaticString = #fileID, line: UInt = #line) -> IndexTensor {
    IndexTensor(extremePosition(Greater.self, "argmax()", file, line))
  }

  /// The positions of the greatest elements along a dimension.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmax(dim: 1)  // tensor([1, 0])
  public func argmax(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    extremePositions(Greater.self, "argmax()", dim, keepDim, file, line)
  }

  /// The greatest elements over a dimension, without their positions.
  ///
  /// The gradient is spread evenly over all elements that equal the greatest; `max(dim:)` gives
  /// it to the first alone.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amax(dim: 1)  // tensor([4., 3.])
  public func amax(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    amax(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The greatest elements over some dimensions; over all if none is given.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amax(dims: [0, 1])  // tensor(4.)
  public func amax(
    dims: [Int] = [], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    extremes(Operations.MaxOver.self, "amax()", dims, keepDim, file, line)
  }
}

/// The greater element of each pair, with broadcasting; not a number if either is not.
///
/// The gradient goes to the greater one; equal ones take half of it each.
///
///     maximum(Tensor([1, 5]), Tensor([3, 2]))  // tensor([3., 5.])
public func maximum(
  _ a: Tensor, _ b: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  .pairwise(Operations.Maximum.self, a, b, file, line)
}

extension IndexTensor {
  /// The greatest element; traps if there is none.
  ///
  ///     let classes = labels.max() + 1
  public func max(file: StaticString = #fileID, line: UInt = #line) -> Int {
    guard let greatest = values.max() else { trapEmpty("max()", file, line) }
    return greatest
  }
}

extension Operations {
  /// The greatest element of all.
  enum Max: ExtremeOfAll<Greater> {
    static var gradientName: String { "MaxBackward1" }
  }

  /// The greatest elements along a dimension.
  enum MaxAlong: Renamed<Pick> {
    static var gradientName: String { "MaxBackward0" }
  }

  /// The greatest elements over dimensions.
  enum MaxOver: ExtremeOver<Greater> {
    static var gradientName: String { "AmaxBackward0" }
  }

  /// max(a, b).
  enum Maximum: ExtremeOfPair<Greater> {
    static var gradientName: String { "MaximumBackward0" }
  }
}
