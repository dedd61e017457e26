extension Tensor {
  /// The length of the hypotenuse over each pair of legs, √(a² + b²), with broadcasting.
  ///
  /// It is computed in `Double`, where no Float's square is too large or too small, and rounded
  /// once. d/da = a/√(a² + b²): not a number where both legs are zero.
  ///
  ///     Tensor([3, 1e30]).hypot(Tensor([4, 0]))  // tensor([5.0000e+00, 1.0000e+30])
  public func hypot(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .pairwise(Operations.Hypotenuse.self, self, other, file, line)
  }
}

extension Operations {
  /// √(a² + b²).
  enum Hypotenuse: Pairwise {
    static var gradientName: String { "HypotBackward0" }

    @inline(__always)
    static func value(_ a: Float, _ b: Float) -> Float { Float(value(Double(a), Double(b))) }

    @inline(__always)
    static func value(_ a: Double, _ b: Double) -> Double {
      // An infinite leg decides, whatever the other one is.
      a.isInfinite || b.isInfinite ? .infinity : (a * a + b * b).squareRoot()
    }

    static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
      [.first, .second, .result]
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      let legs = [(Operands.first, fields.pointee.first), (.second, fields.pointee.second)]
      for (slot, link) in legs where fields.pointee.differentiated.contains(slot) {
        guard let leg = link?.takeUnretainedValue() else { continue }
        let result = Node.uninitialized(like: gradient)
        result.assign(leg, node) { $0 / $1 }
        result.assign(gradient, result) { $0 * $1 }
        pass.give(result, to: slot, of: node)
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let a = node.operandTensor(.first), let b = node.operandTensor(.second) else { return }
      let length = Tensor(node)
      pass.give(gradient * (a / length), to: .first, of: node)
      pass.give(gradient * (b / length), to: .second, of: node)
    }
  }
}
