/// The tensors whose gradients a pass is run for, when it is not run for all leaves.
final class GradientTargets {
  private let positions: [ObjectIdentifier: [Int]]
  private let stopsAtTargets: Bool
  private let oldest: UInt64
  /// One gradient for each target; nil where none arrived.
  private(set) var gradients: [Node?]

  /// `stopsAtTargets` leaves out what one target passes on to another.
  init(_ nodes: [Node], stopsAtTargets: Bool = false) {
    var positions: [ObjectIdentifier: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      positions[ObjectIdentifier(node), default: []].append(index)
    }
    self.positions = positions
    self.stopsAtTargets = stopsAtTargets
    oldest = nodes.map(\.fields.pointee.sequence).min() ?? 0
    gradients = Array(repeating: nil, count: nodes.count)
  }

  /// Notes the gradient of a node if it is a target.
  func receive(_ gradient: Node, at node: Node) {
    for index in positions[ObjectIdentifier(node)] ?? [] { gradients[index] = gradient }
  }

  /// Whether a target can lie before a node: everything that was computed before the oldest one
  /// cannot have come from it.
  func isReached(through node: Node) -> Bool {
    if node.fields.pointee.sequence <= oldest { return false }
    return !stopsAtTargets || positions[ObjectIdentifier(node)] == nil
  }
}
