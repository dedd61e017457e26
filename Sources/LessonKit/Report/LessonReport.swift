/// What reports tell of a lesson: its cells, and everything that is wrong with it.
///
/// A value of its own, because a lesson that did not change is reported without being read.
public struct LessonReport: Sendable, Equatable {
  /// One cell.
  public struct CellEntry: Sendable, Equatable, Codable {
    /// The cell's place among the lesson's cells, from 1.
    public var number: Int
    /// The stable name of its test.
    public var id: String
    /// The line of its fence.
    public var line: Int
    /// What became of it.
    public var status: Verdict.Status
    /// Why it is neither compiled nor run; `nil` where it is.
    public var skipReason: String?
    /// Why nothing that it does is compared; `nil` where something is.
    public var uncheckedReason: UncheckedReason?
  }

  /// One thing that is wrong.
  public struct Problem: Sendable, Equatable {
    /// What, where, and what to do about it.
    public var diagnostic: Diagnostic
    /// The place behind the last character concerned.
    public var end: SourcePosition
    /// The number of the cell that it lies in; `nil` where it lies in none.
    public var cell: Int?
    /// The line with a caret under what is meant; `nil` where there is nothing to show.
    public var excerpt: Excerpt?
  }

  /// The lesson's file, as reports show it.
  public var file: String
  /// The lesson's title.
  public var title: String
  /// Whether the lesson can be compiled and run.
  public var isWellFormed: Bool
  /// Whether nothing had to run for this report.
  public var isCached: Bool
  /// What became of its cells, in numbers.
  public private(set) var counts: CellCounts
  private var entries: CellEntries
  /// Everything that is wrong, by position.
  public var problems: [Problem]

  /// A report on `cells`, in order.
  public init(
    file: String, title: String, isWellFormed: Bool = true, isCached: Bool, cells: [CellEntry],
    problems: [Problem]
  ) {
    self.file = file
    self.title = title
    self.isWellFormed = isWellFormed
    self.isCached = isCached
    self.problems = problems
    counts = CellCounts(cells)
    entries = CellEntries(cells)
  }

  /// A report on a verified lesson that nothing had to run for.
  ///
  /// - Parameters:
  ///   - counts: what became of its cells.
  ///   - packedCells: what ``packedCells`` told of them.
  public init(file: String, title: String, counts: CellCounts, packedCells: String) {
    self.file = file
    self.title = title
    self.counts = counts
    isWellFormed = true
    isCached = true
    problems = []
    entries = CellEntries(packed: packedCells)
  }

  /// The cells, in order.
  public var cells: [CellEntry] { entries.list }

  /// The cells as a text that can be kept.
  public var packedCells: String { entries.packed }

  /// The file's name without folder and extension.
  public var slug: String { Lesson.slug(ofFile: file) }

  /// Whether nothing is wrong and nothing was left out.
  public var isVerified: Bool { count(.error) == 0 && counts.count(.notRun) == 0 }

  /// How many problems weigh as much.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    problems.count { $0.diagnostic.severity == severity }
  }

  /// What is wrong with the cell of this number, or with no cell at all.
  public func problems(ofCell number: Int?) -> [Problem] { problems.filter { $0.cell == number } }

  /// The report on the cells whose names `isIncluded` picks, and what is wrong with them.
  ///
  /// Where one of them did not run, the cells that failed stay too: they say why.
  public func restricted(toCells isIncluded: (String) -> Bool) -> LessonReport {
    var picked = cells.filter { isIncluded($0.id) }
    if picked.contains(where: { $0.status == .notRun }) {
      picked = cells.filter { isIncluded($0.id) || $0.status == .failed }
    }
    let numbers = Set(picked.map(\.number))
    return LessonReport(
      file: file, title: title, isWellFormed: isWellFormed, isCached: isCached, cells: picked,
      problems: problems.filter { $0.cell.map(numbers.contains) ?? true })
  }
}

extension LessonReport {
  /// Sums up a verdict.
  public init(_ verdict: Verdict) {
    let lesson = verdict.lesson
    let owned = verdict.cells.flatMap { entry in
      entry.diagnostics.map { (diagnostic: $0, cell: Optional(entry.cell.number)) }
    }
    self.init(
      file: lesson.file, title: lesson.title, isWellFormed: lesson.isWellFormed,
      isCached: verdict.isCached, cells: verdict.cells.map(CellEntry.init),
      problems: (verdict.lessonDiagnostics.map { (diagnostic: $0, cell: nil) } + owned)
        .sorted { $0.diagnostic.position < $1.diagnostic.position }
        .map { diagnostic, cell in
          Problem(
            diagnostic: diagnostic.withVisibleFormats, end: diagnostic.end(in: lesson.source),
            cell: cell,
            excerpt: Excerpt(diagnostic, in: lesson.source))
        })
  }
}

extension LessonReport.CellEntry {
  fileprivate init(_ entry: Verdict.CellVerdict) {
    self.init(
      number: entry.cell.number, id: entry.cell.id, line: entry.cell.fence.position.line,
      status: entry.status, skipReason: entry.cell.skipReason,
      uncheckedReason: entry.cell.uncheckedReason)
  }
}
