/// Goes through a shape row by row, together with two operands that are stretched to it.
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

  private let shape: Shape
  private let firstStrides: [Int]
  private let secondStrides: [Int]

  init(_ result: Shape, _ first: Shape, _ second: Shape) {
    shape = result
    firstStrides = first.strides(stretchedTo: result)
    secondStrides = second.strides(stretchedTo: result)
  }

  /// How many numbers a row has; the shape has at least one dimension.
  var length: Int { shape[shape.rank - 1] }

  /// How many rows there are.
  var count: Int { shape.count(of: 0..<shape.rank - 1) }

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
    let last = shape.rank - 1
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
    for dim in index.indices.reversed() {
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
