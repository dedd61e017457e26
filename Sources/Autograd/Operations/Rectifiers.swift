import CAutograd

/// Activations of straight pieces.
extension Tensor {
  /// Every element, or zero if it is negative.
  ///
  /// d/dx = 1 above zero, else 0.
  ///
  ///     Tensor([-1, 2]).relu()  // tensor([0., 2.])
  public func relu() -> Tensor {
    pointwise(Operations.Rectifier.self)
  }

  /// Every element, multiplied by `negativeSlope` if it is negative.
  ///
  /// d/dx = 1 above zero, else `negativeSlope`.
  ///
  ///     Tensor([-1, 2]).leakyReLU(negativeSlope: 0.1)  // tensor([-0.1000,  2.0000])
  public func leakyReLU(negativeSlope: Double = 0.01) -> Tensor {
    pointwise(Operations.LeakyRectifier.self, (Float(negativeSlope), 0))
  }
}

extension Operations {
  /// max(x, 0).
  enum Rectifier: LocallyDifferentiated {
    static var gradientName: String { "ReluBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x, by: Rectified())
    }

    @inline(__always)
    static func gradient(_ g: Float, _ y: Float, _ _: Constants) -> Float {
      y <= 0 ? 0 : g
    }

    @inline(__always)
    static var gradientKernel: autograd_element_function? { AUTOGRAD_PASS_ABOVE_ZERO }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      .where(y <= 0, 0, g)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x < 0 ? 0 : x
    }
  }

  /// x above zero, else slope · x.
  enum LeakyRectifier: LocallyDifferentiated {
    static var gradientName: String { "LeakyReluBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let slope = result.constants.first
      result.assign(x) { $0 > 0 ? $0 : $0 * slope }
    }

    @inline(__always)
    static func gradient(_ g: Float, _ x: Float, _ constants: Constants) -> Float {
      x > 0 ? g : g * constants.first
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      .where(x > 0, g, g * constants.first)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x > 0 ? x : x * Double(constants.first)
    }
  }
}

/// Zero for what is below it.
private struct Rectified: ElementFunction {
  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { x < 0 ? 0 : x }

  @inline(__always)
  var kernel: ElementKernel? { ElementKernel(function: AUTOGRAD_RECTIFY) }
}
