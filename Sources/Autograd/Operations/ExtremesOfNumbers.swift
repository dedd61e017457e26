/// The greater element of each pair, with broadcasting; of a number and what is none, the number.
///
/// The gradient goes to the element taken; equal ones take half of it each, as in PyTorch since 2.14.
///
///     fmax(Tensor([1, .nan]), Tensor([3, 2]))  // tensor([3., 2.])
public func fmax(
  _ a: Tensor, _ b: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  .pairwise(Operations.MaximumOfNumbers.self, a, b, file, line)
}

/// The smaller element of each pair, with broadcasting; of a number and what is none, the number.
///
/// The gradient goes to the element taken; equal ones take half of it each, as in PyTorch since 2.14.
///
///     fmin(Tensor([1, .nan]), Tensor([3, 2]))  // tensor([1., 2.])
public func fmin(
  _ a: Tensor, _ b: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  .pairwise(Operations.MinimumOfNumbers.self, a, b, file, line)
}

/// The extreme one of those elements of a pair that are numbers.
private protocol ExtremeOfNumbers<Order>: Pairwise {
  associatedtype Order: Extreme
}

extension ExtremeOfNumbers {
  @inline(__always)
  static func value(_ a: Float, _ b: Float) -> Float {
    b.isNaN || Order.precedes(a, b) || a == b ? a : b
  }

  static func value(_ a: Double, _ b: Double) -> Double {
    b.isNaN || Order.precedes(a, b) || a == b ? a : b
  }

  static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands { [.first, .second] }

  /// The shares of the gradient that the first elements have; the second ones have the rest.
  private static func shares(_ a: Node, _ b: Node, like shape: Node) -> Node {
    let result = Node.uninitialized(like: shape)
    result.assign(a, b) { $0 == $1 ? 0.5 : Order.precedes($0, $1) || $1.isNaN ? 1 : 0 }
    return result
  }

  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    let fields = node.fields
    guard let a = fields.pointee.first?.takeUnretainedValue(),
      let b = fields.pointee.second?.takeUnretainedValue()
    else { return }
    let shares = shares(a, b, like: node)
    for slot in [Operands.first, .second] where fields.pointee.differentiated.contains(slot) {
      let result = Node.uninitialized(like: gradient)
      let isFirst = slot == .first
      result.assign(gradient, shares) { g, share in
        let own = isFirst ? share : 1 - share
        return own == 0 ? 0 : g * own
      }
      pass.give(result, to: slot, of: node)
    }
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    guard let a = node.operandTensor(.first), let b = node.operandTensor(.second) else { return }
    let shares = Tensor(shares(a.node, b.node, like: node))
    pass.give(.where(shares == 0, 0, gradient * shares), to: .first, of: node)
    pass.give(.where(shares == 1, 0, gradient * (1 - shares)), to: .second, of: node)
  }
}

extension Operations {
  /// max(a, b), where one that is not a number counts for nothing.
  enum MaximumOfNumbers: ExtremeOfNumbers {
    typealias Order = Greater
    static var gradientName: String { "FmaxBackward0" }
  }

  /// min(a, b), where one that is not a number counts for nothing.
  enum MinimumOfNumbers: ExtremeOfNumbers {
    typealias Order = Smaller
    static var gradientName: String { "FminBackward0" }
  }
}
