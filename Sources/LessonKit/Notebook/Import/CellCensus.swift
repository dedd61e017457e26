/// Counts what the cells of a notebook are, so that each is accounted for.
struct CellCensus {
  var files: [NotebookAsset] = []
  private var total = 0
  private var empty = 0
  private var counts: [String: Int] = [:]

  mutating func count(_ cell: NotebookCell, _ language: CellLanguage) {
    total += 1
    if cell.isEmpty { empty += 1 }
    switch cell.kind {
    case .markdown: counts["Markdown", default: 0] += 1
    case .raw: counts["raw", default: 0] += 1
    case .code: counts[language.name, default: 0] += 1
    }
  }

  /// One line: `12 cells: 5 Markdown, 6 Swift, 1 Python (1 of them empty); 3 images`.
  var summary: String {
    var text = Self.counted(total, "cell")
    let names =
      ["Markdown", "Swift"] + counts.keys.filter { $0 != "Markdown" && $0 != "Swift" }.sorted()
    let kinds = names.compactMap { name in counts[name].map { "\($0) \(name)" } }
    if !kinds.isEmpty { text += ": " + kinds.joined(separator: ", ") }
    if empty > 0 { text += " (\(empty) empty and left out)" }
    let images = files.count(where: \.isPicture)
    var kept = images > 0 ? [Self.counted(images, "image")] : []
    if files.count > images { kept.append(Self.counted(files.count - images, "other file")) }
    return kept.isEmpty ? text : text + "; " + kept.joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
