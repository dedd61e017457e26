/// A set of dimensions of one tensor, as bits: small enough for a node's constants.
struct DimensionSet: OptionSet {
  let rawValue: Int32

  init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The dimensions given, which may be counted from the end; all of them if none is given.
  init(_ dims: [Int], in shape: Shape, _ file: StaticString, _ line: UInt) {
    var bits: Int32 = 0
    for dim in dims {
      let bit: Int32 = 1 << Int32(shape.position(of: dim, file, line))
      if bits & bit != 0 {
        trap("dim \(dim) appears multiple times in the list of dims", file, line)
      }
      bits |= bit
    }
    rawValue = dims == [] ? 1 << Int32(shape.rank) - 1 : bits
  }

  func contains(_ dim: Int) -> Bool { rawValue & (1 << Int32(dim)) != 0 }
}

extension Shape {
  /// The shape that remains when `dims` are reduced: without them, or with extents of one.
  func reduced(over dims: DimensionSet, keepDim: Bool) -> Shape {
    var result = Shape()
    for dim in 0..<rank {
      if !dims.contains(dim) {
        result.append(self[dim])
      } else if keepDim {
        result.append(1)
      }
    }
    return result
  }

  /// The product of the extents of `dims`.
  func count(of dims: DimensionSet) -> Int {
    var count = 1
    for dim in 0..<rank where dims.contains(dim) { count *= self[dim] }
    return count
  }
}
