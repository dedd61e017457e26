extension LessonMap {
  /// The map as an SVG element.
  ///
  /// All measures are whole tenths of a pixel, so that the bytes are the same on every machine.
  var svg: String {
    let (width, height, margin, gap, columns) = (4400, 2600, 160, 160, 4)
    let columnWidth = (width - 2 * margin - (columns - 1) * gap) / columns
    let perColumn = max((rows.count + columns - 1) / columns, 1)
    // A short lesson fills its first columns and leaves the rest free.
    let pitch = min(max((height - 2 * margin) / perColumn, 20), 60)
    let fitting = (height - 2 * margin) / pitch
    var paths: [Kind: String] = [:]
    for (index, row) in rows.prefix(fitting * columns).enumerated() where row.length > 0 {
      let (column, line) = index.quotientAndRemainder(dividingBy: fitting)
      let unit = columnWidth / Self.widest
      let x = margin + column * (columnWidth + gap) + row.indentation * unit
      let y = margin + line * pitch + pitch / 2
      paths[row.kind, default: ""] +=
        "M\(Self.decimal(x)) \(Self.decimal(y))h\(Self.decimal(row.length * unit))"
    }
    let drawn = Kind.allCases.compactMap { kind in
      paths[kind].map { path in
        let thickness = Self.decimal(pitch * (kind == .heading ? 7 : 5) / 10)
        return "<path d=\"\(path)\" stroke=\"\(kind.colour)\" stroke-width=\"\(thickness)\"/>\n"
      }
    }
    return """
      <svg viewBox="0 0 \(width / 10) \(height / 10)" width="\(width / 10)" height="\(height / 10)">
      \(drawn.joined())</svg>
      """
  }

  /// How many characters fit into a column.
  private static let widest = 60

  private static func decimal(_ tenths: Int) -> String {
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest)"
  }
}

extension LessonMap.Kind {
  /// The theme's colour.
  fileprivate var colour: String {
    switch self {
    case .heading: "currentColor"
    case .prose: "var(--rule)"
    case .code: "var(--chart-1)"
    case .output: "var(--chart-3)"
    }
  }
}
