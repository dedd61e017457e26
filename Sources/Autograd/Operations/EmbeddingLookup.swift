/// The rows of `weight` at the given indices.
///
/// Shapes: as for `Embedding`. Gradients of a row that is taken several times are added in the
/// order of the indices; the row at `paddingIndex` receives none.
///
///     embedding(IndexTensor([1, 0]), weight: Tensor([[1, 2], [3, 4]]))  // [[3, 4], [1, 2]]
public func embedding(
  _ indices: IndexTensor, weight: Tensor, paddingIndex: Int? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let shape = weight.node.shape
  if shape.rank != 2 { trap("'weight' must be 2-D", file, line) }
  let paddingIndex = paddingIndex.map { checkedPadding($0, in: shape[0], file, line) }
  for index in indices.values where index < 0 || index >= shape[0] {
    trap("index out of range in self", file, line)
  }
  let width = shape[1]
  let result = Node.uninitialized(Shape(indices.shape + [width], file: file, line: line))
  for (i, index) in indices.values.enumerated() {
    (result.data + i * width).update(from: weight.node.data + index * width, count: width)
  }
  if weight.node.isTracked {
    result.keep(Lookup(indices: indices.values, paddingIndex: paddingIndex))
    result.record(Operations.Embedding.self, weight.node, saving: .context)
  }
  return Tensor(result)
}

/// The row that stands for no symbol, which may be counted from the end; traps where there is none.
func checkedPadding(_ index: Int, in rows: Int, _ file: StaticString, _ line: UInt) -> Int {
  if index < -rows || index >= rows {
    trap(
      "Padding_idx must be within num_embeddings, from \(-rows) to \(rows - 1); it is \(index)",
      file, line)
  }
  return index < 0 ? index + rows : index
}

/// The rows that an embedding took.
private struct Lookup {
  let indices: [Int]
  let paddingIndex: Int?
}

extension Operations {
  /// Rows of a table: their gradients are added up there.
  enum Embedding: FusedOperation {
    static var gradientName: String { "EmbeddingBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first), let lookup = node.kept(as: Lookup.self)
      else { return }
      let result = Node.filled(target.shape, with: 0)
      let width = target.shape[1]
      for (i, index) in lookup.indices.enumerated() where index != lookup.paddingIndex {
        Elementwise.accumulate(
          result.data + index * width, gradient.data + i * width, count: width)
      }
      pass.give(result, to: .first, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      let shape = node.shape.extentsArray
      guard let weight = first, let lookup = node.kept(as: Lookup.self) else {
        return .zeros(shape)
      }
      let rows = weight[IndexTensor(lookup.indices)]
      let isPadding = Mask(
        lookup.indices.map { $0 == lookup.paddingIndex }, shape: [lookup.indices.count, 1])
      return Tensor.where(isPadding, rows.detached(), rows).reshaped(shape)
    }
  }
}
