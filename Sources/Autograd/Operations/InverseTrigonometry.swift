import CAutograd

/// Angles from their sines, cosines and tangents, every one correctly rounded.
extension Tensor {
  /// The angle between -π/2 and π/2 whose sine is the element; not a number beyond ±1.
  ///
  /// d(asin x)/dx = 1/√(1 - x²).
  ///
  ///     Tensor([0, 1]).asin()  // tensor([0.0000, 1.5708])
  public func asin() -> Tensor {
    pointwise(Operations.ArcSine.self)
  }

  /// The angle between 0 and π whose cosine is the element; not a number beyond ±1.
  ///
  /// d(acos x)/dx = -1/√(1 - x²).
  ///
  ///     Tensor([0, 1]).acos()  // tensor([1.5708, 0.0000])
  public func acos() -> Tensor {
    pointwise(Operations.ArcCosine.self)
  }

  /// The angle between -π/2 and π/2 whose tangent is the element.
  ///
  /// d(atan x)/dx = 1/(1 + x²).
  ///
  ///     Tensor([0, 1]).atan()  // tensor([0.0000, 0.7854])
  public func atan() -> Tensor {
    pointwise(Operations.ArcTangent.self)
  }

  /// The angle, between -π and π, of the point whose height is the element and whose other coordinate
  /// the one next to it; with broadcasting.
  ///
  /// ∂/∂y = x/(x² + y²) and ∂/∂x = -y/(x² + y²).
  ///
  ///     Tensor([1, -1]).atan2(Tensor([1, -1]))  // tensor([ 0.7854, -2.3562])
  public func atan2(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .pairwise(Operations.ArcTangentOfTwo.self, self, x, file, line)
  }
}

extension Operations {
  /// asin x.
  enum ArcSine: LocallyDifferentiated {
    static var gradientName: String { "AsinBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_asin(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g * (-x * x + 1).rsqrt()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_asin(x)
    }
  }

  /// acos x.
  enum ArcCosine: LocallyDifferentiated {
    static var gradientName: String { "AcosBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_acos(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g * -(-x * x + 1).rsqrt()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_acos(x)
    }
  }

  /// atan x.
  enum ArcTangent: LocallyDifferentiated {
    static var gradientName: String { "AtanBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_atan(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g / (x * x + 1)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_atan(x)
    }
  }

  /// The angle of a point (b, a).
  enum ArcTangentOfTwo: Pairwise {
    static var gradientName: String { "Atan2Backward0" }

    static func value(_ a: Float, _ b: Float) -> Float { autograd_atan2(a, b) }

    static func value(_ a: Double, _ b: Double) -> Double { autograd_double_atan2(a, b) }

    static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
      [.first, .second]
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let a = fields.pointee.first?.takeUnretainedValue(),
        let b = fields.pointee.second?.takeUnretainedValue()
      else { return }
      let share = Node.uninitialized(like: gradient)
      share.assign(a, b) { 1 / ($0 * $0 + $1 * $1) }
      for (slot, other) in [(Operands.first, b), (.second, a)]
      where fields.pointee.differentiated.contains(slot) {
        let result = Node.uninitialized(like: gradient)
        result.assign(gradient, other) { slot == .first ? $0 * $1 : $0 * -$1 }
        result.assign(result, share) { $0 * $1 }
        pass.give(result, to: slot, of: node)
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let a = node.operandTensor(.first), let b = node.operandTensor(.second) else { return }
      let share = (a * a + b * b).reciprocal()
      pass.give(gradient * b * share, to: .first, of: node)
      pass.give(gradient * -a * share, to: .second, of: node)
    }
  }
}
