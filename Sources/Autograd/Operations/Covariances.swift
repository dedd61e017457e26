/// How variables vary together. A matrix has a variable in each row and an observation in each column; a
/// vector is one variable.
extension Tensor {
  /// The covariances of all pairs of variables: with `correction` 1 sums of products are divided by the
  /// number of observations less one.
  ///
  ///     Tensor([[1, 2, 3], [3, 2, 1]]).cov()  // tensor([[ 1., -1.], [-1.,  1.]])
  public func cov(
    correction: Int = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank > 2 {
      trap(
        "cov(): expected input to have two or fewer dimensions but got an input with \(rank) "
          + "dimensions", file, line)
    }
    let variables = rank < 2 ? reshaped(1, count) : self
    let observations = variables.shape[1]
    let centred = variables - variables.mean(dim: 1, keepDim: true)
    let divisor = Swift.max(observations.subtractingReportingOverflow(correction).partialValue, 0)
    let result = centred.matmul(centred.T) / divisor
    return rank < 2 ? result.squeezed() : result
  }

  /// The correlations of all pairs of variables: covariances over the roots of both variances.
  ///
  ///     Tensor([[1, 2, 3], [3, 2, 1]]).corrcoef()  // tensor([[ 1., -1.], [-1.,  1.]])
  public func corrcoef(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    if rank > 2 {
      trap(
        "corrcoef(): expected input to have two or fewer dimensions but got an input with \(rank) "
          + "dimensions", file, line)
    }
    let covariances = cov(file: file, line: line)
    if covariances.rank == 0 { return covariances / covariances }
    let deviations = covariances.diagonal().sqrt()
    let correlations =
      covariances / deviations.unsqueezed(dim: -1) / deviations.unsqueezed(dim: 0)
    return correlations.clamped(min: -1, max: 1)
  }
}
