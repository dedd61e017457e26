/// What a node of the graph computes: one type an operation, whole in one place.
///
/// The type stands next to the public function that records it. It gives PyTorch's name for the
/// node and the gradient rule, and holds or inherits the forward computation; nothing else must be
/// told about it. A node stores the type itself: two words, neither allocated nor counted.
///
/// Most operations are of a kind that needs less: `Pairwise`, `Pointwise`, `SelectionOperation`,
/// `FusedOperation`, `Renamed`.
protocol Operation {
  /// The name of PyTorch's node for this operation, as `print` shows it after `grad_fn=`.
  static var gradientName: String { get }

  /// The same where it depends on the node; otherwise the one above.
  static func gradientName(of node: Node) -> String

  /// The gradient rule on numbers: passes the gradient of `node` on to its operands.
  ///
  /// The gradient may be overwritten if nothing else holds it: `Node.reusing`.
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass)

  /// The gradient rule made of operations, which are recorded: derivatives of derivatives come
  /// from it.
  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass)

  /// The numbers of `node` in `Double`, from those of its operands, for gradient checks.
  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double]
}

/// An operation that differs from another one in nothing but PyTorch's name for it.
protocol Renamed<Original>: Operation {
  associatedtype Original: Operation
}

extension Renamed {
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    Original.differentiate(node, &gradient, in: &pass)
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    Original.differentiate(node, gradient, in: &pass)
  }

  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    Original.evaluateInDouble(node, operands)
  }
}

extension Operation {
  static func gradientName(of node: Node) -> String { gradientName }
}

extension Node {
  /// PyTorch's name for this node, as `print` shows it after `grad_fn=`; nil for a leaf.
  final var gradientName: String? { fields.pointee.operation?.gradientName(of: self) }
}

/// The name space of all operations, because layers and functions have the same names.
enum Operations {}
