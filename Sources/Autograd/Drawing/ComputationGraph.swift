/// The operations that led to a tensor, as text for programs that draw graphs.
///
///     let x = Tensor([1, 2]), w = Tensor(3, requiresGrad: true)
///     let loss = (w * x).sum()
///     loss.backward(retainGraph: true)
///     print(loss.graph(naming: [("w", w), ("x", x)]).mermaid)
///
/// Arrows lead from operands to results. A box is a tensor that was not computed, with its name,
/// its shape, and its gradient if it has one; a rounded box is an operation, with PyTorch's name for
/// it and the shape of its result. The graph holds what a backward pass needs, and nothing else: a
/// tensor that gets no gradient and is not needed for one does not appear, and after a backward
/// pass without `retainGraph` little is left.
public struct ComputationGraph: Sendable {
  /// A tensor of the graph.
  public struct Element: Sendable {
    /// The operation; nil for a leaf.
    public let operation: String?
    /// What is known of the tensor besides that: name and shape, and the gradient if it has one.
    public let lines: [String]
    /// The positions of the operands among the graph's elements.
    public let operands: [Int]
  }

  /// Operands stand before what is computed from them, older operations before newer ones.
  public let elements: [Element]
}

extension Tensor {
  /// The graph of the operations that led to this tensor.
  ///
  /// Tensors are named by `naming`, as a module's `namedParameters` names them; both leaves and
  /// results may have names.
  public func graph(
    naming names: [(name: String, tensor: Tensor)] = []
  ) -> ComputationGraph {
    var search = GraphSearch(names)
    search.visit(from: node)
    return ComputationGraph(elements: search.elements)
  }
}

/// Finds the nodes of a graph, and puts them in order.
private struct GraphSearch {
  private let names: [ObjectIdentifier: String]
  private var positions: [ObjectIdentifier: Int] = [:]
  private(set) var elements: [ComputationGraph.Element] = []

  init(_ names: [(name: String, tensor: Tensor)]) {
    self.names = Dictionary(
      names.map { (ObjectIdentifier($0.tensor.node), $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func visit(from root: Node) {
    for node in operations(from: root) {
      let operands = node.graphOperands
      for operand in operands where operand.fields.pointee.operation == nil { add(operand, []) }
      add(node, operands)
    }
    add(root, [])
  }

  /// All computed nodes, the oldest first.
  private func operations(from root: Node) -> [Node] {
    var seen: Set<ObjectIdentifier> = []
    var waiting = [root]
    var found: [Node] = []
    while let node = waiting.popLast() {
      if node.fields.pointee.operation == nil { continue }
      if !seen.insert(ObjectIdentifier(node)).inserted { continue }
      found.append(node)
      waiting += node.graphOperands
    }
    return found.sorted { $0.fields.pointee.sequence < $1.fields.pointee.sequence }
  }

  private mutating func add(_ node: Node, _ operands: [Node]) {
    let id = ObjectIdentifier(node)
    if positions[id] != nil { return }
    positions[id] = elements.count
    elements.append(
      ComputationGraph.Element(
        operation: node.gradientName.map(operationName), lines: lines(of: node),
        operands: operands.compactMap { positions[ObjectIdentifier($0)] }))
  }

  /// What an element says besides its operation: name, shape, value and gradient of a single number.
  private func lines(of node: Node) -> [String] {
    let name = names[ObjectIdentifier(node)]
    var lines = [[name, node.shape.description].compactMap { $0 }.joined(separator: " ")]
    if let gradient = node.fields.pointee.gradient?.takeUnretainedValue() {
      lines.append("grad \(numbers(gradient))")
    }
    return lines
  }

  private func numbers(_ node: Node) -> String {
    let shown = (0..<min(node.count, 4)).map { "\(node.data[$0].withOneNaN)" }
    if node.shape.rank == 0, let only = shown.first { return only }
    return "[" + (node.count > 4 ? shown + ["…"] : shown).joined(separator: ", ") + "]"
  }
}

/// The name of an operation, from that of its gradient: `Mul` for `MulBackward0`.
private func operationName(_ gradientName: String) -> String {
  var name = gradientName
  while name.last?.isNumber == true { name.removeLast() }
  if name.hasSuffix("Backward") { name.removeLast("Backward".count) }
  return name
}

extension Node {
  /// The operands that the graph holds, those that receive a gradient as they were then.
  fileprivate final var graphOperands: [Node] {
    [Operands.first, .second, .third].compactMap { slot in
      operand(slot) ?? operandTensor(slot)?.node
    }
  }
}
