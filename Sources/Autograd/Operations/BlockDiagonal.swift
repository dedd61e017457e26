/// The matrix with the given ones along its diagonal, and zeros elsewhere; vectors are rows.
///
///     blockDiag(Tensor([[1, 2]]), Tensor([[3], [4]]))  // tensor([[1., 2., 0.],
///                                                      //         [0., 0., 3.],
///                                                      //         [0., 0., 4.]])
public func blockDiag(
  _ blocks: Tensor..., file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  for (position, block) in blocks.enumerated() where block.rank > 2 {
    trap(
      "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(position) has "
        + "\(block.rank) dimensions", file, line)
  }
  // Of nothing it is one row without elements, as in PyTorch.
  if blocks.isEmpty { return Tensor([], shape: [1, 0]) }
  return BlockDiagonal()(blocks)
}

private struct BlockDiagonal: NamedFunction {
  var nodeName: String { "BlockDiagBackward0" }

  /// The rows and columns of a block.
  private func extents(_ block: Tensor) -> (rows: Int, columns: Int) {
    let shape = block.shape
    return (shape.count == 2 ? shape[0] : 1, shape.last ?? 1)
  }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let width = inputs.reduce(0) { $0 + extents($1).columns }
    var left = 0
    let rows = inputs.map { block in
      let (rows, columns) = extents(block)
      defer { left += columns }
      return block.reshaped(rows, columns).padded([left, width - left - columns])
    }
    return concatenated(rows)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    var (top, left) = (0, 0)
    return inputs.map { block in
      let (rows, columns) = extents(block)
      defer { (top, left) = (top + rows, left + columns) }
      return gradient.narrow(dim: 0, start: top, length: rows)
        .narrow(dim: 1, start: left, length: columns).reshaped(block.shape)
    }
  }
}
