extension Tensor {
  /// The length of the tensor as a vector: (Σ xᵢ²)^½.
  ///
  /// The gradient is x / ‖x‖, and zero where the norm is.
  ///
  ///     Tensor([[3, 0], [0, 4]]).norm()  // tensor(5.)
  public func norm() -> Tensor {
    norm(dims: [])
  }

  /// The lengths of the vectors along a dimension.
  ///
  ///     Tensor([[3, 4], [6, 8]]).norm(dim: 1)  // tensor([ 5., 10.])
  public func norm(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    norm(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The lengths over some dimensions; over all if none is given.
  ///
  ///     Tensor.ones(2, 3, 3).norm(dims: [1, 2])  // tensor([3., 3.])
  public func norm(
    dims: [Int], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let sum = squared().sum(dims: dims, keepDim: keepDim, file: file, line: line)
    let isZero = sum == 0
    // The root has no slope at zero: it is not taken there.
    return Tensor.where(isZero, sum, Tensor.where(isZero, 1, sum).sqrt())
  }
}
