/// Values, averaged with the weights that queries give to their keys (Vaswani and others 2017).
///
/// softmax(Q·Kᵀ · scale) · V, with a scale of 1/√features unless given. Queries are
/// `[…, targets, features]`, keys `[…, sources, features]` and values `[…, sources, any]`; the result
/// is `[…, targets, any]`, and dimensions in front are broadcast.
///
/// `mask` is broadcast to `[…, targets, sources]`: where it is true, the target does not see the
/// source. (`Mask.causal` hides the future. PyTorch's function of this name takes the opposite, and
/// its `MultiheadAttention` the same.) A target that sees nothing gets zeros, and has no gradient.
///
///     let x = Tensor.randn(1, 4, 8)
///     scaledDotProductAttention(x, x, x, mask: .causal(4)).shape  // [1, 4, 8]
public func scaledDotProductAttention(
  _ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Mask? = nil, scale: Double? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  attention(query, key, value, mask, scale, file, line) { $0 }.output
}

/// The averages of the values and the weights of them, which `dropping` may change.
func attention(
  _ query: Tensor, _ key: Tensor, _ value: Tensor, _ mask: Mask?, _ scale: Double?,
  _ file: StaticString, _ line: UInt, dropping: (Tensor) -> Tensor
) -> (output: Tensor, weights: Tensor) {
  if query.rank < 2 || key.rank < 2 || value.rank < 2 {
    trap(
      "attention expects tensors of at least two dimensions, not \(query.rank), \(key.rank) and "
        + "\(value.rank)", file, line)
  }
  let scale = scale ?? 1 / Double(query.shape[query.rank - 1]).squareRoot()
  let turned = key.transposed(-2, -1, file: file, line: line)
  var scores = (query * scale).matmul(turned, file: file, line: line)
  if let mask {
    scores = Tensor.where(mask, -Float.infinity, scores, file: file, line: line)
  }
  let weights = dropping(mask == nil ? scores.softmax(dim: -1) : shares(of: scores))
  return (weights.matmul(value, file: file, line: line), weights)
}

/// The softmax of each row of scores, and zeros for a row that sees nothing: its softmax would be
/// 0/0, which no mask behind it keeps from the gradients of all others.
private func shares(of scores: Tensor) -> Tensor {
  let blind = scores.node.rowsWithoutSources
  if !blind.any { return scores.softmax(dim: -1) }
  return .where(blind, 0, Tensor.where(blind, 0, scores).softmax(dim: -1))
}

extension Node {
  /// Whether a row has no element above -∞, as a column next to the rows.
  fileprivate var rowsWithoutSources: Mask {
    let length = shape[shape.rank - 1]
    let rows = shape.count(of: 0..<shape.rank - 1)
    let values = (0..<rows).map { row in
      var column = 0
      while column < length, data[row * length + column] == -.infinity { column += 1 }
      return column == length
    }
    return Mask(values, shape.replacing(shape.rank - 1, with: 1))
  }
}

extension Mask {
  /// The mask that hides the future: true where the column lies behind the row.
  ///
  ///     Mask.causal(2)  // tensor([[False,  True],
  ///                     //         [False, False]])
  public static func causal(
    _ length: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Mask {
    let extents = Shape([length, length], file: file, line: line)
    return Mask((0..<extents.count).map { $0 % length > $0 / length }, extents)
  }
}
