/// A layer that makes images greater by filters: a convolution the other way round.
///
/// Shapes: an input of `[n, inChannels, height, width]` gives `[n, outChannels, h, w]`, and a single one
/// lacks `n`, where
///
///     h = (height - 1) · stride - 2 · padding + dilation · (kernelSize - 1) + outputPadding + 1
///
/// `weight` is `[inChannels, outChannels / groups, kernelSize, kernelSize]`, `bias` is `[outChannels]`.
///
///     let layer = ConvTranspose2d(8, 1, kernelSize: 2, stride: 2)
///     layer(.zeros(64, 8, 4, 4)).shape  // [64, 1, 8, 8]
public struct ConvTranspose2d: Module, Sendable {
  /// The filters.
  public let weight: Tensor
  /// The bias of each channel, unless the layer was made without.
  public let bias: Tensor?
  /// How far apart the filters are put.
  public let stride: (Int, Int)
  /// How much is cut off on each side.
  public let padding: (Int, Int)
  /// How much is added at the end.
  public let outputPadding: (Int, Int)
  /// How far apart the elements of a filter are put.
  public let dilation: (Int, Int)
  /// Into how many groups the channels fall, each with filters of its own.
  public let groups: Int
  private let mode = TrainingMode()

  /// A layer of square filters with random parameters: weights first, then the bias.
  ///
  /// All are uniform in ±1/√n, where n is the number of elements of `weight[0]`. After
  /// `manualSeed(_:)` they are those of PyTorch's layer, to the bit.
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0,
    outputPadding: Int = 0, groups: Int = 1, bias: Bool = true, dilation: Int = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      inChannels, outChannels, kernelSize: (kernelSize, kernelSize), stride: (stride, stride),
      padding: (padding, padding), outputPadding: (outputPadding, outputPadding), groups: groups,
      bias: bias, dilation: (dilation, dilation), file: file, line: line)
  }

  /// A layer with settings for rows and columns.
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: (Int, Int), stride: (Int, Int) = (1, 1),
    padding: (Int, Int) = (0, 0), outputPadding: (Int, Int) = (0, 0), groups: Int = 1,
    bias: Bool = true, dilation: (Int, Int) = (1, 1), file: StaticString = #fileID,
    line: UInt = #line
  ) {
    checkGroups(groups, inChannels, outChannels, file, line)
    let (weight, bias) = convolutionParameters(
      [inChannels, outChannels / groups, kernelSize.0, kernelSize.1],
      bias: bias ? outChannels : nil, file, line)
    self.init(
      weight: weight, bias: bias, stride: stride, padding: padding, outputPadding: outputPadding,
      groups: groups, dilation: dilation)
  }

  /// A layer with the given parameters.
  public init(
    weight: Tensor, bias: Tensor?, stride: (Int, Int) = (1, 1), padding: (Int, Int) = (0, 0),
    outputPadding: (Int, Int) = (0, 0), groups: Int = 1, dilation: (Int, Int) = (1, 1)
  ) {
    self.weight = weight.asParameter()
    self.bias = bias?.asParameter()
    self.stride = stride
    self.padding = padding
    self.outputPadding = outputPadding
    self.groups = groups
    self.dilation = dilation
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    convolutionText(
      weight.shape[0], weight.shape[1] * groups, kernelSize: Array(weight.shape[2...]),
      stride: [stride.0, stride.1], padding: [padding.0, padding.1],
      outputPadding: [outputPadding.0, outputPadding.1], dilation: [dilation.0, dilation.1],
      groups: groups,
      bias: bias != nil)
  }

  /// The layer's output.
  ///
  ///     ConvTranspose2d(8, 1, kernelSize: 2)(.zeros(64, 8, 4, 4)).shape  // [64, 1, 5, 5]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      convTranspose2d(
        input, weight: weight, bias: bias, stride: stride, padding: padding,
        outputPadding: outputPadding, groups: groups, dilation: dilation, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
