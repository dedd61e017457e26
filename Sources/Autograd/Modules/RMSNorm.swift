/// A layer that divides the last dimensions of its input by the root of their mean square.
///
/// Shapes: `[…, normalizedShape]`, and the same again; `weight` is `normalizedShape`. `rmsNorm` gives the
/// formula. Zhang and Sennrich (2019).
///
///     RMSNorm(64)(.zeros(8, 10, 64)).shape  // [8, 10, 64]
public struct RMSNorm: Module, Sendable {
  /// The factor of each element, at first 1; nil without `affine`.
  public let weight: Tensor?
  /// The extents of the dimensions that are normalised.
  public let normalizedShape: [Int]
  /// What is added to the mean square; nil for the distance of 1 from the next `Float`.
  public let epsilon: Double?
  private let mode = TrainingMode()

  /// A layer that normalises the last dimension, of so many features.
  public init(
    _ features: Int, epsilon: Double? = nil, affine: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init([features], epsilon: epsilon, affine: affine, file: file, line: line)
  }

  /// A layer that normalises the last dimensions, of the given extents.
  public init(
    _ normalizedShape: [Int], epsilon: Double? = nil, affine: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.normalizedShape = normalizedShape
    self.epsilon = epsilon
    weight =
      affine
      ? .ones(normalizedShape, requiresGrad: true, file: file, line: line).asParameter() : nil
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "\(normalizedShape.inPython), eps=\(epsilon?.inPython ?? "None"), "
      + "elementwise_affine=\((weight != nil).inPython)"
  }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      rmsNorm(
        input, normalizedShape: normalizedShape, weight: weight, epsilon: epsilon, file: file,
        line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The last dimensions of a tensor, divided by the root of their mean square, times a weight.
///
///     y = x · 1/√(mean(x²) + epsilon) · weight
///
/// each step rounded. Shapes: `[…, normalizedShape]`, and the same again.
///
///     rmsNorm(Tensor([[1, 7]]), normalizedShape: [2])  // tensor([[0.2000, 1.4000]])
public func rmsNorm(
  _ input: Tensor, normalizedShape: [Int], weight: Tensor? = nil, epsilon: Double? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if normalizedShape.isEmpty {
    trap(
      "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one "
        + "element, but got normalized_shape = []", file, line)
  }
  if let weight, weight.shape != normalizedShape {
    trap(
      "Expected weight to be of same shape as normalized_shape, but got weight of shape "
        + "\(weight.shape) and normalized_shape = \(normalizedShape)", file, line)
  }
  let outer = input.rank - normalizedShape.count
  if outer < 0 || Array(input.shape.suffix(normalizedShape.count)) != normalizedShape {
    let extents = normalizedShape.map { ", \($0)" }.joined()
    trap(
      "Given normalized_shape=\(normalizedShape), expected input with shape [*\(extents)], but got "
        + "input of size\(input.shape)", file, line)
  }
  let squares = input.squared().mean(dims: Array(outer..<input.rank), keepDim: true)
  let result = input * (squares + (epsilon ?? Double(Float.ulpOfOne))).rsqrt()
  return weight.map { result * $0 } ?? result
}
