/// Numbers in `Double` with a shape: what gradient checks compute with.
///
/// Nothing here is fast; it is read more often than it is run.
struct DoubleArray {
  var shape: Shape
  var values: [Double]

  /// The numbers, stretched to a shape that they can be broadcast to.
  func stretched(to shape: Shape) -> [Double] {
    if self.shape == shape { return values }
    return StridedOffsets(shape, strides: self.shape.strides(stretchedTo: shape)).map { values[$0] }
  }

  /// For each element of the shape without `dims`, `body` of the numbers along them, in order.
  func reduced(over dims: DimensionSet, _ body: ([Double]) -> Double) -> [Double] {
    groups(over: dims).map { body($0.map { values[$0] }) }
  }

  /// The places of the numbers that a reduction over `dims` takes together, in order.
  func groups(over dims: DimensionSet) -> [[Int]] {
    let kept = shape.reduced(over: dims, keepDim: true)
    var groups = [[Int]](repeating: [], count: kept.count)
    let places = StridedOffsets(shape, strides: kept.strides(stretchedTo: shape))
    for (place, group) in places.enumerated() { groups[group].append(place) }
    return groups
  }

  /// The product of this array, seen as a matrix of `rows`, and a matrix or a column.
  func product(_ other: DoubleArray, rows: Int) -> [Double] {
    let depth = shape[shape.rank - 1]
    let columns = other.shape.rank == 2 ? other.shape[1] : 1
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        (0..<depth).reduce(0) {
          $0 + values[row * depth + $1] * other.values[$1 * columns + column]
        }
      }
    }
  }
}

/// The operands of an operation in `Double`.
struct DoubleOperands {
  let first: DoubleArray
  let second: DoubleArray?
  let third: DoubleArray?
  /// The operands themselves.
  let tensors: (first: Tensor, second: Tensor?, third: Tensor?)
}
