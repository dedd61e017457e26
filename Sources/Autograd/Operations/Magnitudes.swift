/// Signs, magnitudes and bounds.
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
}

extension Operations {
  /// |x|.
  enum Magnitude: LocallyDifferentiated {
    static var gradientName: String { "AbsBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { $0.magnitude }
    }

    @inline(__always)
    static func gradient(_ g: Float, _ x: Float, _ _: Constants) -> Float {
      g * Operations.sign(x)
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
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
      result.assign(x) { Operations.sign($0) }
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

  @inline(__always)
  fileprivate static func sign(_ x: Float) -> Float {
    x > 0 ? 1 : x < 0 ? -1 : 0
  }

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
    static func gradient(_ g: Float, _ x: Float, _ constants: Constants) -> Float {
      x >= constants.first && x <= constants.second ? g : 0
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      .where((x >= constants.first) & (x <= constants.second), g, 0)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      Swift.min(Swift.max(x, Double(constants.first)), Double(constants.second))
    }
  }
}
