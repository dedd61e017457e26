import CAutograd

/// What a convolution's gradient does to its images, as an operation of its own: every element puts
/// a filter, multiplied by it, into the result, where they are added up.
///
/// Shapes: as for `ConvTranspose2d`. Traps, in PyTorch's words where it has them, for what does not
/// fit.
///
///     let x = Tensor([[[[1, 2]]]]), w = Tensor([[[[1, 2], [3, 4]]]])
///     convTranspose2d(x, weight: w, stride: (2, 2))
///     // tensor([[[[1., 2., 2., 4.],
///     //           [3., 4., 6., 8.]]]])
public func convTranspose2d(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: (Int, Int) = (1, 1),
  padding: (Int, Int) = (0, 0), outputPadding: (Int, Int) = (0, 0), groups: Int = 1,
  dilation: (Int, Int) = (1, 1), file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if input.rank == 3 {
    return convTranspose2d(
      input.unsqueezed(dim: 0), weight: weight, bias: bias, stride: stride, padding: padding,
      outputPadding: outputPadding, groups: groups, dilation: dilation, file: file, line: line
    ).squeezed(dim: 0)
  }
  if input.rank != 4 || weight.rank != 4 {
    trap(
      "Expected 3D (unbatched) or 4D (batched) input to conv_transpose2d and a weight of 4 "
        + "dimensions, but got sizes \(input.shape) and \(weight.shape)", file, line)
  }
  if input.shape[1] != weight.shape[0] {
    trap(
      "Given transposed=1, weight of size \(weight.shape), expected input\(input.shape) to have "
        + "\(weight.shape[0]) channels, but got \(input.shape[1]) channels instead", file, line)
  }
  if groups <= 0 { trap("non-positive groups is not supported", file, line) }
  // The padding may be negative here.
  checkSettings(
    [
      stride, dilation, (groups, groups), padding,
      (-max(padding.0, -.max), -max(padding.1, -.max)),
    ], file, line)
  func extent(
    _ input: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ outputPadding: Int,
    _ dilation: Int
  ) -> Int {
    if stride <= 0 { trap("non-positive stride is not supported", file, line) }
    if dilation <= 0 {
      trap("dilation should be greater than zero, but got \(dilation)", file, line)
    }
    if outputPadding < 0 || outputPadding >= stride {
      trap(
        "output padding must be smaller than stride, but got an output padding of "
          + "\(outputPadding) and a stride of \(stride)", file, line)
    }
    return (input - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1
  }
  let extents = [
    input.shape[0], weight.shape[1] * groups,
    extent(
      input.shape[2], weight.shape[2], stride.0, padding.0, outputPadding.0, dilation.0),
    extent(
      input.shape[3], weight.shape[3], stride.1, padding.1, outputPadding.1, dilation.1),
  ]
  if extents[2] <= 0 || extents[3] <= 0 {
    trap("output size \(extents) of a transposed convolution is too small", file, line)
  }
  if let bias, bias.shape != [extents[1]] {
    trap(
      "Given transposed=1, weight of size \(weight.shape), expected bias to be 1-dimensional with "
        + "\(extents[1]) elements, but got bias of size \(bias.shape) instead", file, line)
  }
  let function = TransposedConvolution(
    extents: extents, stride: stride, padding: padding, dilation: dilation, groups: groups)
  return bias.map { function(input, weight, $0) } ?? function(input, weight)
}

/// The same of sequences: as on images one row high.
///
///     convTranspose1d(Tensor([[[1, 2]]]), weight: Tensor([[[1, 3]]]), stride: 2)  // 1, 3, 2, 6
public func convTranspose1d(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0,
  outputPadding: Int = 0, groups: Int = 1, dilation: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if input.rank != 2 && input.rank != 3 || weight.rank != 3 {
    trap(
      "Expected 2D (unbatched) or 3D (batched) input to conv_transpose1d and a weight of 3 "
        + "dimensions, but got sizes \(input.shape) and \(weight.shape)", file, line)
  }
  let images = convTranspose2d(
    input.unsqueezed(dim: -2), weight: weight.unsqueezed(dim: 2), bias: bias, stride: (1, stride),
    padding: (0, padding), outputPadding: (0, outputPadding), groups: groups,
    dilation: (1, dilation), file: file, line: line)
  let shape = images.node.shape.removing(images.rank - 2)
  return input.rank == 3
    ? images.reshaped(to: shape, Operations.ConvolutionOfLines.self) : images.squeezed(dim: -2)
}

/// The gradient of a convolution by its images; its own gradients are convolutions again.
private struct TransposedConvolution: NamedFunction {
  /// The shape of the result.
  let extents: [Int]
  let stride: (Int, Int)
  let padding: (Int, Int)
  let dilation: (Int, Int)
  let groups: Int
  var nodeName: String { "ConvolutionBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let images = Tensor.zeros(extents, requiresGrad: true)
    let result = slope(at: images, weightedWith: inputs[0]) { convolution($0, inputs[1]) }
    return inputs.count < 3 ? result : result + inputs[2].reshaped(-1, 1, 1)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let weight = inputs[1].detached()
    weight.requiresGrad = true
    let slopes = [
      convolution(gradient, inputs[1]),
      slope(at: weight, weightedWith: inputs[0]) { convolution(gradient, $0) },
    ]
    return inputs.count < 3 ? slopes : slopes + [gradient.sum(dims: [0, 2, 3])]
  }

  private func convolution(_ images: Tensor, _ weight: Tensor) -> Tensor {
    conv2d(
      images, weight: weight, stride: stride, padding: padding, dilation: dilation, groups: groups)
  }

  /// The gradient of `body` at a leaf, recorded where operations are, or where a gradient check
  /// needs its numbers.
  private func slope(
    at leaf: Tensor, weightedWith gradient: Tensor, _ body: (Tensor) -> Tensor
  ) -> Tensor {
    let thread = autograd_thread()
    let depth = thread.pointee.no_grad_depth
    thread.pointee.no_grad_depth = 0
    defer { thread.pointee.no_grad_depth = depth }
    return gradients(
      of: body(leaf), withRespectTo: [leaf], gradient: gradient,
      createGraph: depth == 0 || DoubleNumbers.current != nil)[0]
  }
}
