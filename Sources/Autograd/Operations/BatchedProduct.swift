import CAutograd

/// Two stacks of matrices, whose dimensions before the last two are broadcast.
private struct MatrixStacks {
  let batch: Shape
  let rows: Int
  let columns: Int
  let depth: Int
  /// Where each product's matrices begin.
  private let firstStarts: [Int]
  private let secondStarts: [Int]

  init(_ a: Shape, _ b: Shape, _ file: StaticString, _ line: UInt) {
    if a.rank == 0 {
      trap(
        "both arguments to matmul need to be at least 1D, but they are 0D and \(b.rank)D",
        file, line)
    }
    let firstBatch = Shape((0..<Swift.max(a.rank - 2, 0)).map { a[$0] })
    let secondBatch = Shape((0..<b.rank - 2).map { b[$0] })
    batch = Shape.broadcast(firstBatch, secondBatch, file, line)
    rows = a.rank > 1 ? a[a.rank - 2] : 1
    depth = a[a.rank - 1]
    columns = b[b.rank - 1]
    if b[b.rank - 2] != depth {
      trap(
        "Expected size for first two dimensions of batch2 tensor to be: "
          + "[\(batch.count), \(depth)] but got: [\(batch.count), \(b[b.rank - 2])].", file, line)
    }
    let (firstSize, secondSize) = (rows * depth, depth * columns)
    firstStarts = StridedOffsets(batch, strides: firstBatch.strides(stretchedTo: batch))
      .map { $0 * firstSize }
    secondStarts = StridedOffsets(batch, strides: secondBatch.strides(stretchedTo: batch))
      .map { $0 * secondSize }
  }

  /// Calls `body` with the number of each product, and where its two matrices begin.
  func forEach(_ body: (_ product: Int, _ first: Int, _ second: Int) -> Void) {
    for product in firstStarts.indices {
      body(product, firstStarts[product], secondStarts[product])
    }
  }
}

extension Tensor {
  /// The products of two stacks of matrices, or of a vector and a stack.
  func batchedProduct(
    with other: Tensor, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let (a, b) = (node, other.node)
    let stacks = MatrixStacks(a.shape, b.shape, file, line)
    var shape = stacks.batch
    if a.shape.rank > 1 { shape.append(stacks.rows, file: file, line: line) }
    shape.append(stacks.columns, file: file, line: line)
    let result = Node.uninitialized(shape)
    stacks.forEach { product, first, second in
      autograd_multiply_matrices(
        result.data + product * stacks.rows * stacks.columns,
        autograd_matrix(values: a.data + first, row_stride: stacks.depth, column_stride: 1),
        autograd_matrix(values: b.data + second, row_stride: stacks.columns, column_stride: 1),
        stacks.rows, stacks.columns, stacks.depth)
    }
    let (isFirstTracked, isSecondTracked) = (a.isTracked, b.isTracked)
    if isFirstTracked || isSecondTracked {
      result.record(Operations.BatchedProduct.self, a, b, saving: [.first, .second])
    }
    return Tensor(result)
  }
}

extension Operations {
  /// Products of stacks of matrices: for each, the gradient of A is G·Bᵀ, that of B is Aᵀ·G, and
  /// the pass sums over what was broadcast.
  enum BatchedProduct: Operation {
    static var gradientName: String { "UnsafeViewBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let a = fields.pointee.first?.takeUnretainedValue(),
        let b = fields.pointee.second?.takeUnretainedValue()
      else { return }
      let stacks = MatrixStacks(a.shape, b.shape, #fileID, #line)
      let (rows, columns, depth) = (stacks.rows, stacks.columns, stacks.depth)
      let batch = stacks.batch.extentsArray
      let g = gradient.data
      if fields.pointee.differentiated.contains(.first) {
        let result = Node.uninitialized(
          Shape(batch + (a.shape.rank > 1 ? [rows, depth] : [depth])))
        stacks.forEach { product, _, second in
          autograd_multiply_matrices(
            result.data + product * rows * depth,
            autograd_matrix(
              values: g + product * rows * columns, row_stride: columns, column_stride: 1),
            autograd_matrix(values: b.data + second, row_stride: 1, column_stride: columns),
            rows, depth, columns)
        }
        pass.give(result, to: .first, of: node)
      }
      if fields.pointee.differentiated.contains(.second) {
        let result = Node.uninitialized(Shape(batch + [depth, columns]))
        stacks.forEach { product, first, _ in
          autograd_multiply_matrices(
            result.data + product * depth * columns,
            autograd_matrix(values: a.data + first, row_stride: 1, column_stride: depth),
            autograd_matrix(
              values: g + product * rows * columns, row_stride: columns, column_stride: 1),
            depth, columns, rows)
        }
        pass.give(result, to: .second, of: node)
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let a = node.operandTensor(.first), let b = node.operandTensor(.second) else { return }
      let matrices = a.rank == 1 ? a.unsqueezed(dim: 0) : a
      let g = a.rank == 1 ? gradient.unsqueezed(dim: -2) : gradient
      let first = g.matmul(b.transposed(-2, -1))
      pass.give(a.rank == 1 ? first.squeezed(dim: -2) : first, to: .first, of: node)
      pass.give(matrices.transposed(-2, -1).matmul(g), to: .second, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      guard let b = operands.second else { return [] }
      let stacks = MatrixStacks(operands.first.shape, b.shape, #fileID, #line)
      var result: [Double] = []
      stacks.forEach { _, first, second in
        let left = operands.first.values[first..<first + stacks.rows * stacks.depth]
        let right = b.values[second..<second + stacks.depth * stacks.columns]
        result += DoubleArray(shape: Shape([stacks.rows, stacks.depth]), values: Array(left))
          .product(
            DoubleArray(shape: Shape([stacks.depth, stacks.columns]), values: Array(right)),
            rows: stacks.rows)
      }
      return result
    }
  }
}
