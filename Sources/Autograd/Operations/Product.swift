/// Products of elements.
extension Tensor {
  /// The product of all elements, in order, without dimensions.
  ///
  /// d(prod)/dx is the product of all others.
  ///
  ///     Tensor([2, 3, 4]).prod()  // tensor(24.)
  public func prod() -> Tensor {
    let result = Node.scalar(node.product(count, from: 0, step: 1))
    if node.isTracked { result.record(Operations.Product.self, node, saving: [.first, .result]) }
    return Tensor(result)
  }

  /// The products along a dimension, in order.
  ///
  ///     Tensor([[1, 2], [3, 4]]).prod(dim: 0)  // tensor([3., 8.])
  public func prod(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let shape = node.shape
    let dim = shape.position(of: dim, file, line)
    let dims = DimensionSet([dim], in: shape, file, line)
    let result = Node.uninitialized(shape.reduced(over: dims, keepDim: keepDim))
    let lines = Lines(shape, along: dim)
    lines.forEach { line, start in
      result.data[line] = node.product(lines.count, from: start, step: lines.inner)
    }
    if node.isTracked {
      result.fields.pointee.argument = Int32(dim)
      result.record(Operations.ProductAlong.self, node, saving: [.first, .result])
    }
    return Tensor(result)
  }
}

extension Operations {
  /// The product of all elements.
  enum Product: Operation {
    static var gradientName: String { "ProdBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let x = node.fields.pointee.first?.takeUnretainedValue() else { return }
      let result = Node.uninitialized(like: x)
      x.writeProductsOfOthers(
        x.count, from: 0, step: 1, product: node.data[0], gradient: gradient.data[0], into: result)
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let x = node.operandTensor(.first) else { return }
      pass.give(gradient * x.flattened().productsOfOthers.reshaped(x.shape), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      [operands.first.values.reduce(1, *)]
    }
  }

  /// The products along a dimension.
  enum ProductAlong: Operation {
    static var gradientName: String { "ProdBackward1" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let x = node.fields.pointee.first?.takeUnretainedValue() else { return }
      let result = Node.uninitialized(like: x)
      let lines = Lines(x.shape, along: Int(node.fields.pointee.argument))
      lines.forEach { line, start in
        x.writeProductsOfOthers(
          lines.count, from: start, step: lines.inner, product: node.data[line],
          gradient: gradient.data[line], into: result)
      }
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let x = node.operandTensor(.first) else { return }
      let dim = Int(node.fields.pointee.argument)
      if x.rank == 0 { return pass.give(gradient, to: .first, of: node) }
      let others = x.transposed(dim, -1).productsOfOthers.transposed(dim, -1)
      let kept = gradient.reshaped(x.node.shape.replacing(dim, with: 1).extentsArray)
      pass.give(kept * others, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let dims = DimensionSet(rawValue: 1 << node.fields.pointee.argument)
      return operands.first.reduced(over: dims) { $0.reduce(1, *) }
    }
  }
}

extension Tensor {
  /// For each element of the last dimension, the product of the others along it.
  fileprivate var productsOfOthers: Tensor {
    let own = shape
    let count = own[own.count - 1]
    let rows = unsqueezed(dim: -2).expanded(own + [count])
    let isOwn = Tensor.eye(count) != 0
    return Tensor.where(isOwn, 1, rows).prod(dim: -1)
  }
}

extension Node {
  fileprivate final func product(_ count: Int, from start: Int, step: Int) -> Float {
    var product: Float = 1
    for i in 0..<count { product *= data[start + i * step] }
    return product
  }

  /// Writes, for every number of a line, the product of the others times a gradient.
  ///
  /// That is the product divided by the number, unless one is zero.
  fileprivate final func writeProductsOfOthers(
    _ count: Int, from start: Int, step: Int, product: Float, gradient: Float, into result: Node
  ) {
    let positions = (0..<count).map { start + $0 * step }
    if !positions.contains(where: { data[$0] == 0 }) {
      for i in positions { result.data[i] = gradient * product / data[i] }
      return
    }
    var before: Float = 1
    for i in positions {
      result.data[i] = before
      before *= data[i]
    }
    var behind: Float = 1
    for i in positions.reversed() {
      result.data[i] = gradient * (result.data[i] * behind)
      behind *= data[i]
    }
  }
}
