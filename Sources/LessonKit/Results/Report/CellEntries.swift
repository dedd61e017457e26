/// The cells of a report: a list, or what they sum up to and a way to read them when somebody asks.
///
/// Most reports tell how many cells there are and not which, so that those of unchanged lessons need
/// not be read.
struct CellEntries: Sendable, Equatable, Codable {
  let summary: ReportSummary
  private let read: @Sendable () -> [LessonReport.CellEntry]

  init(_ list: [LessonReport.CellEntry]) { self.init(ReportSummary(list)) { list } }

  /// Cells that `read` returns.
  init(_ summary: ReportSummary, read: @escaping @Sendable () -> [LessonReport.CellEntry]) {
    self.summary = summary
    self.read = read
  }

  init(from decoder: any Decoder) throws {
    self.init(try [LessonReport.CellEntry](from: decoder))
  }

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  var list: [LessonReport.CellEntry] { read() }
  static func == (left: CellEntries, right: CellEntries) -> Bool { left.list == right.list }
}
