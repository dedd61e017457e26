import CAutograd

/// Logarithms, every one correctly rounded.
extension Tensor {
  /// The natural logarithm of every element: not a number below zero.
  ///
  /// d(ln x)/dx = 1/x.
  ///
  ///     Tensor([1, 10]).log()  // tensor([0.0000, 2.3026])
  public func log() -> Tensor {
    pointwise(Operations.Logarithm.self)
  }

  /// The natural logarithm of every element plus one; exact near zero too.
  ///
  /// d(ln(1 + x))/dx = 1/(1 + x).
  ///
  ///     Tensor([0, 1]).log1p()  // tensor([0.0000, 0.6931])
  public func log1p() -> Tensor {
    pointwise(Operations.LogarithmOfOnePlus.self)
  }

  /// The logarithm to base 2 of every element: not a number below zero.
  ///
  /// d(log₂ x)/dx = 1/(x ln 2).
  ///
  ///     Tensor([1, 8]).log2()  // tensor([0., 3.])
  public func log2() -> Tensor {
    pointwise(Operations.BinaryLogarithm.self)
  }

  /// The logarithm to base 10 of every element: not a number below zero.
  ///
  /// d(log₁₀ x)/dx = 1/(x ln 10).
  ///
  ///     Tensor([1, 1000]).log10()  // tensor([0., 3.])
  public func log10() -> Tensor {
    pointwise(Operations.DecimalLogarithm.self)
  }
}

extension Operations {
  /// ln x.
  enum Logarithm: LocallyDifferentiated {
    static var gradientName: String { "LogBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_log(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g / x
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_log(x)
    }
  }

  /// ln(1 + x).
  enum LogarithmOfOnePlus: LocallyDifferentiated {
    static var gradientName: String { "Log1PBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_log1p(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g / (x + 1)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_log1p(x)
    }
  }

  /// log₂ x.
  enum BinaryLogarithm: LocallyDifferentiated {
    static var gradientName: String { "Log2Backward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_log2(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g / (x * Float(0.6931471805599453))
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_log2(x)
    }
  }

  /// log₁₀ x.
  enum DecimalLogarithm: LocallyDifferentiated {
    static var gradientName: String { "Log10Backward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_log10(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g / (x * Float(2.302585092994046))
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_log10(x)
    }
  }
}
