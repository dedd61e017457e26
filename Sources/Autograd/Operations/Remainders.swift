/// Quotients rounded down or towards zero, and what they leave. Steps and signs are PyTorch's: a
/// remainder of zero has the sign of the dividend, a quotient of zero that of the exact one.
extension Tensor {
  /// The quotient of each pair, rounded down, as `//` of Python does; with broadcasting.
  ///
  /// Dividing by zero gives ±∞, or nan for 0/0. As in PyTorch it has no gradient:
  /// `(a / b).floor()` has one, of zeros.
  ///
  ///     Tensor([-7, 7]).floorDivided(by: Tensor([2, -2]))  // tensor([-4., -4.])
  public func floorDivided(
    by divisors: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .pairwise(Operations.FloorDivide.self, self, divisors, file, line)
  }

  /// Each element divided by a number and rounded down, as `//` of Python does.
  ///
  ///     Tensor([-7, 7]).floorDivided(by: 2)  // tensor([-4.,  3.])
  public func floorDivided(by divisor: some TensorScalar) -> Tensor {
    floorDivided(by: Tensor(divisor))
  }

  /// What each pair leaves when it is divided and rounded down, with the sign of the divisor, as in
  /// Python; with broadcasting.
  ///
  /// d/da = 1 and d/db = -⌊a/b⌋.
  ///
  ///     Tensor([5, -1]) % Tensor([3, -3])  // tensor([ 2., -1.])
  public static func % (a: Tensor, b: Tensor) -> Tensor {
    .pairwise(Operations.Remainder.self, a, b, #fileID, #line)
  }

  /// What each element leaves when it is divided by a number, with that number's sign.
  ///
  ///     Tensor([5, -1]) % 3  // tensor([2., 2.])
  public static func % <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    .pairwise(
      Operations.Remainder.self, as: Operations.RemainderOfNumber.self, a, Tensor(b), #fileID,
      #line)
  }

  /// What a number leaves when it is divided by each element.
  ///
  ///     7 % Tensor([3, -3])  // tensor([ 1., -2.])
  public static func % <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    Tensor(a) % b
  }

  /// What each pair leaves when it is divided and rounded towards zero, with the sign of the
  /// dividend, as C's function of this name; with broadcasting.
  ///
  /// d/da = 1 and d/db = -trunc(a/b).
  ///
  ///     Tensor([5, -1]).fmod(Tensor([-3, 3]))  // tensor([ 2., -1.])
  public func fmod(
    _ divisors: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .pairwise(Operations.TruncatedRemainder.self, self, divisors, file, line)
  }

  /// What each element leaves when it is divided by a number and rounded towards zero.
  ///
  ///     Tensor([5, -1]).fmod(3)  // tensor([ 2., -1.])
  public func fmod(_ divisor: some TensorScalar) -> Tensor {
    .pairwise(
      Operations.TruncatedRemainder.self, as: Operations.TruncatedRemainderOfNumber.self, self,
      Tensor(divisor), #fileID, #line)
  }

  /// What each element leaves when it is rounded towards zero.
  ///
  /// d/dx = 1.
  ///
  ///     Tensor([1.5, -1.25]).frac()  // tensor([ 0.5000, -0.2500])
  public func frac() -> Tensor {
    pointwise(Operations.Fraction.self)
  }
}

extension FloatingPoint {
  /// The quotient rounded down, by way of the remainder: no rounding leads past a whole number.
  fileprivate func floorDivided(by divisor: Self) -> Self {
    if divisor == 0 { return self / divisor }
    let rest = truncatingRemainder(dividingBy: divisor)
    var quotient = (self - rest) / divisor
    if rest != 0 && (divisor < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return Self(signOf: self / divisor, magnitudeOf: 0) }
    let below = quotient.rounded(.down)
    return quotient - below > 1 / 2 ? below + 1 : below
  }

  /// What the quotient rounded down leaves.
  fileprivate func remainderWithSign(of divisor: Self) -> Self {
    let rest = truncatingRemainder(dividingBy: divisor)
    return rest != 0 && (divisor < 0) != (rest < 0) ? rest + divisor : rest
  }
}

/// What a quotient leaves once it is rounded.
private protocol RoundedRemainder: Pairwise {
  static func quotient(_ a: Float, _ b: Float) -> Float
}

extension RoundedRemainder {
  static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
    isSecondTracked ? [.first, .second] : []
  }

  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    let fields = node.fields
    if fields.pointee.differentiated.contains(.second),
      let a = fields.pointee.first?.takeUnretainedValue(),
      let b = fields.pointee.second?.takeUnretainedValue()
    {
      let result = Node.uninitialized(like: gradient)
      result.assign(a, b) { quotient($0, $1) }
      result.assign(gradient, result) { -$0 * $1 }
      pass.give(result, to: .second, of: node)
    }
    pass.give(gradient, to: .first, of: node)
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    if let a = node.operandTensor(.first), let b = node.operandTensor(.second) {
      let quotients = Node.uninitialized(node.shape)
      quotients.assign(a.node, b.node) { quotient($0, $1) }
      pass.give(-gradient * Tensor(quotients), to: .second, of: node)
    }
    pass.give(gradient, to: .first, of: node)
  }
}

extension Operations {
  /// ⌊a / b⌋.
  enum FloorDivide: Pairwise, NotDifferentiable {
    static var message: String { "derivative for aten::floor_divide is not implemented" }

    static func value(_ a: Float, _ b: Float) -> Float { a.floorDivided(by: b) }
    static func value(_ a: Double, _ b: Double) -> Double { a.floorDivided(by: b) }
  }

  /// a - b · ⌊a / b⌋.
  enum Remainder: RoundedRemainder {
    static var gradientName: String { "RemainderBackward1" }

    static func value(_ a: Float, _ b: Float) -> Float { a.remainderWithSign(of: b) }
    static func value(_ a: Double, _ b: Double) -> Double { a.remainderWithSign(of: b) }
    static func quotient(_ a: Float, _ b: Float) -> Float { a.floorDivided(by: b) }
  }

  /// a - b · trunc(a / b).
  enum TruncatedRemainder: RoundedRemainder {
    static var gradientName: String { "FmodBackward1" }

    static func value(_ a: Float, _ b: Float) -> Float { a.truncatingRemainder(dividingBy: b) }
    static func value(_ a: Double, _ b: Double) -> Double { a.truncatingRemainder(dividingBy: b) }
    static func quotient(_ a: Float, _ b: Float) -> Float { (a / b).rounded(.towardZero) }
  }

  /// The remainder of a division by one number.
  enum RemainderOfNumber: Renamed<Remainder> {
    static var gradientName: String { "RemainderBackward0" }
  }

  /// The remainder of a division by one number, rounded towards zero.
  enum TruncatedRemainderOfNumber: Renamed<TruncatedRemainder> {
    static var gradientName: String { "FmodBackward0" }
  }

  /// x - trunc x.
  enum Fraction: LocallyDifferentiated {
    static var gradientName: String { "FracBackward0" }
    static var saved: Operands { [] }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { $0 - $0.rounded(.towardZero) }
    }

    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ constants: Constants
    ) -> Number { g }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x - x.rounded(.towardZero)
    }
  }
}
