/// Attention by several heads at once (Vaswani and others 2017).
///
/// Queries, keys and values are each projected, cut into `heads` parts of embedDim / heads features,
/// attended to by `scaledDotProductAttention`, put together again and projected once more. Queries are
/// `[batch, targets, embedDim]`, keys and values `[batch, sources, embedDim]`; returned are
/// `[batch, targets, embedDim]`, and the weights, averaged over the heads:
/// `[batch, targets, sources]`.
///
///     let attention = MultiheadAttention(16, 4)
///     let x = Tensor.randn(2, 5, 16)
///     let (output, weights) = attention(x, x, x, mask: .causal(5))
///     weights.shape  // [2, 5, 5]
///
/// Parameters are called as PyTorch's: `in_proj_weight`, `in_proj_bias`, `out_proj.weight`,
/// `out_proj.bias`.
public struct MultiheadAttention: Parameterized, Sendable {
  /// PyTorch's names of the parameters.
  public static var partNames: [String: String] {
    [
      "projectionWeight": "in_proj_weight", "projectionBias": "in_proj_bias",
      "outputProjection": "out_proj",
    ]
  }

  /// The weights of the projections of queries, keys and values, shape `[3 · embedDim, embedDim]`.
  public let projectionWeight: Tensor
  /// Their biases, shape `[3 · embedDim]`, unless the layer was made without.
  public let projectionBias: Tensor?
  /// The projection of what the heads found.
  public let outputProjection: Linear
  /// The number of heads.
  public let heads: Int

  private let dropout: Dropout

  /// A layer with random parameters: weights uniform in ±√(3/2 / embedDim), biases of zeros.
  ///
  /// The output's weights are those of a `Linear` layer. After `manualSeed(_:)` all are those of
  /// PyTorch's `nn.MultiheadAttention`, to the bit. In training, weights of values are dropped with
  /// the probability `dropout`. Traps if the features cannot be shared out among the heads.
  public init(
    _ embedDim: Int, _ heads: Int, bias: Bool = true, dropout: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    if embedDim <= 0 || heads <= 0 {
      trap(
        "embed_dim and num_heads must be greater than 0, got embed_dim=\(embedDim) and "
          + "num_heads=\(heads) instead", file, line)
    }
    if embedDim % heads != 0 { trap("embed_dim must be divisible by num_heads", file, line) }
    self.heads = heads
    self.dropout = Dropout(dropout, file: file, line: line)
    // Drawn before the other weights, its bias too, which is then overwritten: PyTorch's order.
    outputProjection = Linear(embedDim, embedDim, bias: bias)
    projectionWeight = .zeros(3 * embedDim, embedDim, requiresGrad: true).asParameter()
    projectionWeight.initialize(.xavierUniform())
    projectionBias = bias ? .zeros(3 * embedDim, requiresGrad: true).asParameter() : nil
    outputProjection.bias?.initialize(.zeros)
  }

  /// The layer as PyTorch prints it, which has a name of its own for the output's projection.
  public var description: String {
    let projection = outputProjection.description(as: "NonDynamicallyQuantizableLinear")
    return "MultiheadAttention(\n  (out_proj): \(projection)\n)"
  }

  /// Attends to values by their keys.
  ///
  /// Where `mask` is true, a target does not see a source; it is `[targets, sources]` for all alike,
  /// or broadcasts to `[batch, heads, targets, sources]`. A target that sees nothing has weights of
  /// zero, as in PyTorch's layer where it is not asked for weights. Traps, in PyTorch's words where it
  /// has them, for shapes that do not fit.
  public func callAsFunction(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Mask? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (output: Tensor, weights: Tensor) {
    let embedDim = outputProjection.weight.shape[0]
    check(query, key, value, embedDim, file, line)
    let weights = projectionWeight.split(embedDim)
    let biases = projectionBias?.split(embedDim)
    let projected = [query, key, value].enumerated().map { index, input in
      split(linear(input, weight: weights[index], bias: biases?[index]))
    }
    let (found, shares) = attention(
      projected[0], projected[1], projected[2], mask, nil, file, line,
      dropping: dropout.callAsFunction)
    let joined = found.permuted(0, 2, 1, 3).reshaped(query.shape)
    return (outputProjection(joined), shares.mean(dim: 1))
  }

  /// `[batch, length, features]` as `[batch, heads, length, features / heads]`.
  private func split(_ input: Tensor) -> Tensor {
    let shape = input.shape
    return input.reshaped(shape[0], shape[1], heads, shape[2] / heads).permuted(0, 2, 1, 3)
  }

  private func check(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, _ embedDim: Int,
    _ file: StaticString, _ line: UInt
  ) {
    for input in [query, key, value] where input.rank != 3 {
      trap(
        "attention expects query, key and value of shape [batch, length, features], not "
          + "\(input.shape)", file, line)
    }
    for input in [query, key, value] where input.shape[2] != embedDim {
      trap(
        "was expecting embedding dimension of \(embedDim), but got \(input.shape[2])", file, line)
    }
    if key.shape != value.shape {
      trap("key shape \(key.shape) does not match value shape \(value.shape)", file, line)
    }
    if query.shape[0] != key.shape[0] {
      trap(
        "a query of batch size \(query.shape[0]) and a key of batch size \(key.shape[0])", file,
        line)
    }
  }
}
