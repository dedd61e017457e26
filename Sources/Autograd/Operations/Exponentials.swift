import CAutograd

/// Exponentials and roots, every one correctly rounded.
extension Tensor {
  /// e raised to every element.
  ///
  /// d(eˣ)/dx = eˣ.
  ///
  ///     Tensor([0, 1]).exp()  // tensor([1.0000, 2.7183])
  public func exp() -> Tensor {
    pointwise(Operations.Exponential.self)
  }

  /// e raised to every element, less one; exact near zero too.
  ///
  /// d(eˣ - 1)/dx = eˣ.
  ///
  ///     Tensor([0, 1]).expm1()  // tensor([0.0000, 1.7183])
  public func expm1() -> Tensor {
    pointwise(Operations.ExponentialMinusOne.self)
  }

  /// Two raised to every element.
  ///
  /// d(2ˣ)/dx = 2ˣ ln 2.
  ///
  ///     Tensor([-1, 3]).exp2()  // tensor([0.5000, 8.0000])
  public func exp2() -> Tensor {
    pointwise(Operations.PowerOfTwo.self)
  }

  /// The square root of every element: not a number below zero.
  ///
  /// d(√x)/dx = 1/(2√x).
  ///
  ///     Tensor([4, 9]).sqrt()  // tensor([2., 3.])
  public func sqrt() -> Tensor {
    pointwise(Operations.SquareRoot.self)
  }

  /// One divided by the square root of every element: not a number below zero.
  ///
  /// d(1/√x)/dx = -1/(2√x³).
  ///
  ///     Tensor([4, 16]).rsqrt()  // tensor([0.5000, 0.2500])
  public func rsqrt() -> Tensor {
    pointwise(Operations.ReciprocalRoot.self)
  }
}

extension Operations {
  /// eˣ.
  enum Exponential: LocallyDifferentiated {
    static var gradientName: String { "ExpBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_exp(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      g * y
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_exp(x)
    }
  }

  /// eˣ - 1.
  enum ExponentialMinusOne: LocallyDifferentiated {
    static var gradientName: String { "Expm1Backward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_expm1(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      g * (y + 1)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_expm1(x)
    }
  }

  /// 2ˣ.
  enum PowerOfTwo: LocallyDifferentiated {
    static var gradientName: String { "Exp2Backward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_exp2(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      g * y * Float(0.6931471805599453)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_exp2(x)
    }
  }

  /// √x.
  enum SquareRoot: LocallyDifferentiated {
    static var gradientName: String { "SqrtBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { $0.squareRoot() }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      g / (2 * y)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x.squareRoot()
    }
  }

  /// 1/√x.
  enum ReciprocalRoot: LocallyDifferentiated {
    static var gradientName: String { "RsqrtBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { $0.rsqrt() }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      -0.5 * g * (y.squared() * y)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      1 / x.squareRoot()
    }
  }
}
