/// A layer of filters that move along sequences.
///
/// Shapes: an input of `[n, inChannels, length]` gives `[n, outChannels, l]`, and one of
/// `[inChannels, length]` gives `[outChannels, l]`, where
///
///     l = ⌊(length + 2 · padding - dilation · (kernelSize - 1) - 1) / stride⌋ + 1
///
/// `weight` is `[outChannels, inChannels / groups, kernelSize]` and `bias` is `[outChannels]`.
///
///     let layer = Conv1d(4, 8, kernelSize: 3, padding: 1)
///     layer(.zeros(2, 4, 10)).shape  // [2, 8, 10]
public struct Conv1d: Module, Sendable {
  /// The filters.
  public let weight: Tensor
  /// The bias of each filter, unless the layer was made without.
  public let bias: Tensor?
  /// How far the filters move between positions.
  public let stride: Int
  /// How many zeros surround a sequence on each side.
  public let padding: Int
  /// How far apart the elements lie that a filter sees.
  public let dilation: Int
  /// Into how many groups the channels fall, each with filters of its own.
  public let groups: Int
  private let mode = TrainingMode()

  /// A layer of filters with random parameters: weights first, then the bias, all uniform in ±1/√n,
  /// where n elements of the input reach one of the output.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.Conv1d`, to the bit.
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0,
    dilation: Int = 1, groups: Int = 1, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkGroups(groups, inChannels, outChannels, file, line)
    let (weight, bias) = convolutionParameters(
      [outChannels, inChannels / max(groups, 1), kernelSize], bias: bias ? outChannels : nil, file,
      line)
    self.init(
      weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation,
      groups: groups)
  }

  /// A layer with the given parameters.
  public init(
    weight: Tensor, bias: Tensor?, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1
  ) {
    self.weight = weight.asParameter()
    self.bias = bias?.asParameter()
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    convolutionText(
      weight.shape[1] * groups, weight.shape[0], kernelSize: [weight.shape[2]], stride: [stride],
      padding: [padding], dilation: [dilation], groups: groups, bias: bias != nil)
  }

  /// The layer's output.
  ///
  ///     Conv1d(4, 8, kernelSize: 3)(.zeros(2, 4, 10)).shape  // [2, 8, 8]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      conv1d(
        input, weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation,
        groups: groups, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The cross-correlation of sequences with filters, as `conv2d` computes it on images one row high.
///
/// Shapes: sequences `[n, channels, length]` or `[channels, length]`; `weight` is
/// `[filters, channels / groups, columns]` and `bias` is `[filters]`.
///
///     conv1d(.ones(1, 1, 4), weight: .ones(1, 1, 3)).values  // [3, 3]
public func conv1d(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0,
  dilation: Int = 1, groups: Int = 1, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if input.rank != 2 && input.rank != 3 {
    trap(
      "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: "
        + "\(input.shape)", file, line)
  }
  if weight.rank != 3 {
    trap("expected a weight of 3 dimensions for conv1d, but got \(weight.shape)", file, line)
  }
  let images = conv2d(
    input.unsqueezed(dim: -2), weight: weight.unsqueezed(dim: 2), bias: bias, stride: (1, stride),
    padding: (0, padding), dilation: (1, dilation), groups: groups, file: file, line: line)
  let shape = images.node.shape.removing(images.rank - 2)
  return input.rank == 3
    ? images.reshaped(to: shape, Operations.ConvolutionOfLines.self) : images.squeezed(dim: -2)
}

extension Operations {
  /// Images one row high as sequences, the last step of a convolution of these.
  enum ConvolutionOfLines: Renamed<Reshape> {
    static var gradientName: String { "ConvolutionBackward0" }
  }
}
