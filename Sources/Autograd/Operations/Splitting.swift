extension Tensor {
  /// Parts of `size` positions of a dimension, in order; the last may be smaller.
  ///
  ///     Tensor.arange(5).split(2).map(\.shape)  // [[2], [2], [1]]
  public func split(
    _ size: Int, dim: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    let position = position(ofSplit: dim, file, line)
    if size <= 0 {
      trap("split expects split_size be positive, but got split_size=\(size)", file, line)
    }
    let extent = node.shape[position]
    let starts = extent == 0 ? [0] : Array(stride(from: 0, to: extent, by: size))
    return starts.map { start in
      part(
        node.shape.part(along: position, from: start, count: Swift.min(size, extent - start)),
        Operations.Split.self)
    }
  }

  /// Parts of the given sizes of a dimension, in order; together they are the whole.
  ///
  ///     Tensor.arange(5).split([1, 4]).map(\.shape)  // [[1], [4]]
  public func split(
    _ sizes: [Int], dim: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    let position = position(ofSplit: dim, file, line)
    let extent = node.shape[position]
    // Not their sum, which may be none that an `Int` holds.
    let rest = sizes.reduce(extent) { $0 < $1 ? -1 : $0 - $1 }
    if sizes.contains(where: { $0 < 0 }) || rest != 0 {
      trap(
        "split_with_sizes expects split_sizes to sum exactly to \(extent) (input tensor's size at "
          + "dimension \(position)), but got split_sizes=\(sizes)", file, line)
    }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return part(
        node.shape.part(along: position, from: start, count: size),
        Operations.SplitWithSizes.self)
    }
  }

  /// So many parts of a dimension, in order: equal ones, of which the last may be smaller; fewer parts
  /// where these are used up.
  ///
  ///     Tensor.arange(5).chunk(3).map(\.shape)  // [[2], [2], [1]]
  public func chunk(
    _ count: Int, dim: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    if rank == 0 { trap("chunk expects at least a 1-dimensional tensor", file, line) }
    if count <= 0 {
      trap("chunk expects `chunks` to be greater than 0, got: \(count)", file, line)
    }
    let extent = node.shape[position(ofSplit: dim, file, line)]
    if extent == 0 {
      if count > Int(Int32.max) { trap("chunk: \(count) parts are too many", file, line) }
      return split([Int](repeating: 0, count: count), dim: dim, file: file, line: line)
    }
    return split((extent - 1) / count + 1, dim: dim, file: file, line: line)
  }

  /// The parts at all positions of a dimension, which disappears.
  ///
  ///     let (first, second) = (pairs.unbind(dim: 1)[0], pairs.unbind(dim: 1)[1])
  public func unbind(
    dim: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    if rank == 0 { trap("Dimension specified as \(dim) but tensor has no dimensions", file, line) }
    let position = node.shape.position(of: dim, file, line)
    var strides = node.shape.strides
    let step = strides.remove(at: position)
    let shape = node.shape.removing(position)
    return (0..<node.shape[position]).map {
      part(StridedPart(shape: shape, strides: strides, start: $0 * step), Operations.Unbind.self)
    }
  }

  private func position(ofSplit dim: Int, _ file: StaticString, _ line: UInt) -> Int {
    if rank == 0 { trap("split expects at least a 1-dimensional tensor", file, line) }
    return node.shape.position(of: dim, file, line)
  }

  /// A copy of a part, recorded as `operation`.
  func part(_ part: StridedPart, _ operation: any Operation.Type) -> Tensor {
    let result = node.copy(of: part)
    if node.isTracked {
      result.keep(part)
      result.record(operation, node)
    }
    return Tensor(result)
  }
}

extension Operations {
  /// A part along some dimensions: the rest receives zeros.
  enum Slice: SelectionOperation {
    static var gradientName: String { "SliceBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let part = node.kept(as: StridedPart.self) else { return }
      pass.give(gradient, toPart: part, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      guard let part = node.kept(as: StridedPart.self) else { return [] }
      return Array(StridedOffsets(part.shape, strides: part.strides, from: part.start))
    }
  }

  /// A part of a tensor that was split into parts of one size.
  enum Split: Renamed<Slice> {
    static var gradientName: String { "SplitBackward0" }
  }

  /// One of the parts at all positions.
  enum Unbind: Renamed<Slice> {
    static var gradientName: String { "UnbindBackward0" }
  }

  /// A part of a tensor that was split into parts of given sizes.
  enum SplitWithSizes: Renamed<Slice> {
    static var gradientName: String { "SplitWithSizesBackward0" }
  }
}
