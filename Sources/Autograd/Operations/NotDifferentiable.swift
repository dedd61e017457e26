/// An operation that PyTorch has no gradient for: its result is recorded, and `backward` traps there.
protocol NotDifferentiable: Operation {
  /// What PyTorch says to a gradient of it.
  static var message: String { get }
}

extension NotDifferentiable {
  static var gradientName: String { "NotImplemented" }

  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    fatalError(message)
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    fatalError(message)
  }
}
