/// What kind of number each element is, and whether numbers are nearly equal.
extension Tensor {
  /// Whether each element is not a number.
  ///
  ///     Tensor([1, .nan]).isNaN  // tensor([False,  True])
  public var isNaN: Mask { self != self }

  /// Whether each element is infinite, above or below.
  ///
  ///     Tensor([1, -.infinity]).isInfinite  // tensor([False,  True])
  public var isInfinite: Mask { abs(self) == Float.infinity }

  /// Whether each element is neither infinite nor not a number.
  ///
  ///     Tensor([1, .nan, .infinity]).isFinite  // tensor([ True, False, False])
  public var isFinite: Mask { abs(self) < Float.infinity }

  /// Whether the elements of each pair are nearly equal, with broadcasting: |a - b| ≤ atol + rtol·|b|.
  ///
  /// Equal infinities are; what is not a number is not, unless `equalNaN` says so.
  ///
  ///     Tensor([1, 2]).isClose(Tensor([1.000001, 2.1]))  // tensor([ True, False])
  public func isClose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Mask {
    _ = Shape.broadcast(node.shape, other.node.shape, file, line)
    return noGrad {
      let distance = abs(self - other)
      let isNear = distance.isFinite & (distance <= Float(atol) + Float(rtol) * abs(other))
      let isEqual = self == other
      return equalNaN ? isNear | isEqual | (isNaN & other.isNaN) : isNear | isEqual
    }
  }

  /// Whether the elements of all pairs are nearly equal, as `isClose` says.
  ///
  ///     Tensor([0.1]).exp().log().allClose(Tensor([0.1]))  // true
  public func allClose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Bool {
    isClose(other, rtol: rtol, atol: atol, equalNaN: equalNaN, file: file, line: line).all
  }

  private func abs(_ x: Tensor) -> Tensor { noGrad { x.abs() } }
}
