import CAutograd

/// Two extents of the same kind: rows and columns.
typealias Pair = (height: Int, width: Int)

extension autograd_extent {
  init(_ pair: Pair) {
    self.init(height: pair.height, width: pair.width)
  }

  var isPositive: Bool { height > 0 && width > 0 }
}

/// Images to move a window over: `[n, channels, height, width]`, or a single one without `n`.
struct Images {
  let node: Node
  let isBatched: Bool

  /// The images of a tensor of three or four dimensions; nil for other tensors.
  init?(_ tensor: Tensor) {
    node = tensor.node
    isBatched = node.shape.rank == 4
    if !isBatched && node.shape.rank != 3 { return nil }
  }

  var count: Int { isBatched ? node.shape[0] : 1 }
  var channels: Int { node.shape[node.shape.rank - 3] }
  var extent: autograd_extent {
    let shape = node.shape
    return autograd_extent(height: shape[shape.rank - 2], width: shape[shape.rank - 1])
  }

  /// The shape of results of these images, with or without `n` as they have it.
  func resultShape(channels: Int, _ extent: autograd_extent) -> Shape {
    Shape((isBatched ? [count] : []) + [channels, extent.height, extent.width])
  }
}

/// Traps for settings of a window that are so large that a sum of them would be no `Int`.
func checkSettings(_ settings: [Pair], _ file: StaticString, _ line: UInt) {
  for setting in settings.flatMap({ [$0.height, $0.width] }) where setting > Int(Int32.max) {
    trap(
      "kernel size, stride, padding and dilation are at most 2147483647, but got \(setting)",
      file, line)
  }
}

extension autograd_windows {
  /// Windows of a kernel on images; `result` is computed, and not positive where none fits.
  ///
  ///     ⌊(extent + 2 · padding - dilation · (kernel - 1) - 1) / stride⌋ + 1
  init(
    image: autograd_extent, kernel: Pair, stride: Pair, padding: Pair, dilation: Pair
  ) {
    func result(_ extent: Int, _ size: KeyPath<Pair, Int>) -> Int {
      let span = dilation[keyPath: size] * (kernel[keyPath: size] - 1) + 1
      let room = extent + 2 * padding[keyPath: size] - span
      return room < 0 ? 0 : room / stride[keyPath: size] + 1
    }
    self.init(
      image: image,
      result: autograd_extent(
        height: result(image.height, \.height), width: result(image.width, \.width)),
      kernel: autograd_extent(kernel), stride: autograd_extent(stride),
      padding: autograd_extent(padding), dilation: autograd_extent(dilation))
  }
}

extension Tensor {
  /// What windows see on these images, made of simple operations: dimensions for channels, places
  /// in the window, positions, and images.
  func unfolded(_ windows: autograd_windows) -> Tensor {
    let images = rank == 3 ? unsqueezed(dim: 0) : self
    let shape = images.shape
    let (channels, count) = (shape[1], shape[0])
    let area = windows.image.height * windows.image.width
    let rows = images.permuted(1, 2, 3, 0).reshaped(channels * area, count)
    // The last row is what padding holds.
    let padded = concatenated([rows, .zeros(1, count)], dim: 0)
    let places = windows.seenPlaces
    let indices = (0..<channels).flatMap { channel in
      places.map { $0.map { channel * area + $0 } ?? channels * area }
    }
    return padded[IndexTensor(indices)].reshaped(
      channels, windows.kernel.height * windows.kernel.width,
      windows.result.height * windows.result.width, count)
  }
}

extension autograd_windows {
  /// Which element of a channel each place of the window falls on at each position; nil where that
  /// is padding.
  fileprivate var seenPlaces: [Int?] {
    var places: [Int?] = []
    for i in 0..<kernel.height {
      for j in 0..<kernel.width {
        for y in 0..<result.height {
          let row = y * stride.height + i * dilation.height - padding.height
          for x in 0..<result.width {
            let column = x * stride.width + j * dilation.width - padding.width
            let isInside =
              (0..<image.height).contains(row) && (0..<image.width).contains(column)
            places.append(isInside ? row * image.width + column : nil)
          }
        }
      }
    }
    return places
  }
}
