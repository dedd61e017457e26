/// A layer that normalises groups of channels, each element of a batch by itself.
///
/// Shapes: `[n, channels, …]`, and the same again; parameters are `[channels]`. `groupNorm` gives the
/// formula. Wu and He (2018).
///
///     GroupNorm(2, 8)(.zeros(4, 8, 5, 5)).shape  // [4, 8, 5, 5]
public struct GroupNorm: Module, Sendable {
  /// The factor of each channel, at first 1; nil without `affine`.
  public let weight: Tensor?
  /// What is added to each channel, at first 0; nil without `affine`.
  public let bias: Tensor?
  /// Into how many groups the channels fall.
  public let groups: Int
  /// The number of channels.
  public let channels: Int
  /// What is added to the variance before its root is taken.
  public let epsilon: Double
  private let mode = TrainingMode()

  /// A layer for so many groups of so many channels.
  ///
  /// Traps if the channels cannot be shared out.
  public init(
    _ groups: Int, _ channels: Int, epsilon: Double = 1e-5, affine: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    if groups <= 0 || channels % groups != 0 {
      trap("num_channels (\(channels)) must be divisible by num_groups (\(groups))", file, line)
    }
    weight = affine ? Tensor.ones(channels, requiresGrad: true).asParameter() : nil
    bias = affine ? Tensor.zeros(channels, requiresGrad: true).asParameter() : nil
    self.groups = groups
    self.channels = channels
    self.epsilon = epsilon
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "\(groups), \(channels), eps=\(epsilon.inPython), affine=\((weight != nil).inPython), "
      + "bias=\((bias != nil).inPython)"
  }

  /// The layer's output.
  ///
  ///     GroupNorm(1, 2, affine: false)(Tensor([[1, 3]]))  // tensor([[-1.0000,  1.0000]])
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      groupNorm(
        input, groups: groups, weight: weight, bias: bias, epsilon: epsilon, file: file,
        line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// Groups of channels, normalised to mean 0 and variance 1 for each element of a batch, times a
/// weight, plus a bias.
///
/// Shapes: `[n, channels, …]`, and the same again; `weight` and `bias` are `[channels]`. Statistics
/// and steps are computed as by `layerNorm`.
///
///     groupNorm(Tensor([[1, 3]]), groups: 1)  // tensor([[-1.0000,  1.0000]])
public func groupNorm(
  _ input: Tensor, groups: Int, weight: Tensor? = nil, bias: Tensor? = nil,
  epsilon: Double = 1e-5, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let shape = input.shape
  if shape.count < 2 {
    trap("Expected at least 2 dimensions for input tensor but received \(shape.count)", file, line)
  }
  if groups <= 0 || shape[1] % groups != 0 || groups > Int(Int32.max) {
    trap(
      "Expected number of channels in input to be divisible by num_groups, but got input of shape "
        + "\(shape) and num_groups=\(groups)", file, line)
  }
  for (name, numbers) in [("weight", weight), ("bias", bias)] {
    guard let numbers, numbers.shape != [shape[1]] else { continue }
    trap(
      "Expected \(name) to be a vector of size equal to the number of channels in input, but got "
        + "\(name) of shape \(numbers.shape) and input of shape \(shape)", file, line)
  }
  let length = shape[1] / groups * shape[2...].reduce(1, *)
  var result = layerNorm(
    input.reshaped(shape[0] * groups, length), normalizedShape: [length], epsilon: epsilon
  ).reshaped(shape)
  let along = [shape[1]] + Array(repeating: 1, count: shape.count - 2)
  if let weight { result = result * weight.reshaped(along) }
  if let bias { result = result + bias.reshaped(along) }
  return result.reshaped(to: Shape(shape), Operations.GroupNormalization.self)
}

extension Operations {
  /// Channels normalised by groups.
  enum GroupNormalization: Renamed<Reshape> {
    static var gradientName: String { "NativeGroupNormBackward0" }
  }
}
