/// The cells of a report: a list, or what they sum up to and a way to read them when somebody asks.
///
/// Most reports tell how many cells there are and not which, so that those of unchanged lessons need
/// not be read.
struct CellEntries: Sendable, Equatable, Codable {
  private enum Form {
    case list([LessonReport.CellEntry])
    case kept(ReportSummary, read: @Sendable () -> [LessonReport.CellEntry])
  }
  private let form: Form

  /// The cells themselves.
  init(_ list: [LessonReport.CellEntry]) { form = .list(list) }

  /// Cells that `read` returns.
  init(_ summary: ReportSummary, read: @escaping @Sendable () -> [LessonReport.CellEntry]) {
    form = .kept(summary, read: read)
  }

  init(from decoder: any Decoder) throws {
    self.init(try [LessonReport.CellEntry](from: decoder))
  }

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  var list: [LessonReport.CellEntry] {
    switch form {
    case .list(let list): list
    case .kept(_, let read): read()
    }
  }

  var summary: ReportSummary {
    switch form {
    case .list(let list): ReportSummary(list)
    case .kept(let summary, _): summary
    }
  }

  static func == (left: CellEntries, right: CellEntries) -> Bool { left.list == right.list }
}
