/// A layer that normalises the last dimensions of its input, each element of a batch by itself.
///
/// Shapes: `[…, normalizedShape]`, and the same again; parameters are `normalizedShape`. `layerNorm`
/// gives the formula. Ba, Kiros and Hinton (2016).
///
///     LayerNorm(64)(.zeros(8, 10, 64)).shape  // [8, 10, 64]
public struct LayerNorm: Module, Sendable {
  /// The factor of each element, at first 1; nil without `affine`.
  public let weight: Tensor?
  /// What is added to each element, at first 0; nil without `affine` or `bias`.
  public let bias: Tensor?
  /// The extents of the dimensions that are normalised.
  public let normalizedShape: [Int]
  /// What is added to the variance before its root is taken.
  public let epsilon: Double
  private let mode = TrainingMode()

  /// A layer that normalises the last dimension, of so many features.
  ///
  ///     LayerNorm(64)
  public init(
    _ features: Int, epsilon: Double = 1e-5, affine: Bool = true, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      [features], epsilon: epsilon, affine: affine, bias: bias, file: file, line: line)
  }

  /// A layer that normalises the last dimensions, of the given extents.
  ///
  ///     LayerNorm([8, 8], affine: false)
  public init(
    _ normalizedShape: [Int], epsilon: Double = 1e-5, affine: Bool = true, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.normalizedShape = normalizedShape
    self.epsilon = epsilon
    weight =
      affine
      ? .ones(normalizedShape, requiresGrad: true, file: file, line: line).asParameter() : nil
    self.bias =
      affine && bias
      ? .zeros(normalizedShape, requiresGrad: true, file: file, line: line).asParameter() : nil
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "\(normalizedShape.inPython), eps=\(epsilon.inPython), "
      + "elementwise_affine=\((weight != nil).inPython), bias=\((bias != nil).inPython)"
  }

  /// The layer's output.
  ///
  ///     LayerNorm(2, affine: false)(Tensor([[1, 3]]))  // tensor([[-1.0000,  1.0000]])
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      layerNorm(
        input, normalizedShape: normalizedShape, weight: weight, bias: bias, epsilon: epsilon,
        file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The last dimensions of a tensor, normalised to mean 0 and variance 1 for each place of the others,
/// times a weight, plus a bias.
///
/// Shapes: `[…, normalizedShape]`, and the same again; `weight` and `bias` are `normalizedShape`.
///
///     y = (x - mean) / √(variance + epsilon) · weight + bias
///
/// Statistics and steps are computed as by `batchNorm` in training.
///
///     layerNorm(Tensor([[1, 3]]), normalizedShape: [2])  // tensor([[-1.0000,  1.0000]])
public func layerNorm(
  _ input: Tensor, normalizedShape: [Int], weight: Tensor? = nil, bias: Tensor? = nil,
  epsilon: Double = 1e-5, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let shape = input.node.shape
  let normalized = Shape(normalizedShape, file: file, line: line)
  if normalized.rank == 0 {
    trap(
      "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one "
        + "element, but got normalized_shape = []", file, line)
  }
  for (name, numbers) in [("weight", weight), ("bias", bias)] {
    guard let numbers, numbers.node.shape != normalized else { continue }
    trap(
      "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape "
        + "\(numbers.shape) and normalized_shape = \(normalized)", file, line)
  }
  let outer = shape.rank - normalized.rank
  if outer < 0 || Array(input.shape.suffix(normalized.rank)) != normalizedShape {
    let extents = normalizedShape.map { ", \($0)" }.joined()
    trap(
      "Given normalized_shape=\(normalized), expected input with shape [*\(extents)], but got "
        + "input of size\(shape)", file, line)
  }
  let dims = DimensionSet(Array(outer..<shape.rank), in: shape, file, line)
  let moments = Moments(
    input.node, over: dims, outer: 1, groups: shape.count(of: 0..<outer), inner: normalized.count)
  let normalization = Normalization(
    dims: dims, parameterShape: normalized, epsilon: epsilon, means: moments.means,
    scales: moments.scales(epsilon: epsilon), isOwn: true)
  return input.normalized(
    normalization, weight: weight, bias: bias, Operations.LayerNormalization.self)
}
