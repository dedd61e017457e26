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
    if sizes.contains(where: { $0 < 0 }) || sizes.reduce(0, +) != extent {
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

  /// A part of a tensor that was split into parts of given sizes.
  enum SplitWithSizes: Renamed<Slice> {
    static var gradientName: String { "SplitWithSizesBackward0" }
  }
}
