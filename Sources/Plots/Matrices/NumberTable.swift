/// A matrix as a table of its numbers.
///
///     NumberTable([[0.5, 1], [2, 4]], columns: ["x", "y"])
///
/// Of a large matrix the first rows and columns are shown.
public struct NumberTable: Picture {
  private let matrix: Matrix
  private let title: String
  private let columnNames: [String]
  private let rowNames: [String]

  /// Makes a table of rows of numbers, with names or with numbers from zero.
  public init<Value: PlotNumber>(
    _ rows: [[Value]], columns: [String] = [], rows rowNames: [String] = [], title: String = ""
  ) {
    matrix = Matrix(rows)
    self.title = title
    columnNames = columns
    self.rowNames = rowNames
  }

  /// `table: 2 × 3, 0 to 16`.
  public var summary: String {
    "table: \(title.isEmpty ? "" : "\(title), ")\(matrix.summary)"
  }

  private static let (rowLimit, columnLimit) = (12, 8)

  /// The table as a drawing.
  public var svg: String {
    let rows = Self.shown(matrix.rowCount, Self.rowLimit)
    let columns = Self.shown(matrix.columnCount, Self.columnLimit)
    var cells = rows.map { row in
      columns.map { column in
        row.flatMap { row in column.map { DecimalText.text(matrix.rows[row][$0], digits: 4) } }
          ?? "…"
      }
    }
    cells.insert(columns.map { Self.name($0, columnNames) }, at: 0)
    let heads = [""] + rows.map { Self.name($0, rowNames) }
    return FieldGrid(title: title, heads: heads, cells: cells)
      .svg(name: "Table", description: description(of: cells, heads))
  }

  /// The indices that are shown, and `nil` for all that are not.
  private static func shown(_ count: Int, _ limit: Int) -> [Int?] {
    count <= limit ? Array(0..<count) : Array(0..<limit - 1) + [nil]
  }

  private static func name(_ index: Int?, _ names: [String]) -> String {
    guard let index else { return "…" }
    return names.indices.contains(index) ? names[index] : "\(index)"
  }

  private func description(of cells: [[String]], _ heads: [String]) -> String {
    let rows = zip(heads, cells).dropFirst()
      .map { "\($0): \($1.joined(separator: ", "))" }
    return ([summary] + rows).joined(separator: ". ")
  }
}
