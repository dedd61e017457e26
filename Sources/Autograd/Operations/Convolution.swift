import CAutograd

/// The cross-correlation of images with filters, as `Conv2d` computes it.
///
/// Shapes: images `[n, channels, height, width]` or `[channels, height, width]`; `weight` is
/// `[filters, channels / groups, rows, columns]` and `bias` is `[filters]`. The result has an
/// element for each filter and position:
///
///     y[f, p] = Σ over c, i, j of weight[f, c, i, j] · x[c, p · stride + (i, j) · dilation - padding]
///
/// a chain of fused multiply-adds in the order of the weights, then the bias, rounded apart.
/// Padding counts as zeros. Traps, in PyTorch's words, where shapes do not fit.
///
///     conv2d(.ones(1, 1, 4, 4), weight: .ones(1, 1, 3, 3)).values  // [9, 9, 9, 9]
public func conv2d(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0,
  dilation: Int = 1, groups: Int = 1, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  conv2d(
    input, weight: weight, bias: bias, stride: (stride, stride), padding: (padding, padding),
    dilation: (dilation, dilation), groups: groups, file: file, line: line)
}

/// The cross-correlation of images with filters, with settings for rows and columns.
///
///     conv2d(x, weight: w, stride: (2, 1), padding: (0, 1))
public func conv2d(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: (Int, Int),
  padding: (Int, Int) = (0, 0), dilation: (Int, Int) = (1, 1), groups: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let (x, w, b) = (input.node, weight.node, bias?.node)
  guard let images = Images(input) else {
    trap(
      "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: \(x.shape)",
      file, line)
  }
  let convolution = autograd_convolution(
    images, w.shape, bias: b?.shape, stride: stride, padding: padding, dilation: dilation,
    groups: groups, file, line)
  let result = Node.uninitialized(
    images.resultShape(channels: w.shape[0], convolution.windows.result))
  withUnsafePointer(to: convolution) {
    autograd_convolve(result.data, x.data, w.data, b?.data, $0)
  }
  let (isInputTracked, isWeightTracked) = (x.isTracked, w.isTracked)
  if isInputTracked || isWeightTracked || b?.isTracked == true {
    var saved: Operands = .context
    if isInputTracked { saved.insert(.second) }
    if isWeightTracked { saved.insert(.first) }
    result.keep(convolution)
    result.record(
      images.isBatched ? Operations.Convolution.self : Operations.ConvolutionOfOne.self,
      x, w, b, saving: saved)
  }
  return Tensor(result)
}

extension autograd_convolution {
  /// The convolution of images with weights of a shape; traps where they do not fit.
  fileprivate init(
    _ images: Images, _ weight: Shape, bias: Shape?, stride: Pair, padding: Pair, dilation: Pair,
    groups: Int, _ file: StaticString, _ line: UInt
  ) {
    let (shape, extent) = (images.node.shape, images.extent)
    if groups <= 0 { trap("non-positive groups is not supported", file, line) }
    if weight.rank != 4 {
      trap(
        "expected a weight of 4 dimensions for conv2d, but got one of shape \(weight)", file, line)
    }
    if stride.height <= 0 || stride.width <= 0 {
      trap("non-positive stride is not supported", file, line)
    }
    if padding.height < 0 || padding.width < 0 {
      trap("negative padding is not supported", file, line)
    }
    if dilation.height <= 0 || dilation.width <= 0 {
      trap(
        "dilation should be greater than zero, but got [\(dilation.height), \(dilation.width)]",
        file, line)
    }
    checkSettings([stride, padding, dilation], file, line)
    if weight[0] < groups || weight[0] % groups != 0 {
      trap(
        "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, "
          + "but got weight of size [\(weight)] instead", file, line)
    }
    if images.channels != weight[1] * groups {
      trap(
        "Given groups=\(groups), weight of size \(weight), expected input\(shape) to have "
          + "\(weight[1] * groups) channels, but got \(images.channels) channels instead",
        file, line)
    }
    if let bias, bias != Shape([weight[0]]) {
      trap(
        "Given weight of size \(weight), expected bias to be 1-dimensional with \(weight[0]) "
          + "elements, but got bias of size \(bias) instead", file, line)
    }
    let windows = autograd_windows(
      image: extent, kernel: (weight[2], weight[3]), stride: stride, padding: padding,
      dilation: dilation)
    if !windows.kernel.isPositive || !windows.result.isPositive {
      trap(
        "Calculated padded input size per channel: (\(extent.height + 2 * padding.height) x "
          + "\(extent.width + 2 * padding.width)). Kernel size: (\(weight[2]) x \(weight[3])). "
          + "Kernel size can't be greater than actual input size", file, line)
    }
    self.init(
      windows: windows, images: images.count, groups: groups, channels: weight[1],
      filters: weight[0] / groups)
  }
}

extension Operations {
  /// The cross-correlation of a batch of images: the gradient of the images is that of the columns
  /// that the windows see, Wᵀ·G, added up where it came from; that of the weights is G·columnsᵀ.
  enum Convolution: FusedOperation {
    static var gradientName: String { "ConvolutionBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let convolution = node.kept(as: autograd_convolution.self) else { return }
      let differentiated = fields.pointee.differentiated
      if differentiated.contains(.first), let target = node.operand(.first),
        let weight = fields.pointee.second?.takeUnretainedValue()
      {
        let result = Node.uninitialized(like: target)
        withUnsafePointer(to: convolution) {
          autograd_convolution_image_gradient(result.data, gradient.data, weight.data, $0)
        }
        pass.give(result, to: .first, of: node)
      }
      if differentiated.contains(.second), let target = node.operand(.second),
        let images = fields.pointee.first?.takeUnretainedValue()
      {
        let result = Node.uninitialized(like: target)
        withUnsafePointer(to: convolution) {
          autograd_convolution_weight_gradient(result.data, gradient.data, images.data, $0)
        }
        pass.give(result, to: .second, of: node)
      }
      if differentiated.contains(.third), let target = node.operand(.third) {
        let sums = gradient.summed(to: Shape([target.count, 1, 1]))
        pass.give(sums.reshaping(to: target.shape), to: .third, of: node)
      }
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      let shape = node.shape
      let filters = shape[shape.rank - 3]
      var result = Tensor.zeros(shape.extentsArray)
      if let images = first, let weight = second,
        let convolution = node.kept(as: autograd_convolution.self)
      {
        let depth = weight.count / filters
        let area = shape[shape.rank - 2] * shape[shape.rank - 1]
        let columns = images.unfolded(convolution.windows)
          .reshaped(convolution.groups, depth, area * convolution.images)
        let products = weight.reshaped(convolution.groups, convolution.filters, depth)
          .matmul(columns)
        result = products.reshaped(filters, area, convolution.images).permuted(2, 0, 1)
          .reshaped(shape.extentsArray)
      }
      return third.map { result + $0.reshaped(filters, 1, 1) } ?? result
    }
  }

  /// The cross-correlation of a single image.
  enum ConvolutionOfOne: Renamed<Convolution> {
    static var gradientName: String { "SqueezeBackward1" }
  }
}
