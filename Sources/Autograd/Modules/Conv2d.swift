/// A layer of filters that move over images.
///
/// Shapes: an input of `[n, inChannels, height, width]` gives `[n, outChannels, h, w]`, and one of
/// `[inChannels, height, width]` gives `[outChannels, h, w]`, where
///
///     h = ⌊(height + 2 · padding - dilation · (kernelSize - 1) - 1) / stride⌋ + 1
///
/// and w alike; `weight` is `[outChannels, inChannels / groups, kernelSize, kernelSize]` and `bias`
/// is `[outChannels]`. `conv2d` says how it is computed.
///
///     let layer = Conv2d(1, 8, kernelSize: 3, padding: 1)
///     layer(.zeros(64, 1, 8, 8)).shape  // [64, 8, 8, 8]
public struct Conv2d: Module, Sendable {
  /// The filters.
  public let weight: Tensor
  /// The bias of each filter, unless the layer was made without.
  public let bias: Tensor?
  /// How far the filters move between positions, down and across.
  public let stride: (Int, Int)
  /// How many zeros surround an image on each side, above and below, left and right.
  public let padding: (Int, Int)
  /// How far apart the elements lie that a filter sees, down and across.
  public let dilation: (Int, Int)
  /// Into how many groups the channels fall, each with filters of its own.
  public let groups: Int
  private let mode = TrainingMode()

  /// A layer of square filters with random parameters: weights first, then the bias, all uniform
  /// in ±1/√n, where n elements of the input reach one of the output.
  ///
  /// After `manualSeed(_:)` they are those of PyTorch's `nn.Conv2d`, to the bit.
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0,
    dilation: Int = 1, groups: Int = 1, bias: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      inChannels, outChannels, kernelSize: (kernelSize, kernelSize), stride: (stride, stride),
      padding: (padding, padding), dilation: (dilation, dilation), groups: groups, bias: bias,
      file: file, line: line)
  }

  /// A layer with settings for rows and columns: `Conv2d(1, 8, kernelSize: (3, 5))`.
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: (Int, Int), stride: (Int, Int) = (1, 1),
    padding: (Int, Int) = (0, 0), dilation: (Int, Int) = (1, 1), groups: Int = 1,
    bias: Bool = true, file: StaticString = #fileID, line: UInt = #line
  ) {
    checkGroups(groups, inChannels, outChannels, file, line)
    let (weight, bias) = convolutionParameters(
      [outChannels, inChannels / groups, kernelSize.0, kernelSize.1],
      bias: bias ? outChannels : nil, file, line)
    self.init(
      weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation,
      groups: groups)
  }

  /// A layer with the given parameters.
  public init(
    weight: Tensor, bias: Tensor?, stride: (Int, Int) = (1, 1), padding: (Int, Int) = (0, 0),
    dilation: (Int, Int) = (1, 1), groups: Int = 1
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
      weight.shape[1] * groups, weight.shape[0], kernelSize: Array(weight.shape[2...]),
      stride: [stride.0, stride.1], padding: [padding.0, padding.1],
      dilation: [dilation.0, dilation.1], groups: groups, bias: bias != nil)
  }

  /// The layer's output.
  ///
  ///     Conv2d(1, 8, kernelSize: 3)(.zeros(64, 1, 8, 8)).shape  // [64, 8, 6, 6]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      conv2d(
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

/// The settings of a convolution, as PyTorch prints them.
func convolutionText(
  _ inChannels: Int, _ outChannels: Int, kernelSize: [Int], stride: [Int], padding: [Int],
  outputPadding: [Int] = [], dilation: [Int], groups: Int, bias: Bool
) -> String {
  var text =
    "\(inChannels), \(outChannels), kernel_size=\(kernelSize.inPython), stride=\(stride.inPython)"
  if padding.contains(where: { $0 != 0 }) { text += ", padding=\(padding.inPython)" }
  if dilation.contains(where: { $0 != 1 }) { text += ", dilation=\(dilation.inPython)" }
  if outputPadding.contains(where: { $0 != 0 }) {
    text += ", output_padding=\(outputPadding.inPython)"
  }
  if groups != 1 { text += ", groups=\(groups)" }
  return bias ? text : text + ", bias=False"
}

/// Traps, in PyTorch's words, for channels that do not fall into groups.
func checkGroups(
  _ groups: Int, _ inChannels: Int, _ outChannels: Int, _ file: StaticString, _ line: UInt
) {
  if groups <= 0 { trap("groups must be a positive integer", file, line) }
  if inChannels % groups != 0 { trap("in_channels must be divisible by groups", file, line) }
  if outChannels % groups != 0 { trap("out_channels must be divisible by groups", file, line) }
}

/// Weights of a shape and then the biases, if any, all uniform in ±1/√n, n the elements of a weight
/// without its first dimension.
func convolutionParameters(
  _ shape: [Int], bias: Int?, _ file: StaticString, _ line: UInt
) -> (weight: Tensor, bias: Tensor?) {
  let extents = Shape(shape, file: file, line: line)
  let fanIn = extents.count(of: 1..<extents.rank)
  let bound = fanIn > 0 ? 1 / Double(fanIn).squareRoot() : 0
  let weight = Tensor.uniform(shape, -bound, bound, requiresGrad: true, file: file, line: line)
  return (weight, bias.map { .uniform([$0], -bound, bound, requiresGrad: true) })
}
