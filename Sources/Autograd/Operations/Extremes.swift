/// The greater element of each pair, with broadcasting; not a number if either is not.
///
/// The gradient goes to the greater one; equal ones take half of it each.
///
///     maximum(Tensor([1, 5]), Tensor([3, 2]))  // tensor([3., 5.])
public func maximum(
  _ a: Tensor, _ b: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  .pairwise(Operations.Maximum.self, a, b, file, line)
}

/// The smaller element of each pair, with broadcasting; not a number if either is not.
///
/// The gradient goes to the smaller one; equal ones take half of it each.
///
///     minimum(Tensor([1, 5]), Tensor([3, 2]))  // tensor([1., 2.])
public func minimum(
  _ a: Tensor, _ b: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  .pairwise(Operations.Minimum.self, a, b, file, line)
}

extension Operations {
  /// max(a, b).
  enum Maximum: Pairwise {
    static var gradientName: String { "MaximumBackward0" }

    @inline(__always)
    static func value(_ a: Float, _ b: Float) -> Float { a > b || a != a ? a : b }

    static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
      [.first, .second]
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.giveToChosen(gradient, of: node) { own, other in
        own < other ? 0 : own == other ? 0.5 : 1
      }
    }

    static func value(_ a: Double, _ b: Double) -> Double { a > b || a.isNaN ? a : b }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.giveToChosen(gradient, of: node) { own, other in
        .where(own < other, 0, .where(own == other, 0.5, Tensor(1)))
      }
    }
  }

  /// min(a, b).
  enum Minimum: Pairwise {
    static var gradientName: String { "MinimumBackward0" }

    @inline(__always)
    static func value(_ a: Float, _ b: Float) -> Float { a < b || a != a ? a : b }

    static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
      [.first, .second]
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.giveToChosen(gradient, of: node) { own, other in
        own > other ? 0 : own == other ? 0.5 : 1
      }
    }

    static func value(_ a: Double, _ b: Double) -> Double { a < b || a.isNaN ? a : b }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.giveToChosen(gradient, of: node) { own, other in
        .where(own > other, 0, .where(own == other, 0.5, Tensor(1)))
      }
    }
  }
}

extension RecordedPass {
  /// Gives each operand its share of the gradient, where it has one.
  fileprivate mutating func giveToChosen(
    _ gradient: Tensor, of node: Node, share: (_ own: Tensor, _ other: Tensor) -> Tensor
  ) {
    guard let a = node.operandTensor(.first), let b = node.operandTensor(.second) else { return }
    let (first, second) = (share(a, b), share(b, a))
    pass(gradient, first, to: .first, of: node)
    pass(gradient, second, to: .second, of: node)
  }

  private mutating func pass(
    _ gradient: Tensor, _ share: Tensor, to slot: Operands, of node: Node
  ) {
    give(.where(share == 0, 0, gradient * share), to: slot, of: node)
  }
}

extension BackwardPass {
  /// Gives each of two operands its share of the gradient.
  @inline(__always)
  fileprivate mutating func giveToChosen(
    _ gradient: Node, of node: Node, share: (_ own: Float, _ other: Float) -> Float
  ) {
    let fields = node.fields
    guard let first = fields.pointee.first?.takeUnretainedValue(),
      let second = fields.pointee.second?.takeUnretainedValue()
    else { return }
    for (slot, own, other) in [(Operands.first, first, second), (.second, second, first)]
    where fields.pointee.differentiated.contains(slot) {
      let result = Node.uninitialized(like: gradient)
      result.assign(own, other, share)
      result.assign(gradient, result) { $1 == 0 ? 0 : $0 * $1 }
      give(result, to: slot, of: node)
    }
  }
}
