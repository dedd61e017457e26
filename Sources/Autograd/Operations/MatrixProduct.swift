import CAutograd

extension Tensor {
  /// The matrix product.
  ///
  /// Shapes: `[m, k]` and `[k, n]` give `[m, n]`; a vector on the left counts as a row, one on the
  /// right as a column, and that dimension is left out of the result. Dimensions before these two
  /// count matrices, and are broadcast: `[b, m, k]` and `[k, n]` give `[b, m, n]`. Each element is
  /// a chain of fused multiply-adds over k, in order, from zero.
  ///
  ///     Tensor([[1, 2], [3, 4]]).matmul(Tensor([1, 10]))  // tensor([21., 43.])
  public func matmul(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let (a, b) = (node, other.node)
    if b.shape.rank > 2 { return batchedProduct(with: other, file, line) }
    let extents = Node.productExtents(a.shape, b.shape, file, line)
    var shape = Shape((0..<a.shape.rank - 1).map { a.shape[$0] })
    if b.shape.rank == 2 { shape.append(extents.columns, file: file, line: line) }
    let result = Node.uninitialized(shape)
    autograd_multiply_matrices(
      result.data,
      autograd_matrix(values: a.data, row_stride: extents.depth, column_stride: 1),
      autograd_matrix(values: b.data, row_stride: extents.columns, column_stride: 1),
      extents.rows, extents.columns, extents.depth)
    let (isFirstTracked, isSecondTracked) = (a.isTracked, b.isTracked)
    if isFirstTracked || isSecondTracked {
      var saved: Operands = []
      if isFirstTracked { saved.insert(.second) }
      if isSecondTracked { saved.insert(.first) }
      result.record(extents.operation, a, b, saving: saved)
    }
    return Tensor(result)
  }

  /// The dot product of two tensors of one dimension and the same length, without dimensions.
  ///
  ///     Tensor([1, 2, 3]).dot(Tensor([4, 5, 6]))  // tensor(32.)
  public func dot(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank != 1 || other.rank != 1 {
      trap("1D tensors expected, but got \(rank)D and \(other.rank)D tensors", file, line)
    }
    return matmul(other, file: file, line: line)
  }

  /// The products of all elements of two vectors: a matrix.
  ///
  /// Element [i, j] is aᵢ · bⱼ.
  ///
  ///     Tensor([1, 2]).outer(Tensor([3, 4]))  // tensor([[3., 4.], [6., 8.]])
  public func outer(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    for (name, operand) in [("self", self), ("vec2", other)] where operand.rank != 1 {
      trap("outer: Expected 1-D argument \(name), but got \(operand.rank)-D", file, line)
    }
    return unsqueezed(dim: 1) * other
  }
}

extension Node {
  /// The kind and the sizes of a matrix product, with vectors counted as a row or a column.
  fileprivate static func productExtents(
    _ a: Shape, _ b: Shape, _ file: StaticString, _ line: UInt
  ) -> (operation: any Operation.Type, rows: Int, columns: Int, depth: Int) {
    if a.rank == 0 || b.rank == 0 {
      trap(
        "both arguments to matmul need to be at least 1D, but they are \(a.rank)D and \(b.rank)D",
        file, line)
    }
    let rows = a.count(of: 0..<a.rank - 1)
    let columns = b.rank == 2 ? b[1] : 1
    let depth = a[a.rank - 1]
    if depth != b[0] {
      switch (a.rank, b.rank) {
      case (1, 1):
        trap(
          "inconsistent tensor size, expected tensor \(a) and src \(b) to have the same number "
            + "of elements, but got \(a[0]) and \(b[0]) elements respectively", file, line)
      case (_, 1):
        trap(
          "size mismatch, got input (\(rows)), mat (\(rows)x\(depth)), vec (\(b[0]))", file, line)
      default:
        trap(
          "mat1 and mat2 shapes cannot be multiplied (\(rows)x\(depth) and \(b.crossed))",
          file, line)
      }
    }
    let operation: any Operation.Type =
      switch (a.rank, b.rank) {
      case (1, 1): Operations.Dot.self
      case (2, 1): Operations.MatrixTimesVector.self
      case (1, 2): Operations.VectorTimesMatrix.self
      case (2, 2): Operations.MatrixProduct.self
      default: Operations.FoldedProduct.self
      }
    return (operation, rows, columns, depth)
  }
}

extension Operations {
  /// C = A·B: the gradient of A is G·Bᵀ, that of B is Aᵀ·G.
  enum MatrixProduct: Operation {
    static var gradientName: String { "MmBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      let differentiated = fields.pointee.differentiated
      let first = fields.pointee.first?.takeUnretainedValue()
      let second = fields.pointee.second?.takeUnretainedValue()
      if differentiated.contains(.first), let first, let second {
        let (depth, columns) = (second.shape[0], second.shape.rank == 2 ? second.shape[1] : 1)
        let result = Node.uninitialized(like: first)
        autograd_multiply_matrices(
          result.data,
          autograd_matrix(values: gradient.data, row_stride: columns, column_stride: 1),
          autograd_matrix(values: second.data, row_stride: 1, column_stride: columns),
          first.shape.count(of: 0..<first.shape.rank - 1), depth, columns)
        pass.give(result, to: .first, of: node)
      }
      if differentiated.contains(.second), let first, let second {
        let rows = first.shape.count(of: 0..<first.shape.rank - 1)
        let (depth, columns) = (second.shape[0], second.shape.rank == 2 ? second.shape[1] : 1)
        let result = Node.uninitialized(like: second)
        autograd_multiply_matrices(
          result.data,
          autograd_matrix(values: first.data, row_stride: 1, column_stride: depth),
          autograd_matrix(values: gradient.data, row_stride: columns, column_stride: 1),
          depth, columns, rows)
        pass.give(result, to: .second, of: node)
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let target = node.operand(.first) ?? node.operandTensor(.first)?.node else { return }
      let depth = target.shape[target.shape.rank - 1]
      let rows = target.shape.count(of: 0..<target.shape.rank - 1)
      let isMatrix = node.shape.rank == target.shape.rank
      let g = gradient.reshaped(rows, isMatrix ? node.shape[node.shape.rank - 1] : 1)
      if let b = node.operandTensor(.second) {
        let product = g.matmul(b.reshaped(depth, g.shape[1]).T)
        pass.give(product.reshaped(target.shape.extentsArray), to: .first, of: node)
      }
      if let a = node.operandTensor(.first), let b = node.operand(.second) {
        let product = a.reshaped(rows, depth).T.matmul(g)
        pass.give(product.reshaped(b.shape.extentsArray), to: .second, of: node)
      }
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      guard let b = operands.second else { return [] }
      let a = operands.first
      return a.product(b, rows: a.shape.count(of: 0..<a.shape.rank - 1))
    }
  }

  /// The product of a stack of matrices, seen as one, and a matrix or a vector.
  enum FoldedProduct: Renamed<MatrixProduct> {
    static var gradientName: String { "UnsafeViewBackward0" }
  }

  /// The product of two vectors.
  enum Dot: Renamed<MatrixProduct> {
    static var gradientName: String { "DotBackward0" }
  }

  /// The product of a matrix and a vector.
  enum MatrixTimesVector: Renamed<MatrixProduct> {
    static var gradientName: String { "MvBackward0" }
  }

  /// The product of a vector and a matrix.
  enum VectorTimesMatrix: Renamed<MatrixProduct> {
    static var gradientName: String { "SqueezeBackward4" }
  }
}
