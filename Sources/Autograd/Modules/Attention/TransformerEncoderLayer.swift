/// A layer of attention to the input itself, and a network of two layers for each place (Vaswani and others
/// 2017).
///
/// Both are added to what they were given, and normalised: after that, or before with `normFirst`. Shapes:
/// `[batch, length, features]`, and the same again, as PyTorch's with `batch_first=True`.
///
///     let layer = TransformerEncoderLayer(16, heads: 4, feedForward: 32)
///     layer(.randn(2, 5, 16), mask: .causal(5)).shape  // [2, 5, 16]
///
/// Parameters are called as PyTorch's: `self_attn.in_proj_weight`, `linear1.weight`, ….
public struct TransformerEncoderLayer: Module, Sendable {
  /// The function between the two layers.
  public enum Activation: Sendable {
    /// `relu`.
    case relu
    /// `gelu`.
    case gelu
  }

  /// PyTorch's names of the parts.
  public static var partNames: [String: String] { ["selfAttention": "self_attn"] }

  /// The attention.
  public let selfAttention: MultiheadAttention
  /// The first layer for each place.
  public let linear1: Linear
  /// What is dropped between the layers.
  public let dropout: Dropout
  /// The second layer for each place.
  public let linear2: Linear
  /// The normalisation around the attention.
  public let norm1: LayerNorm
  /// The normalisation around the layers.
  public let norm2: LayerNorm
  /// What is dropped of the attention.
  public let dropout1: Dropout
  /// What is dropped of the layers.
  public let dropout2: Dropout
  /// The function between the two layers.
  public let activation: Activation
  /// Whether inputs are normalised instead of outputs.
  public let normFirst: Bool

  /// A layer with random parameters, drawn as PyTorch draws those of `nn.TransformerEncoderLayer`.
  ///
  /// Traps if the features cannot be shared out among the heads.
  public init(
    _ features: Int, heads: Int, feedForward: Int = 2048, dropout: Double = 0.1,
    activation: Activation = .relu, epsilon: Double = 1e-5, normFirst: Bool = false,
    bias: Bool = true, file: StaticString = #fileID, line: UInt = #line
  ) {
    selfAttention = MultiheadAttention(
      features, heads, bias: bias, dropout: dropout, file: file, line: line)
    linear1 = Linear(features, feedForward, bias: bias, file: file, line: line)
    self.dropout = Dropout(dropout, file: file, line: line)
    linear2 = Linear(feedForward, features, bias: bias)
    norm1 = LayerNorm(features, epsilon: epsilon, bias: bias)
    norm2 = LayerNorm(features, epsilon: epsilon, bias: bias)
    dropout1 = Dropout(dropout)
    dropout2 = Dropout(dropout)
    self.activation = activation
    self.normFirst = normFirst
  }

  /// The layer's output; where the mask is true, a place does not see another.
  public func callAsFunction(
    _ input: Tensor, mask: Mask?, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    func attended(_ x: Tensor) -> Tensor {
      dropout1(selfAttention(x, x, x, mask: mask, file: file, line: line).output)
    }
    func fed(_ x: Tensor) -> Tensor {
      let hidden = linear1(x)
      return dropout2(linear2(dropout(activation == .relu ? hidden.relu() : hidden.gelu())))
    }
    if normFirst {
      let x = input + attended(norm1(input))
      return x + fed(norm2(x))
    }
    let x = norm1(input + attended(input))
    return norm2(x + fed(x))
  }

  /// The layer's output.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, mask: nil)
  }
}
