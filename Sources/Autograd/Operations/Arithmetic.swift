import CAutograd

/// Arithmetic of two tensors, element by element, with broadcasting.
extension Tensor {
  /// The sums of the elements of two tensors, stretched to a common shape.
  ///
  ///     Tensor([[1], [2]]) + Tensor([10, 20])  // tensor([[11., 21.], [12., 22.]])
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    pairwise(Operations.Add.self, a, b, #fileID, #line)
  }

  /// The differences of the elements of two tensors, stretched to a common shape.
  ///
  ///     Tensor([3, 4]) - Tensor([1, 1])  // tensor([2., 3.])
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    pairwise(Operations.Subtract.self, a, b, #fileID, #line)
  }

  /// The products of the elements of two tensors, stretched to a common shape.
  ///
  /// d(ab)/da = b, d(ab)/db = a.
  ///
  ///     Tensor([3, 4]) * Tensor([2, 5])  // tensor([ 6., 20.])
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    pairwise(Operations.Multiply.self, a, b, #fileID, #line)
  }

  /// The quotients of the elements of two tensors, stretched to a common shape.
  ///
  /// d(a/b)/da = 1/b, d(a/b)/db = -(a/b)/b.
  ///
  ///     Tensor([3, 4]) / Tensor([2, 5])  // tensor([1.5000, 0.8000])
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    pairwise(Operations.Divide.self, a, b, #fileID, #line)
  }
}

extension Operations {
  /// a + b.
  enum Add: Pairwise {
    static var gradientName: String { "AddBackward0" }

    @inline(__always)
    static func value(_ a: Float, _ b: Float) -> Float { a + b }

    @inline(__always)
    static var kernel: autograd_element_function? { AUTOGRAD_ADD }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(gradient, to: .first, of: node)
      pass.give(gradient, to: .second, of: node)
    }

    static func value(_ a: Double, _ b: Double) -> Double { a + b }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(gradient, to: .first, of: node)
      pass.give(gradient, to: .second, of: node)
    }
  }

  /// a - b.
  enum Subtract: Pairwise {
    static var gradientName: String { "SubBackward0" }

    @inline(__always)
    static func value(_ a: Float, _ b: Float) -> Float { a - b }

    @inline(__always)
    static var kernel: autograd_element_function? { AUTOGRAD_SUBTRACT }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(gradient, to: .first, of: node)
      pass.giveNegated(&gradient, to: .second, of: node)
    }

    static func value(_ a: Double, _ b: Double) -> Double { a - b }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(gradient, to: .first, of: node)
      pass.give(-gradient, to: .second, of: node)
    }
  }

  /// a · b.
  enum Multiply: Pairwise {
    static var gradientName: String { "MulBackward0" }

    @inline(__always)
    static func value(_ a: Float, _ b: Float) -> Float { a * b }

    @inline(__always)
    static var kernel: autograd_element_function? { AUTOGRAD_MULTIPLY }

    static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
      var saved: Operands = []
      if isFirstTracked { saved.insert(.second) }
      if isSecondTracked { saved.insert(.first) }
      return saved
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      let differentiated = fields.pointee.differentiated
      if differentiated.contains(.first), let second = fields.pointee.second {
        let result =
          differentiated.contains(.second)
          ? Node.uninitialized(like: gradient) : Node.reusing(&gradient)
        result.assign(gradient, second.takeUnretainedValue(), by: .product)
        pass.give(result, to: .first, of: node)
      }
      if differentiated.contains(.second), let first = fields.pointee.first {
        let result = Node.reusing(&gradient)
        result.assign(gradient, first.takeUnretainedValue(), by: .product)
        pass.give(result, to: .second, of: node)
      }
    }

    static func value(_ a: Double, _ b: Double) -> Double { a * b }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      if let b = node.operandTensor(.second) { pass.give(gradient * b, to: .first, of: node) }
      if let a = node.operandTensor(.first) { pass.give(gradient * a, to: .second, of: node) }
    }
  }

  /// a / b.
  enum Divide: Pairwise {
    static var gradientName: String { "DivBackward0" }

    @inline(__always)
    static func value(_ a: Float, _ b: Float) -> Float { a / b }

    @inline(__always)
    static var kernel: autograd_element_function? { AUTOGRAD_DIVIDE }

    static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
      isSecondTracked ? [.first, .second] : .second
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let second = fields.pointee.second?.takeUnretainedValue() else { return }
      if fields.pointee.differentiated.contains(.first) {
        let result = Node.uninitialized(like: gradient)
        result.assign(gradient, second, by: .quotient)
        pass.give(result, to: .first, of: node)
      }
      if fields.pointee.differentiated.contains(.second), let first = fields.pointee.first {
        // -g ((a / b) / b), each step rounded, in the order in which PyTorch takes them.
        let quotient = Node.uninitialized(like: gradient)
        quotient.assign(first.takeUnretainedValue(), second) { ($0 / $1) / $1 }
        let result = Node.reusing(&gradient)
        result.assign(gradient, quotient) { -$0 * $1 }
        pass.give(result, to: .second, of: node)
      }
    }

    static func value(_ a: Double, _ b: Double) -> Double { a / b }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let b = node.operandTensor(.second) else { return }
      pass.give(gradient / b, to: .first, of: node)
      if let a = node.operandTensor(.first) {
        pass.give(-gradient * (a / b / b), to: .second, of: node)
      }
    }
  }
}

extension PairFunction where Self == Value<Operations.Add> {
  @inline(__always)
  static var sum: Self { Self(of: Operations.Add.self) }
}

extension PairFunction where Self == Value<Operations.Subtract> {
  @inline(__always)
  static var difference: Self { Self(of: Operations.Subtract.self) }
}

extension PairFunction where Self == Value<Operations.Multiply> {
  @inline(__always)
  static var product: Self { Self(of: Operations.Multiply.self) }
}

extension PairFunction where Self == Value<Operations.Divide> {
  @inline(__always)
  static var quotient: Self { Self(of: Operations.Divide.self) }
}
