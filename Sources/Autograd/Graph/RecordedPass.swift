import CAutograd

/// A run of reverse-mode differentiation that is recorded itself, so that its gradients can be
/// differentiated again.
///
/// It visits nodes in the order of `BackwardPass`, and takes the gradient rules that are made of
/// operations.
struct RecordedPass {
  private var ready = ReadyQueue()
  private var gathered: [ObjectIdentifier: Tensor] = [:]
  private let targets: GradientTargets?
  private let file: StaticString
  private let line: UInt

  /// A pass that leaves gradients with `targets`, or else with every leaf.
  init(targets: GradientTargets? = nil, _ file: StaticString, _ line: UInt) {
    self.targets = targets
    self.file = file
    self.line = line
  }

  mutating func run(from root: Node, seed: Tensor) {
    let depth = autograd_thread().pointee.no_grad_depth
    autograd_thread().pointee.no_grad_depth = 0
    defer { autograd_thread().pointee.no_grad_depth = depth }
    receive(seed, at: root)
    while let node = ready.popNewest() {
      guard var gradient = gathered.removeValue(forKey: ObjectIdentifier(node)) else { continue }
      if node.fields.pointee.isAnnotated { gradient = node.callHooks(gradient) }
      if let targets {
        targets.receive(gradient.node, at: node)
        if !targets.isReached(through: node) { continue }
      }
      guard let operation = node.fields.pointee.operation else {
        if targets == nil { node.accumulate(recorded: gradient) }
        continue
      }
      if node.fields.pointee.retainsGrad && targets == nil { node.accumulate(recorded: gradient) }
      node.checkSaved(file, line)
      operation.differentiate(node, gradient, in: &self)
    }
  }

  /// Passes a gradient on to an operand of `node`, summed over the dimensions along which the
  /// operand was stretched; it is computed only if the operand asks for it.
  mutating func give(_ gradient: @autoclosure () -> Tensor, to slot: Operands, of node: Node) {
    guard let target = node.operand(slot) else { return }
    receive(gradient().summed(to: target.shape), at: target)
  }

  private mutating func receive(_ gradient: Tensor, at node: Node) {
    if let earlier = gathered.updateValue(gradient, forKey: ObjectIdentifier(node)) {
      gathered[ObjectIdentifier(node)] = earlier + gradient
    } else {
      ready.insert(node)
    }
  }
}

extension Node {
  /// The operand at `slot` with its history, if the graph kept it.
  final func operandTensor(_ slot: Operands) -> Tensor? {
    let fields = self.fields
    let link =
      slot == .first
      ? fields.pointee.first : slot == .second ? fields.pointee.second : fields.pointee.third
    return link.map { Tensor($0.takeUnretainedValue()) }
  }

  /// Adds to the node's `grad`, by a new tensor whose history is recorded.
  fileprivate final func accumulate(recorded gradient: Tensor) {
    var sum = gradient
    if let own = fields.pointee.gradient.take() {
      sum = Tensor(own.takeRetainedValue()) + gradient
    }
    fields.pointee.gradient = .passRetained(sum.node)
  }
}

extension Tensor {
  /// Sums over the dimensions along which a tensor of `shape` was stretched to this one's.
  fileprivate func summed(to shape: Shape) -> Tensor {
    let own = node.shape
    if own == shape { return self }
    let stretched = (0..<own.rank).filter { shape.extent(alignedTo: own.rank, $0) != own[$0] }
    let sums = stretched.isEmpty ? self : sum(dims: stretched, keepDim: true)
    return sums.reshaped(shape.extentsArray)
  }
}
