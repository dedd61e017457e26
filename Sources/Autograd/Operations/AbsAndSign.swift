/// Magnitudes and signs.
extension Tensor {
  /// The magnitude of every element.
  ///
  /// d|x|/dx = sign x, zero at zero.
  ///
  ///     Tensor([-1.5, 2]).abs()  // tensor([1.5000, 2.0000])
  public func abs() -> Tensor {
    pointwise(Operations.Magnitude.self)
  }

  /// -1, 0 or 1 for every element.
  ///
  /// The gradient is zero.
  ///
  ///     Tensor([-1.5, 0, 2]).sign()  // tensor([-1.,  0.,  1.])
  public func sign() -> Tensor {
    pointwise(Operations.Sign.self)
  }
}

extension Operations {
  /// |x|.
  enum Magnitude: LocallyDifferentiated {
    static var gradientName: String { "AbsBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { $0.magnitude }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g * x.sign()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x.magnitude
    }
  }

  /// sign x.
  enum Sign: Pointwise {
    static var gradientName: String { "SignBackward0" }

    static var saved: Operands { [] }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { $0.sign() }
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(.filled(gradient.shape, with: 0), to: .first, of: node)
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      g * 0
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x > 0 ? 1 : x < 0 ? -1 : 0
    }
  }
}
