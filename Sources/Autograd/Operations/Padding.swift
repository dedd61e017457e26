/// What a tensor is surrounded with.
public enum PaddingMode: Sendable {
  /// One value.
  case constant(Double)
  /// What a mirror at the edge shows, without the edge itself.
  case reflect
  /// Copies of the edge.
  case replicate
  /// What lies at the other side.
  case circular
}

extension Tensor {
  /// The tensor, surrounded with further elements.
  ///
  /// `padding` has two numbers for each dimension, the last one first: how many elements are added before
  /// and behind; negative ones take elements away. Modes but `constant` pad at most the last dimensions: two
  /// of images, one of sequences, with or without a batch in front of the channels. Traps for padding that
  /// does not fit.
  ///
  ///     Tensor([1, 2]).padded([1, 2])                            // tensor([0., 1., 2., 0., 0.])
  ///     Tensor([[1, 2, 3]]).padded([2, 0], mode: .reflect)       // tensor([[3., 2., 1., 2., 3.]])
  public func padded(
    _ padding: [Int], mode: PaddingMode = .constant(0),
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let shape = node.shape
    check(padding, mode, file, line)
    if count == 0, case .constant(let value) = mode {
      let pairs = (0..<rank).map { ($0, (rank - 1 - $0) * 2) }
      return .full(
        pairs.map { dim, pair in
          shape[dim] + (pair < padding.count ? padding[pair] + padding[pair + 1] : 0)
        }, value: value)
    }
    var (places, extents) = ([0], shape)
    var isInside = [true]
    // From the first dimension to the last, every place so far falls into those of the next dimension.
    for dim in 0..<shape.rank {
      let pair = (shape.rank - 1 - dim) * 2
      let (before, behind) =
        pair < padding.count ? (padding[pair], padding[pair + 1]) : (0, 0)
      let extent = shape[dim]
      extents = extents.replacing(dim, with: extent + before + behind)
      let kept = Swift.max(-before, 0)..<extent - Swift.max(-behind, 0)
      let sources = (-before..<extent + behind).map { mode.source(of: $0, in: extent, kept) }
      places = places.flatMap { place in sources.map { place * extent + ($0 ?? 0) } }
      isInside = isInside.flatMap { inside in sources.map { inside && $0 != nil } }
    }
    let result = picked(
      places.enumerated().map { isInside[$0] ? $1 : 0 }, extents, mode.operation(padding.count))
    guard case .constant(let value) = mode, isInside.contains(false) else { return result }
    let filled = Tensor.where(Mask(isInside, extents), result, value)
    return filled.reshaped(to: extents, Operations.ConstantPad.self)
  }

  private func check(
    _ padding: [Int], _ mode: PaddingMode, _ file: StaticString, _ line: UInt
  ) {
    if padding.count % 2 != 0 { trap("Padding length must be divisible by 2", file, line) }
    if padding.count / 2 > rank {
      trap(
        "Padding length should be less than or equal to two times the input dimension but got "
          + "padding length \(padding.count) and input of dimension \(rank)", file, line)
    }
    var isConstant = false
    if case .constant = mode { isConstant = true }
    let dims = padding.count / 2
    if !isConstant && (dims == 0 || rank < dims + 1 || rank > dims + 2 || count == 0) {
      trap(
        "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now: padding of "
          + "\(dims) dimensions takes \(dims + 1) or \(dims + 2), not \(self.shape)", file, line)
    }
    for pair in 0..<dims {
      let (before, behind) = (padding[2 * pair], padding[2 * pair + 1])
      let dim = rank - 1 - pair
      let extent = shape[dim]
      if extent + before + behind < (isConstant ? 0 : 1) {
        trap(
          "The input size \(extent), plus negative padding \(before) and \(behind), resulted in a "
            + "negative output size, which is invalid. Check dimension \(dim) of your input.",
          file, line)
      }
      switch mode {
      case .reflect where before >= extent || behind >= extent:
        trap(
          "Argument #\(4 + 2 * pair): Padding size should be less than the corresponding input "
            + "dimension, but got: padding (\(before), \(behind)) at dimension \(dim) of input "
            + "\(shape)", file, line)
      case .circular
      where Swift.max(before, behind) > extent + Swift.min(before, 0) + Swift.min(behind, 0):
        trap("Padding value causes wrapping around more than once.", file, line)
      default: break
      }
    }
  }
}

extension PaddingMode {
  /// Where the element at a place comes from, which may lie outside; nil for what is new.
  ///
  /// What negative padding takes away comes back at no other side: `kept` is left.
  fileprivate func source(of place: Int, in extent: Int, _ kept: Range<Int>) -> Int? {
    switch self {
    case .constant: (0..<extent).contains(place) ? place : nil
    case .reflect: place < 0 ? -place : place >= extent ? 2 * (extent - 1) - place : place
    case .replicate: Swift.min(Swift.max(place, 0), extent - 1)
    case .circular:
      (place - kept.lowerBound + kept.count) % kept.count + kept.lowerBound
    }
  }

  fileprivate func operation(_ count: Int) -> any Operation.Type {
    switch (self, count) {
    case (.constant, _): Operations.ConstantPad.Picked.self
    case (.reflect, 2): Operations.ReflectionPad1d.self
    case (.reflect, _): Operations.ReflectionPad2d.self
    case (.replicate, 2): Operations.ReplicationPad1d.self
    case (.replicate, _): Operations.ReplicationPad2d.self
    case (.circular, _): Operations.CircularPad.self
    }
  }
}

extension Operations {
  /// Elements with a value around them.
  enum ConstantPad: Renamed<Reshape> {
    static var gradientName: String { "ConstantPadNdBackward0" }

    /// The elements, and any others in the places of the value.
    enum Picked: Renamed<Pick> {
      static var gradientName: String { "ConstantPadNdBackward0" }
    }
  }

  /// Sequences with their mirror images around them.
  enum ReflectionPad1d: Renamed<Pick> {
    static var gradientName: String { "ReflectionPad1DBackward0" }
  }

  /// Images with their mirror images around them.
  enum ReflectionPad2d: Renamed<Pick> {
    static var gradientName: String { "ReflectionPad2DBackward0" }
  }

  /// Sequences with copies of their ends.
  enum ReplicationPad1d: Renamed<Pick> {
    static var gradientName: String { "ReplicationPad1DBackward0" }
  }

  /// Images with copies of their edges.
  enum ReplicationPad2d: Renamed<Pick> {
    static var gradientName: String { "ReplicationPad2DBackward0" }
  }

  /// Elements with those of the other side around them.
  enum CircularPad: Renamed<Pick> {
    static var gradientName: String { "CopySlices" }
  }
}
