/// Elements kept between bounds.
extension Tensor {
  /// Every element, or the bound that it lies beyond.
  ///
  /// d/dx = 1 from `min` to `max`, bounds included, else 0. Where `min` is above `max`, the result
  /// is `max`.
  ///
  ///     Tensor([-3, 0.5, 3]).clamped(min: -1, max: 1)  // tensor([-1.0000,  0.5000,  1.0000])
  public func clamped(min: some TensorScalar, max: some TensorScalar) -> Tensor {
    pointwise(Operations.Clamp.self, (min.floatValue, max.floatValue))
  }

  /// Every element, or `min` if it is smaller.
  ///
  ///     Tensor([-3, 3]).clamped(min: 0)  // tensor([0., 3.])
  public func clamped(min: some TensorScalar) -> Tensor {
    clamped(min: min, max: Float.infinity)
  }

  /// Every element, or `max` if it is greater.
  ///
  ///     Tensor([-3, 3]).clamped(max: 0)  // tensor([-3.,  0.])
  public func clamped(max: some TensorScalar) -> Tensor {
    clamped(min: -Float.infinity, max: max)
  }

  /// Every element, or the bound next to it that it exceeds; with broadcasting.
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

  /// Every element, or the lower bound next to it; with broadcasting.
  ///
  ///     Tensor([-1, 5]).clamped(min: Tensor([0, 1]))  // tensor([0., 5.])
  public func clamped(
    min: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    bounded(by: min, file, line) { $0 < $1 }
  }

  /// Every element, or the upper bound next to it; with broadcasting.
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
}

extension Operations {
  /// min(max(x, lower bound), upper bound).
  enum Clamp: LocallyDifferentiated {
    static var gradientName: String { "ClampBackward1" }

    static func evaluate(_ x: Node, into result: Node) {
      let (low, high) = result.constants
      result.assign(x) { value in
        let raised = value < low ? low : value
        return raised > high ? high : raised
      }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ constants: Constants
    ) -> Number {
      .select(
        x >= constants.first, .select(x <= constants.second, g, .constant(0)), .constant(0))
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      Swift.min(Swift.max(x, Double(constants.first)), Double(constants.second))
    }
  }
}
