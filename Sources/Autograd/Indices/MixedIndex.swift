extension IndexTensor: TensorIndex {
  /// The positions, each within the dimension; traps for one outside.
  ///
  /// Without dimensions the integer picks a position, and the dimension disappears.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    if rank == 0 { return item.positions(of: extent, dim: dim, file: file, line: line) }
    return IndexedPositions(
      at: IndexTensor(
        values.map { $0.positions(of: extent, dim: dim, file: file, line: line).start }, extents))
  }
}

extension Mask: TensorIndex {
  /// The positions where a mask of one dimension is true; traps if it has another extent.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    if extents != Shape([extent]) { trapMismatch(dim: 0, Shape([extent]), dim, file, line) }
    return IndexedPositions(at: IndexTensor(values.indices.filter { values[$0] }))
  }

  func trapMismatch(
    dim: Int, _ shape: Shape, _ other: Int, _ file: StaticString, _ line: UInt
  ) -> Never {
    trap(
      "The shape of the mask \(extents) at index \(dim) does not match the shape of the indexed "
        + "tensor \(shape) at index \(other)", file, line)
  }
}

/// A part of which some positions are given one by one.
struct MixedPart {
  let shape: Shape
  /// Where its elements lie in the whole.
  let places: [Int]
}

extension Shape {
  /// The part that indices mean, some of which are masks or not single integers; nil if none is.
  func mixedPart(
    _ indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> MixedPart? {
    let isMixed = indices.contains {
      $0 is Mask || ($0 as? IndexTensor).map { $0.rank > 0 } == true
    }
    if !isMixed { return nil }
    // What stays before the positions given one by one, and behind them.
    var (kept, keptStrides) = ([Shape(), Shape()], [[Int](), []])
    var (start, side, isSplit) = (0, 0, false)
    var taken: [(places: IndexTensor, stride: Int)] = []
    for dimension in indexed(by: indices, file, line) {
      let found = dimension.positions
      if let places = found.places {
        isSplit = isSplit || kept[1].rank > 0
        side = 1
        taken.append((places, dimension.stride))
      } else {
        start += found.start * dimension.stride
        guard found.keepsDimension else { continue }
        kept[side].append(found.count, file: file, line: line)
        keptStrides[side].append(found.step * dimension.stride)
      }
    }
    if isSplit {
      kept = [Shape(), Shape(kept[0].extentsArray + kept[1].extentsArray)]
      keptStrides = [[], keptStrides[0] + keptStrides[1]]
    }
    let extents = taken.reduce(Shape()) { Shape.broadcast($0, $1.places.extents, file, line) }
    // Before the places are written down.
    let shape = Shape(
      kept[0].extentsArray + extents.extentsArray + kept[1].extentsArray, file: file, line: line)
    var positions = [Int](repeating: start, count: extents.count)
    for (places, stride) in taken {
      for (i, place) in places.expanded(to: extents).values.enumerated() {
        positions[i] += place * stride
      }
    }
    let behind = Array(StridedOffsets(kept[1], strides: keptStrides[1]))
    let places = StridedOffsets(kept[0], strides: keptStrides[0]).flatMap { first in
      positions.flatMap { second in behind.map { first + second + $0 } }
    }
    return MixedPart(shape: shape, places: places)
  }
}
