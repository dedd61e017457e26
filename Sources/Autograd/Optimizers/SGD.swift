/// Stochastic gradient descent, with momentum and weight decay if asked for.
///
///     let optimizer = SGD(model.parameters, learningRate: 0.01)
///
/// For every parameter w with gradient g, each step rounded to `Float`:
///
///     g = g + weightDecay · w                      if weightDecay is not 0
///     b = momentum · b + (1 - dampening) · g       if momentum is not 0; the first b is g
///     g = b, or g + momentum · b                   with momentum; the latter is Nesterov's
///     w = w - learningRate · g
public final class SGD: Optimizer {
  /// The leaves that are trained.
  public let parameters: [Tensor]
  /// How far a step goes along the gradient.
  public var learningRate: Double
  /// The part of the last step's direction that is kept.
  public let momentum: Double
  /// The part of the gradient that momentum leaves out.
  public let dampening: Double
  /// The pull of every parameter towards zero.
  public let weightDecay: Double
  /// Whether the gradient is taken where momentum will lead.
  public let nesterov: Bool

  private var velocities: [Node?]

  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for negative settings.
  public init(
    _ parameters: [Tensor], learningRate: Double, momentum: Double = 0, dampening: Double = 0,
    weightDecay: Double = 0, nesterov: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    if parameters.isEmpty { trap("optimizer got an empty parameter list", file, line) }
    if !parameters.allSatisfy(\.isLeaf) { trap("can't optimize a non-leaf Tensor", file, line) }
    if !(learningRate >= 0) { trap("Invalid learning rate: \(learningRate)", file, line) }
    if !(momentum >= 0) { trap("Invalid momentum value: \(momentum)", file, line) }
    if !(weightDecay >= 0) { trap("Invalid weight_decay value: \(weightDecay)", file, line) }
    if nesterov && (momentum == 0 || dampening != 0) {
      trap("Nesterov momentum requires a momentum and zero dampening", file, line)
    }
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.weightDecay = weightDecay
    self.nesterov = nesterov
    velocities = Array(repeating: nil, count: parameters.count)
  }

  /// Changes every parameter that has a gradient.
  public func step() {
    let rate = Float(learningRate)
    for (index, parameter) in parameters.enumerated() {
      let node = parameter.node
      guard let gradient = node.fields.pointee.gradient?.takeUnretainedValue() else { continue }
      let direction = direction(at: index, node, gradient)
      node.assign(node, direction, by: Descent(rate: rate))
      node.fields.pointee.version &+= 1
    }
  }

  /// The gradient with weight decay and momentum.
  private func direction(at index: Int, _ parameter: Node, _ gradient: Node) -> Node {
    if weightDecay == 0 && momentum == 0 { return gradient }
    let direction = gradient.copy()
    if weightDecay != 0 {
      let decay = Float(weightDecay)
      direction.assign(direction, parameter) { $0 + decay * $1 }
    }
    if momentum == 0 { return direction }
    let momentum = Float(momentum)
    if let velocity = velocities[index] {
      let share = Float(1 - dampening)
      velocity.assign(velocity, direction) { momentum * $0 + share * $1 }
    } else {
      velocities[index] = direction.copy()
    }
    guard let velocity = velocities[index] else { return direction }
    if !nesterov { return velocity }
    direction.assign(direction, velocity) { $0 + momentum * $1 }
    return direction
  }
}

/// A step against the gradient.
private struct Descent: PairFunction {
  let rate: Float

  @inline(__always)
  func callAsFunction(_ w: Float, _ g: Float) -> Float { w - rate * g }
}
