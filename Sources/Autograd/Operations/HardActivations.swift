/// Activations made of straight lines.
extension Tensor {
  /// Every element, kept between `min` and `max`.
  ///
  /// d/dx = 1 between the bounds, and 0 at these and beyond.
  ///
  ///     Tensor([-2, 0.5]).hardtanh()  // tensor([-1.0000,  0.5000])
  public func hardtanh(
    min: Double = -1, max: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if min > max { trap("min_val cannot be greater than max_val", file, line) }
    return pointwise(Operations.Hardtanh.self, (Float(min), Float(max)))
  }

  /// Every element, kept between 0 and 6.
  ///
  ///     Tensor([-1, 3, 8]).relu6()  // tensor([0., 3., 6.])
  public func relu6() -> Tensor { hardtanh(min: 0, max: 6) }

  /// (x + 3) / 6, kept between 0 and 1: a sigmoid of straight lines.
  ///
  /// d/dx = 1/6 between -3 and 3, else 0.
  ///
  ///     Tensor([-3, 0, 1.5]).hardsigmoid()  // tensor([0.0000, 0.5000, 0.7500])
  public func hardsigmoid() -> Tensor { pointwise(Operations.Hardsigmoid.self) }

  /// x · hardsigmoid(x) (Howard and others 2019).
  ///
  /// d/dx = x/3 + 1/2 between -3 and 3, 0 below, 1 above.
  ///
  ///     Tensor([-3, 1, 4]).hardswish()  // tensor([-0.0000,  0.6667,  4.0000])
  public func hardswish() -> Tensor { pointwise(Operations.Hardswish.self) }

  /// Every element, or zero if its magnitude is not greater than `lambda`.
  ///
  ///     Tensor([-1, 0.25]).hardshrink()  // tensor([-1.,  0.])
  public func hardshrink(lambda: Double = 0.5) -> Tensor {
    pointwise(Operations.Hardshrink.self, (Float(lambda), 0))
  }

  /// Every element, nearer to zero by a distance, and zero within that.
  ///
  /// Traps if `lambda`, the distance, is negative.
  ///
  ///     Tensor([-1, 0.25]).softshrink()  // tensor([-0.5000,  0.0000])
  public func softshrink(
    lambda: Double = 0.5, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if !(lambda >= 0) {
      trap("lambda must be greater or equal to 0, but found to be \(lambda).", file, line)
    }
    return pointwise(Operations.Softshrink.self, (Float(lambda), 0))
  }

  /// Every element above `threshold`, and `value` for the others.
  ///
  ///     Tensor([-1, 2]).threshold(0.5, value: 9)  // tensor([9., 2.])
  public func threshold(_ threshold: Double, value: Double) -> Tensor {
    pointwise(Operations.Threshold.self, (Float(threshold), Float(value)))
  }
}

extension Operations {
  /// min(max(x, lower bound), upper bound), whose slope is zero at the bounds.
  enum Hardtanh: LocallyDifferentiated {
    static var gradientName: String { "HardtanhBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let (low, high) = result.constants
      result.assign(x) { $0 < low ? low : $0 > high ? high : $0 }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ constants: Constants
    ) -> Number {
      let zero = Number.constant(0)
      return .select(x <= constants.first, zero, .select(x >= constants.second, zero, g))
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      Swift.min(Swift.max(x, Double(constants.first)), Double(constants.second))
    }
  }

  /// (x + 3) / 6 between 0 and 1.
  enum Hardsigmoid: LocallyDifferentiated {
    static var gradientName: String { "HardsigmoidBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { betweenZeroAndSix($0 + 3) / 6 }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      let zero = Number.constant(0)
      return .select(x > -3, .select(x < 3, g * (1 / 6 as Float), zero), zero)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      Swift.min(Swift.max(x + 3, 0), 6) / 6
    }
  }

  /// x · (x + 3) / 6, the second factor between 0 and 1.
  enum Hardswish: LocallyDifferentiated {
    static var gradientName: String { "HardswishBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { $0 * betweenZeroAndSix($0 + 3) / 6 }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      let middle = g * (x / Number.constant(3) + 0.5)
      return .select(x <= -3, .constant(0), .select(x < 3, middle, g))
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x * Swift.min(Swift.max(x + 3, 0), 6) / 6
    }
  }

  /// x outside of ±λ, else zero.
  enum Hardshrink: LocallyDifferentiated {
    static var gradientName: String { "HardshrinkBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let bound = result.constants.first
      result.assign(x) { $0 >= -bound && $0 <= bound ? 0 : $0 }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ constants: Constants
    ) -> Number {
      let bound = constants.first
      return .select(x >= -bound, .select(x <= bound, .constant(0), g), g)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x.magnitude <= Double(constants.first) ? 0 : x
    }
  }

  /// x - λ above λ, x + λ below -λ, else zero.
  enum Softshrink: LocallyDifferentiated {
    static var gradientName: String { "SoftshrinkBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let bound = result.constants.first
      // Not zero alone: what is no number stays so.
      result.assign(x) { $0 > bound ? $0 - bound : $0 < -bound ? $0 + bound : $0 * 0 }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ constants: Constants
    ) -> Number {
      let bound = constants.first
      return .select(x >= -bound, .select(x <= bound, .constant(0), g), g)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      let bound = Double(constants.first)
      return x > bound ? x - bound : x < -bound ? x + bound : 0
    }
  }

  /// x above a threshold, else a value.
  enum Threshold: LocallyDifferentiated {
    static var gradientName: String { "ThresholdBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let (threshold, value) = result.constants
      result.assign(x) { $0 <= threshold ? value : $0 }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ constants: Constants
    ) -> Number {
      .select(x <= constants.first, .constant(0), g)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x <= Double(constants.first) ? Double(constants.second) : x
    }
  }
}

@inline(__always)
private func betweenZeroAndSix(_ x: Float) -> Float { x < 0 ? 0 : x > 6 ? 6 : x }
