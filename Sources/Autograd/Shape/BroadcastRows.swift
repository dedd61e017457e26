/// Goes through a shape row by row, together with two operands that are stretched to it.
///
/// Dimensions through which both operands go as through one are one here: a row is as long as it can be.
struct BroadcastRows {
  /// Where one row begins in the result and in each operand, and how the operands go on.
  struct Row {
    var result = 0
    var first = 0
    var second = 0
    let firstStep: Int
    let secondStep: Int
    let count: Int
  }

  private var shape: [Int] = []
  private var firstStrides: [Int] = []
  private var secondStrides: [Int] = []

  init(_ result: Shape, _ first: Shape, _ second: Shape) {
    let (firstSteps, secondSteps) = (
      first.strides(stretchedTo: result), second.strides(stretchedTo: result)
    )
    for dim in 0..<result.rank {
      let (extent, firstStep, secondStep) = (result[dim], firstSteps[dim], secondSteps[dim])
      let last = shape.count - 1
      if extent == 1, last >= 0 { continue }
      if last >= 0, firstStrides[last] == firstStep * extent,
        secondStrides[last] == secondStep * extent
      {
        shape[last] *= extent
        firstStrides[last] = firstStep
        secondStrides[last] = secondStep
      } else {
        shape.append(extent)
        firstStrides.append(firstStep)
        secondStrides.append(secondStep)
      }
    }
  }

  /// How many numbers a row has; the shape has at least one dimension.
  var length: Int { shape[shape.count - 1] }

  /// How many rows there are.
  var count: Int { shape.dropLast().reduce(1, *) }

  /// How far apart the rows of each operand lie, if all of them lie equally far apart.
  var rowStrides: (first: Int, second: Int)? {
    switch shape.count {
    case 1: (0, 0)
    case 2: (firstStrides[0], secondStrides[0])
    default: nil
    }
  }

  /// How far apart the numbers of a row lie in each operand.
  var steps: (first: Int, second: Int) {
    (firstStrides[shape.count - 1], secondStrides[shape.count - 1])
  }

  /// Calls `body` for every row, in row-major order.
  ///
  /// The shape has at least one dimension and one element.
  @inline(__always)
  func forEach(_ body: (Row) -> Void) {
    forEach(in: 0..<count, body)
  }

  /// Calls `body` for some rows, at least one, in row-major order.
  @inline(__always)
  func forEach(in rows: Range<Int>, _ body: (Row) -> Void) {
    let last = shape.count - 1
    var row = Row(
      firstStep: firstStrides[last], secondStep: secondStrides[last], count: shape[last])
    var index = [Int](repeating: 0, count: last)
    if rows.lowerBound > 0 { move(&index, &row, to: rows.lowerBound) }
    let end = rows.upperBound * row.count
    while true {
      body(row)
      row.result += row.count
      if row.result == end { return }
      advance(&index, &row)
    }
  }

  private func move(_ index: inout [Int], _ row: inout Row, to number: Int) {
    row.result = number * row.count
    var rest = number
    for dim in index.indices.reversed() {
      index[dim] = rest % shape[dim]
      rest /= shape[dim]
      row.first += index[dim] * firstStrides[dim]
      row.second += index[dim] * secondStrides[dim]
    }
  }

  /// Moves on like an odometer: the last dimension that is not at its end goes one step, those
  /// behind it start again.
  private func advance(_ index: inout [Int], _ row: inout Row) {
    // Not over `indices.reversed()`, which takes most of the time in a debug build.
    var dim = index.count
    while dim > 0 {
      dim -= 1
      index[dim] += 1
      row.first += firstStrides[dim]
      row.second += secondStrides[dim]
      if index[dim] < shape[dim] { return }
      row.first -= index[dim] * firstStrides[dim]
      row.second -= index[dim] * secondStrides[dim]
      index[dim] = 0
    }
  }
}
