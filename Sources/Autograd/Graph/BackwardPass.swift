/// One run of reverse-mode differentiation over the graph that leads to a tensor.
///
/// Nodes are visited newest first, which is PyTorch's order too: the newest node that has received
/// a gradient has no consumer left to wait for. So a tensor used several times adds its gradients
/// up newest consumer first, and neither a recursion nor a sorted copy of the graph is needed.
struct BackwardPass {
  private var ready = ReadyQueue()
  private let retainsGraph: Bool
  private let targets: GradientTargets?
  private let file: StaticString
  private let line: UInt

  /// A pass that leaves gradients with `targets`, or else with every leaf.
  init(
    retainsGraph: Bool, targets: GradientTargets? = nil, _ file: StaticString, _ line: UInt
  ) {
    self.retainsGraph = retainsGraph
    self.targets = targets
    self.file = file
    self.line = line
  }

  mutating func run(from root: Node, seed: Node) {
    receive(seed, at: root)
    while let node = ready.popNewest() {
      guard let incoming = node.fields.pointee.incoming.take() else { continue }
      var gradient = incoming.takeRetainedValue()
      if node.fields.pointee.isAnnotated { gradient = node.callHooks(Tensor(gradient)).node }
      if let targets {
        targets.receive(gradient, at: node)
        if !targets.isReached(through: node) { continue }
      }
      guard let operation = node.fields.pointee.operation else {
        if targets == nil { node.accumulate(&gradient) }
        continue
      }
      if node.fields.pointee.retainsGrad && targets == nil { node.keepGradient(gradient) }
      node.checkSaved(file, line)
      operation.differentiate(node, &gradient, in: &self)
      if !retainsGraph && !node.fields.pointee.saved.isEmpty {
        node.releaseSaved()
      }
    }
  }

  /// Passes a gradient on to an operand of `node`, summed over the dimensions along which the
  /// operand was stretched.
  mutating func give(_ gradient: Node, to slot: Operands, of node: Node) {
    guard let target = node.operand(slot) else { return }
    let shape = target.fields.pointee.shape
    if gradient.fields.pointee.shape == shape {
      receive(gradient, at: target)
    } else {
      receive(gradient.summed(to: shape), at: target)
    }
  }

  /// Passes a gradient on to a part of the first operand of `node`.
  ///
  /// The other elements would receive zeros. Where there is a gradient to add to already, none are
  /// made: a sequence of which each step takes its part costs the sum of the parts.
  mutating func give(_ gradient: Node, toPart part: StridedPart, of node: Node) {
    guard let target = node.operand(.first) else { return }
    guard let earlier = target.fields.pointee.incoming.take() else {
      return receive(gradient.placed(at: part, in: target.shape), at: target)
    }
    var sum = earlier.takeRetainedValue()
    if !isKnownUniquelyReferenced(&sum) { sum = sum.copy() }
    sum.add(gradient, at: part)
    target.fields.pointee.incoming = .passRetained(sum)
  }

  private mutating func receive(_ gradient: Node, at node: Node) {
    let fields = node.fields
    guard let earlier = fields.pointee.incoming.take() else {
      fields.pointee.incoming = .passRetained(gradient)
      ready.insert(node)
      return
    }
    var sum = earlier.takeRetainedValue()
    if !isKnownUniquelyReferenced(&sum) { sum = sum.copy() }
    Elementwise.accumulate(sum.data, gradient.data, count: sum.count)
    fields.pointee.incoming = .passRetained(sum)
  }
}

extension Node {
  /// The operand that receives the gradient for `slot`; nil if none does.
  ///
  /// An operand newer than this node was changed in place after this node had read it: its
  /// history, as it was then, is the first operand of that change.
  @inline(__always)
  final func operand(_ slot: Operands) -> Node? {
    let fields = self.fields
    if !fields.pointee.differentiated.contains(slot) { return nil }
    let link =
      slot == .first
      ? fields.pointee.first : slot == .second ? fields.pointee.second : fields.pointee.third
    guard var operand = link?.takeUnretainedValue() else { return nil }
    while operand.fields.pointee.sequence > fields.pointee.sequence,
      operand.fields.pointee.hasPast, let earlier = operand.fields.pointee.first
    {
      operand = earlier.takeUnretainedValue()
    }
    return operand
  }

  /// Adds to the `grad` of a node that is no leaf, which others go on with.
  fileprivate final func keepGradient(_ gradient: Node) {
    var copy = gradient.copy()
    accumulate(&copy)
  }

  /// Adds to this leaf's `grad`; the first gradient becomes `grad` itself, unless others hold it.
  fileprivate final func accumulate(_ gradient: inout Node) {
    let fields = self.fields
    if let own = fields.pointee.gradient {
      let own = own.takeUnretainedValue()
      Elementwise.accumulate(own.data, gradient.data, count: own.count)
      own.fields.pointee.version &+= 1
    } else {
      if !isKnownUniquelyReferenced(&gradient) { gradient = gradient.copy() }
      fields.pointee.gradient = .passRetained(gradient)
    }
  }
}

extension Node {
  /// The gradient's own node if nothing else holds it, to be overwritten; otherwise an
  /// uninitialised one of its shape.
  @inline(__always)
  static func reusing(_ gradient: inout Node) -> Node {
    isKnownUniquelyReferenced(&gradient) ? gradient : Node.uninitialized(like: gradient)
  }
}
