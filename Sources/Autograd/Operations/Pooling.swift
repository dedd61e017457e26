import CAutograd

/// The greatest element that a window sees at every position, for each channel.
///
/// Shapes: `[n, channels, height, width]` or `[channels, height, width]`; the window moves by
/// `stride`, or by its own size without one, over images with `padding` that never is the greatest.
/// The first of equal elements receives the gradient.
///
///     maxPool2d(Tensor([[[1, 2], [3, 4]]]), kernelSize: 2)  // tensor([[[4.]]])
public func maxPool2d(
  _ input: Tensor, kernelSize: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  maxPool2d(
    input, kernelSize: (kernelSize, kernelSize), stride: stride.map { ($0, $0) },
    padding: (padding, padding), dilation: (dilation, dilation), file: file, line: line)
}

/// The greatest element that a window sees at every position, with settings for rows and columns.
///
///     maxPool2d(x, kernelSize: (2, 1))
public func maxPool2d(
  _ input: Tensor, kernelSize: (Int, Int), stride: (Int, Int)? = nil,
  padding: (Int, Int) = (0, 0), dilation: (Int, Int) = (1, 1),
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if dilation.0 <= 0 || dilation.1 <= 0 {
    trap(
      "dilation should be greater than zero, but got dilationH: \(dilation.0) "
        + "dilationW: \(dilation.1)", file, line)
  }
  let (images, windows) = pooling(
    input, kernelSize, stride ?? kernelSize, padding, dilation, file, line)
  let result = Node.uninitialized(
    images.resultShape(channels: images.channels, windows.result))
  let positions = [Int32](unsafeUninitializedCapacity: result.count) { buffer, initializedCount in
    guard let indices = buffer.baseAddress else { return }
    withUnsafePointer(to: windows) {
      autograd_pool_maxima(
        result.data, indices, input.node.data, images.count * images.channels, $0)
    }
    initializedCount = result.count
  }
  if input.node.isTracked {
    result.keep(PooledMaxima(positions: positions, windows: windows))
    result.record(Operations.MaxPooling.self, input.node, saving: .context)
  }
  return Tensor(result)
}

/// The mean of what a window sees at every position, for each channel.
///
/// Shapes: `[n, channels, height, width]` or `[channels, height, width]`; the window moves by
/// `stride`, or by its own size without one. Padding counts as zeros, and counts in the number
/// that the sum is divided by.
///
///     avgPool2d(Tensor([[[1, 2], [3, 4]]]), kernelSize: 2)  // tensor([[[2.5000]]])
public func avgPool2d(
  _ input: Tensor, kernelSize: Int, stride: Int? = nil, padding: Int = 0,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  avgPool2d(
    input, kernelSize: (kernelSize, kernelSize), stride: stride.map { ($0, $0) },
    padding: (padding, padding), file: file, line: line)
}

/// The mean of what a window sees at every position, with settings for rows and columns.
///
///     avgPool2d(x, kernelSize: (2, 1))
public func avgPool2d(
  _ input: Tensor, kernelSize: (Int, Int), stride: (Int, Int)? = nil,
  padding: (Int, Int) = (0, 0), file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let (images, windows) = pooling(
    input, kernelSize, stride ?? kernelSize, padding, (1, 1), file, line)
  let result = Node.uninitialized(
    images.resultShape(channels: images.channels, windows.result))
  withUnsafePointer(to: windows) {
    autograd_pool_sums(result.data, input.node.data, images.count * images.channels, $0)
  }
  let divisor = Float(kernelSize.0 * kernelSize.1)
  result.assign(result) { $0 / divisor }
  if input.node.isTracked {
    result.keep(windows)
    result.record(Operations.AveragePooling.self, input.node, saving: .context)
  }
  return Tensor(result)
}

private func pooling(
  _ input: Tensor, _ kernel: Pair, _ stride: Pair, _ padding: Pair, _ dilation: Pair,
  _ file: StaticString, _ line: UInt
) -> (Images, autograd_windows) {
  guard let images = Images(input) else {
    trap("non-empty 3D or 4D (batch mode) tensor expected for input", file, line)
  }
  let (shape, extent) = (input.node.shape, images.extent)
  if images.channels == 0 || !extent.isPositive {
    trap(
      "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, "
        + "but got:\(shape)", file, line)
  }
  if kernel.height <= 0 || kernel.width <= 0 {
    trap(
      "kernel size should be greater than zero, but got kH: \(kernel.height) kW: \(kernel.width)",
      file, line)
  }
  if stride.height <= 0 || stride.width <= 0 { trap("stride should not be zero", file, line) }
  if padding.height < 0 || padding.width < 0 { trap("pad must be non-negative", file, line) }
  checkSettings([kernel, stride, padding, dilation], file, line)
  for (pad, size, dilation) in [
    (padding.height, kernel.height, dilation.height), (padding.width, kernel.width, dilation.width),
  ] where pad > (dilation * (size - 1) + 1) / 2 {
    trap(
      "pad should be at most half of effective kernel size, but got pad=\(pad), "
        + "kernel_size=\(size) and dilation=\(dilation)", file, line)
  }
  let windows = autograd_windows(
    image: extent, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
  if !windows.result.isPositive {
    trap(
      "Given input size: (\(images.channels)x\(extent.height)x\(extent.width)). "
        + "Calculated output size: (\(images.channels)x\(windows.result.height)x"
        + "\(windows.result.width)). Output size is too small", file, line)
  }
  return (images, windows)
}

/// Where the greatest elements were, on their own channel.
private struct PooledMaxima {
  let positions: [Int32]
  let windows: autograd_windows
}

extension Operations {
  /// The greatest element of every window: it receives the gradient.
  enum MaxPooling: FusedOperation {
    static var gradientName: String { "MaxPool2DWithIndicesBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first), let maxima = node.kept(as: PooledMaxima.self)
      else { return }
      let result = Node.filled(target.shape, with: 0)
      let (image, window) = (maxima.windows.image, maxima.windows.result)
      let (size, area) = (image.height * image.width, window.height * window.width)
      maxima.positions.withUnsafeBufferPointer { positions in
        var (channel, index) = (result.data, 0)
        while index < positions.count {
          for _ in 0..<area {
            channel[Int(positions[index])] += gradient.data[index]
            index += 1
          }
          channel += size
        }
      }
      pass.give(result, to: .first, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      let shape = node.shape.extentsArray
      guard let images = first, let maxima = node.kept(as: PooledMaxima.self)
      else { return .zeros(shape) }
      let (image, window) = (maxima.windows.image, maxima.windows.result)
      let (size, area) = (image.height * image.width, window.height * window.width)
      let positions = maxima.positions.enumerated().map { $0 / area * size + Int($1) }
      return images.reshaped(-1)[IndexTensor(positions)].reshaped(shape)
    }
  }

  /// The mean of every window: all its elements receive an equal share of the gradient.
  enum AveragePooling: FusedOperation {
    static var gradientName: String { "AvgPool2DBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first), let windows = node.kept(as: autograd_windows.self)
      else { return }
      let divisor = Float(windows.kernel.height * windows.kernel.width)
      let shares = Node.reusing(&gradient)
      shares.assign(gradient) { $0 / divisor }
      let result = Node.filled(target.shape, with: 0)
      let channels = target.count / (windows.image.height * windows.image.width)
      withUnsafePointer(to: windows) {
        autograd_spread_sums(result.data, shares.data, channels, $0)
      }
      pass.give(result, to: .first, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      let shape = node.shape
      guard let images = first, let windows = node.kept(as: autograd_windows.self)
      else { return .zeros(shape.extentsArray) }
      let means =
        images.unfolded(windows).sum(dim: 1)
        / Float(windows.kernel.height * windows.kernel.width)
      return means.permuted(2, 0, 1).reshaped(shape.extentsArray)
    }
  }
}
