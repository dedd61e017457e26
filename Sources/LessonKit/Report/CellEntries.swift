/// The cells of a report: a list, or a text that becomes one when somebody asks.
///
/// Most reports tell how many cells there are and not which, so that those of unchanged lessons need
/// not be read.
struct CellEntries: Sendable, Equatable {
  private enum Form: Equatable {
    case list([LessonReport.CellEntry])
    case packed(String)
  }
  private var form: Form

  /// The cells themselves.
  init(_ list: [LessonReport.CellEntry]) { form = .list(list) }

  /// What ``packed`` wrote.
  init(packed: String) { form = .packed(packed) }

  /// The list; lines that ``packed`` did not write are no cells.
  var list: [LessonReport.CellEntry] {
    switch form {
    case .list(let list): list
    case .packed(let text):
      TextTable.nested.rows(text).compactMap(LessonReport.CellEntry.init(row:))
    }
  }

  /// The cells as a text.
  var packed: String {
    switch form {
    case .list(let list): TextTable.nested.text(list.map(\.row))
    case .packed(let text): text
    }
  }

  static func == (left: CellEntries, right: CellEntries) -> Bool { left.list == right.list }
}

extension LessonReport.CellEntry {
  fileprivate var row: [String] {
    [
      "\(number)", id, "\(line)", status.rawValue, uncheckedReason?.rawValue ?? "",
      skipReason.map { "=" + $0 } ?? "",
    ]
  }

  fileprivate init?(row: [String]) {
    guard row.count == 6, let number = Int(row[0]), let line = Int(row[2]),
      let status = Verdict.Status(rawValue: row[3])
    else { return nil }
    self.init(
      number: number, id: row[1], line: line, status: status,
      skipReason: row[5].isEmpty ? nil : String(row[5].dropFirst()),
      uncheckedReason: UncheckedReason(rawValue: row[4]))
  }
}
