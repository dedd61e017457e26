extension Tensor {
  /// Every element, or the bound beside it that it exceeds; with broadcasting.
  ///
  /// The gradient goes to what was chosen, and to the element where both are equal. Where `min` is
  /// above `max` the result is `max`.
  ///
  ///     Tensor([-1, 5]).clamped(min: Tensor([0, 1]), max: Tensor(3))  // tensor([0., 3.])
  public func clamped(
    min: Tensor, max: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    clamped(min: min, file: file, line: line).clamped(max: max, file: file, line: line)
  }

  /// Every element, or the lower bound beside it; with broadcasting.
  ///
  ///     Tensor([-1, 5]).clamped(min: Tensor([0, 1]))  // tensor([0., 5.])
  public func clamped(
    min: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    bounded(by: min, file, line) { $0 < $1 }
  }

  /// Every element, or the upper bound beside it; with broadcasting.
  ///
  ///     Tensor([-1, 5]).clamped(max: Tensor([0, 1]))  // tensor([-1., 1.])
  public func clamped(
    max: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    bounded(by: max, file, line) { $0 > $1 }
  }

  /// Where one of a pair is not a number, neither is the result, and no gradient flows.
  private func bounded(
    by bound: Tensor, _ file: StaticString, _ line: UInt, exceeds: (Tensor, Tensor) -> Mask
  ) -> Tensor {
    _ = Shape.broadcast(node.shape, bound.node.shape, file, line)
    let result = Tensor.where(exceeds(self, bound), bound, self)
    let isUndefined = isNaN | bound.isNaN
    return isUndefined.any ? Tensor.where(isUndefined, Float.nan, result) : result
  }

  /// A number where the mask is true, and the element elsewhere; the mask is broadcast.
  ///
  /// The gradient of what was replaced is zero.
  ///
  ///     let future = !Mask([true, false, true, true], shape: [2, 2])
  ///     scores.filled(where: future, with: -Float.infinity).softmax(dim: 1)
  public func filled(
    where mask: Mask, with number: some TensorScalar,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor.where(mask, number, self, file: file, line: line)
  }
}
