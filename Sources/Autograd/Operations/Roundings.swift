/// Integers near every element. Their gradients are zero, as PyTorch's are.
extension Tensor {
  /// The greatest integer that is not above each element.
  ///
  ///     Tensor([1.5, -1.5]).floor()  // tensor([ 1., -2.])
  public func floor() -> Tensor {
    pointwise(Operations.Floor.self)
  }

  /// The smallest integer that is not below each element.
  ///
  ///     Tensor([1.5, -1.5]).ceil()  // tensor([ 2., -1.])
  public func ceil() -> Tensor {
    pointwise(Operations.Ceiling.self)
  }

  /// The integer nearest to each element; the even one half-way between two.
  ///
  ///     Tensor([0.5, 1.5, -1.7]).round()  // tensor([ 0.,  2., -2.])
  public func round() -> Tensor {
    pointwise(Operations.Round.self)
  }

  /// Every element without its fraction.
  ///
  ///     Tensor([1.7, -1.7]).trunc()  // tensor([ 1., -1.])
  public func trunc() -> Tensor {
    pointwise(Operations.Truncate.self)
  }
}

/// A function that is constant except for steps.
protocol StepFunction: Pointwise {
  static var rule: FloatingPointRoundingRule { get }
}

extension StepFunction {
  static var saved: Operands { [] }

  static func evaluate(_ x: Node, into result: Node) {
    result.assign(x) { $0.rounded(rule) }
  }

  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    pass.give(.filled(gradient.shape, with: 0), to: .first, of: node)
  }

  static func gradient(
    _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
  ) -> Tensor {
    .zeros(like: g)
  }

  static func value(_ x: Double, _ constants: Constants) -> Double { x.rounded(rule) }
}

extension Operations {
  /// ⌊x⌋.
  enum Floor: StepFunction {
    static var gradientName: String { "FloorBackward0" }
    static var rule: FloatingPointRoundingRule { .down }
  }

  /// ⌈x⌉.
  enum Ceiling: StepFunction {
    static var gradientName: String { "CeilBackward0" }
    static var rule: FloatingPointRoundingRule { .up }
  }

  /// The nearest whole number.
  enum Round: StepFunction {
    static var gradientName: String { "RoundBackward0" }
    static var rule: FloatingPointRoundingRule { .toNearestOrEven }
  }

  /// x without its fraction.
  enum Truncate: StepFunction {
    static var gradientName: String { "TruncBackward0" }
    static var rule: FloatingPointRoundingRule { .towardZero }
  }
}
