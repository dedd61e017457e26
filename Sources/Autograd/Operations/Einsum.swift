/// Products and sums as an equation says: Einstein's summation convention.
///
/// A letter names a dimension of every operand that it stands with. Operands are multiplied along the
/// letters that they share, and letters that the result does not have are summed over. Without an
/// arrow the result has those that occur once, in alphabetical order; `...` stands for the dimensions
/// that have no letter.
///
///     einsum("ik,kj->ij", a, b)         // a.matmul(b)
///     einsum("i,j->ij", x, y)           // their outer product
///     einsum("bhqd,bhkd->bhqk", q, k)   // the scores of attention
///     einsum("ii", a)                   // the trace
///
/// Two operands at a time are multiplied as matrices, with their order of additions.
public func einsum(
  _ equation: String, _ operands: Tensor..., file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let plan = EinsumEquation(equation, operands.map(\.node.shape), file, line)
  var terms = zip(operands, plan.inputs).map { LabelledTensor($0, $1).withDistinctLabels() }
  while terms.count > 1 {
    let (a, b) = (terms.removeFirst(), terms.removeFirst())
    let kept = Set(plan.output).union(terms.flatMap(\.labels))
    terms.insert(a.multiplied(by: b, keeping: kept), at: 0)
  }
  return terms[0].summed(toKeep: Set(plan.output)).arranged(plan.output).tensor
}

/// A tensor whose dimensions have names.
private struct LabelledTensor {
  let tensor: Tensor
  let labels: [Int]

  init(_ tensor: Tensor, _ labels: [Int]) {
    self.tensor = tensor
    self.labels = labels
  }

  /// The diagonal along dimensions of one name.
  func withDistinctLabels() -> LabelledTensor {
    var distinct: [Int] = []
    for label in labels where !distinct.contains(label) { distinct.append(label) }
    if distinct.count == labels.count { return self }
    let (shape, strides) = (tensor.node.shape, tensor.node.shape.strides)
    var (extents, steps) = ([Int](), [Int]())
    for label in distinct {
      let dims = labels.indices.filter { labels[$0] == label }
      extents.append(shape[dims[0]])
      steps.append(dims.reduce(0) { $0 + strides[$1] })
    }
    let part = StridedPart(shape: Shape(extents), strides: steps, start: 0)
    return LabelledTensor(tensor.part(part, Operations.DiagonalView.self), distinct)
  }

  /// Without the dimensions that nothing needs any more.
  func summed(toKeep kept: Set<Int>) -> LabelledTensor {
    let dims = labels.indices.filter { !kept.contains(labels[$0]) }
    if dims.isEmpty { return self }
    return LabelledTensor(tensor.sum(dims: Array(dims)), labels.filter(kept.contains))
  }

  /// With the dimensions in this order.
  func arranged(_ order: [Int]) -> LabelledTensor {
    if order == labels { return self }
    return LabelledTensor(tensor.permuted(order.compactMap(labels.firstIndex(of:))), order)
  }

  /// With the extents of another tensor where its own are one.
  private func stretched(to other: LabelledTensor) -> LabelledTensor {
    let own = tensor.shape
    let extents = zip(labels, own).map { label, extent in
      extent == 1 ? other.extent(of: label) ?? 1 : extent
    }
    return extents == own ? self : LabelledTensor(tensor.expanded(extents), labels)
  }

  private func extent(of label: Int) -> Int? {
    labels.firstIndex(of: label).map { tensor.shape[$0] }
  }

  /// The product, summed over the dimensions that both have and nothing else needs.
  func multiplied(by other: LabelledTensor, keeping kept: Set<Int>) -> LabelledTensor {
    let a = summed(toKeep: kept.union(other.labels)).stretched(to: other)
    let b = other.summed(toKeep: kept.union(labels)).stretched(to: a)
    let shared = a.labels.filter(b.labels.contains)
    let (batch, inner) = (shared.filter(kept.contains), shared.filter { !kept.contains($0) })
    let left = a.labels.filter { !shared.contains($0) }
    let right = b.labels.filter { !shared.contains($0) }
    let extents = { (tensor: LabelledTensor, labels: [Int]) in
      labels.compactMap(tensor.extent)
    }
    let (batches, rows, columns) = (extents(a, batch), extents(a, left), extents(b, right))
    let result: Tensor
    if inner.isEmpty {
      let ones = [Int](repeating: 1, count: columns.count)
      let first = a.arranged(batch + left).tensor
      let between = [Int](repeating: 1, count: rows.count)
      result =
        first.reshaped(batches + rows + ones)
        * b.arranged(batch + right).tensor.reshaped(batches + between + columns)
    } else {
      let depth = extents(a, inner).reduce(1, *)
      let (height, width) = (rows.reduce(1, *), columns.reduce(1, *))
      let outer = batch.isEmpty ? [] : [batches.reduce(1, *)]
      result = a.arranged(batch + left + inner).tensor.reshaped(outer + [height, depth])
        .matmul(b.arranged(batch + inner + right).tensor.reshaped(outer + [depth, width]))
        .reshaped(batches + rows + columns)
    }
    return LabelledTensor(result, batch + left + right)
  }
}

extension Operations {
  /// A diagonal along several dimensions.
  enum DiagonalView: Renamed<Slice> {
    static var gradientName: String { "DiagonalBackward0" }
  }
}
