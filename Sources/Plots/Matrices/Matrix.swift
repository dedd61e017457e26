/// Numbers in rows of the same length.
struct Matrix {
  let rows: [[Double]]

  init<Value: PlotNumber>(_ rows: [[Value]]) {
    for row in rows {
      precondition(
        row.count == rows[0].count,
        "all rows need the same length: one has \(rows[0].count) numbers, another \(row.count)")
    }
    self.rows = rows.map { $0.map(\.plotValue) }
  }

  var rowCount: Int { rows.count }
  var columnCount: Int { rows.first?.count ?? 0 }

  /// The finite numbers.
  var known: [Double] { rows.joined().filter(\.isFinite) }

  /// `2 × 3, 0 to 16`: the shape, and between which numbers the others lie.
  var summary: String {
    var text = "\(rowCount) × \(columnCount)"
    if let low = known.min(), let high = known.max() {
      text += ", \(DecimalText.text(low)) to \(DecimalText.text(high))"
    }
    let missing = rowCount * columnCount - known.count
    return missing == 0 ? text : text + ", \(missing) not finite"
  }
}
