/// The distances of vectors from each other.
///
/// Shapes: two inputs `[…, features]`, and `[…]` with the lengths of the differences, to each element of
/// which `epsilon` is added.
///
///     PairwiseDistance()(Tensor([[0, 0]]), Tensor([[3, 4]]))  // 5.0000
public struct PairwiseDistance: Parameterized, Sendable {
  /// Keeps gradients of equal vectors finite.
  public let epsilon: Double
  /// Whether the last dimension stays, with an extent of 1.
  public let keepDim: Bool

  /// A distance with the given settings.
  public init(epsilon: Double = 1e-6, keepDim: Bool = false) {
    self.epsilon = epsilon
    self.keepDim = keepDim
  }

  /// The distances.
  public func callAsFunction(
    _ first: Tensor, _ second: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    pairwiseDistance(
      first, second, epsilon: epsilon, keepDim: keepDim, file: file, line: line)
  }
}

/// The distances of vectors `[…, features]` from each other, with broadcasting.
///
///     pairwiseDistance(Tensor([0, 0]), Tensor([3, 4]), epsilon: 0).item  // 5
public func pairwiseDistance(
  _ first: Tensor, _ second: Tensor, epsilon: Double = 1e-6, keepDim: Bool = false,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let shape = Shape.broadcast(first.node.shape, second.node.shape, file, line)
  if shape.rank == 0 { trap("pairwiseDistance takes vectors, not numbers", file, line) }
  return (first - second + epsilon).norm(dim: -1, keepDim: keepDim)
}

/// The cosines of the angles between vectors.
///
/// Shapes: two inputs with the same dimensions, and one dimension less.
///
///     CosineSimilarity()(Tensor([[1, 0]]), Tensor([[2, 2]]))  // 0.7071
public struct CosineSimilarity: Parameterized, Sendable {
  /// The dimension along which the vectors lie.
  public let dim: Int
  /// The least length that is divided by.
  public let epsilon: Double

  /// A similarity with the given settings.
  public init(dim: Int = 1, epsilon: Double = 1e-8) {
    self.dim = dim
    self.epsilon = epsilon
  }

  /// The cosines.
  public func callAsFunction(
    _ first: Tensor, _ second: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    cosineSimilarity(first, second, dim: dim, epsilon: epsilon, file: file, line: line)
  }
}

/// The cosines of the angles between vectors that lie along a dimension, with broadcasting.
///
/// Lengths below `epsilon` count as that.
///
///     cosineSimilarity(Tensor([1, 0]), Tensor([2, 2]), dim: 0)  // 0.7071
public func cosineSimilarity(
  _ first: Tensor, _ second: Tensor, dim: Int = 1, epsilon: Double = 1e-8,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if max(first.rank, second.rank) == 0 {
    trap("cosineSimilarity takes vectors, not numbers", file, line)
  }
  return first.cosineSimilarity(second, dim: dim, epsilon: epsilon, file: file, line: line)
}
