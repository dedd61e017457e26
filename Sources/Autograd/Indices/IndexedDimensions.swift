/// A new dimension of extent one: what nil means between brackets.
struct NewDimension: TensorIndex {
  func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    IndexedPositions(from: 0, to: 1, of: 1)
  }
}

/// As many whole dimensions as the other indices leave: what `...` means between brackets.
struct RemainingDimensions: TensorIndex {
  func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    IndexedPositions(from: 0, to: extent, of: extent)
  }
}

/// What an index means of one dimension, and how far a step along that dimension moves in the whole.
struct IndexedDimension {
  let positions: IndexedPositions
  let stride: Int
}

extension [(any TensorIndex)?] {
  /// The indices, each nil as a new dimension.
  var withNewDimensions: [any TensorIndex] { map { $0 ?? NewDimension() } }
}

extension Shape {
  /// What indices mean of each dimension, those without an index and new ones included; a mask gives
  /// positions on as many dimensions as it has.
  func indexed(
    by indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> [IndexedDimension] {
    let counts = indices.map { index in
      index is NewDimension || index is RemainingDimensions ? 0 : (index as? Mask)?.rank ?? 1
    }
    let rest = rank - counts.reduce(0, +)
    if rest < 0 { trap("too many indices for tensor of dimension \(rank)", file, line) }
    let strides = self.strides
    var result: [IndexedDimension] = []
    var dim = 0
    func appendWhole(_ count: Int) {
      for _ in 0..<count {
        let whole = IndexedPositions(from: 0, to: self[dim], of: self[dim])
        result.append(IndexedDimension(positions: whole, stride: strides[dim]))
        dim += 1
      }
    }
    for (index, count) in zip(indices, counts) {
      if index is RemainingDimensions {
        appendWhole(rest)
      } else if let mask = index as? Mask, count != 1 {
        result += indexed(by: mask, from: dim, file, line)
      } else {
        let (extent, stride) = count == 0 ? (1, 0) : (self[dim], strides[dim])
        let positions = index.positions(of: extent, dim: dim, file: file, line: line)
        result.append(IndexedDimension(positions: positions, stride: stride))
      }
      dim += count
    }
    appendWhole(rank - dim)
    return result
  }

  /// The positions that a mask of several dimensions gives on each of them; one without dimensions
  /// gives the only position of a new one, or none.
  private func indexed(
    by mask: Mask, from first: Int, _ file: StaticString, _ line: UInt
  ) -> [IndexedDimension] {
    if mask.rank == 0 {
      let places = IndexTensor(mask.any ? [0] : [])
      return [IndexedDimension(positions: IndexedPositions(at: places), stride: 0)]
    }
    for dim in 0..<mask.rank where mask.extents[dim] != self[first + dim] {
      mask.trapMismatch(dim: dim, self, first + dim, file, line)
    }
    let (found, strides) = (mask.positions.values, self.strides)
    return (0..<mask.rank).map { dim in
      let places = stride(from: dim, to: found.count, by: mask.rank).map { found[$0] }
      return IndexedDimension(
        positions: IndexedPositions(at: IndexTensor(places)), stride: strides[first + dim])
    }
  }

  /// The part that indices mean.
  func stridedPart(
    _ indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> StridedPart {
    var (start, partStrides, partShape) = (0, [Int](), Shape())
    for dimension in indexed(by: indices, file, line) {
      start += dimension.positions.start * dimension.stride
      if dimension.positions.keepsDimension {
        partShape.append(dimension.positions.count, file: file, line: line)
        partStrides.append(dimension.positions.step * dimension.stride)
      }
    }
    return StridedPart(shape: partShape, strides: partStrides, start: start)
  }
}
