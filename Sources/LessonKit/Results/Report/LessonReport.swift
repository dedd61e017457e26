import LessonDocumentation
import LessonFormat
import LessonMatching
import LessonText

/// The record of a verdict: a lesson's cells, and everything that is wrong with it.
///
/// One value for all who tell of a verdict or keep it: what reports are made of, what `--format json`
/// prints of a lesson, what a shard hands to `lessons merge`, and what is kept of lessons that did not
/// change. It stands apart from the lesson; with it, the report of a shard gives the verdict back.
package struct LessonReport: Sendable, Equatable, Codable {
  package struct CellEntry: Sendable, Equatable, Codable {
    /// The cell's place among the lesson's cells, from 1.
    package var number: Int
    /// The stable name of its test.
    package var id: String
    /// The line of its fence.
    package var line: Int
    package var status: Verdict.Status
    /// Why it is neither compiled nor run; `nil` where it is.
    package var skipReason: String?
    /// Why nothing that it does is compared; `nil` where something is.
    package var uncheckedReason: UncheckedReason?
    package var isCached: Bool
    /// A digest of what a block of documentation says that is not known to be true; else `nil`.
    var text: String?
    /// Whether it fails and all that is wrong with it is known; else `nil`.
    package fileprivate(set) var isKnown: Bool?
    /// Whether its last expression had a value; `nil` where no pages are made of the report.
    var displaysValue: Bool?
    /// The drawings that it displayed, as SVG; `nil` where no pages are made of the report.
    var drawings: [String]?

    private enum CodingKeys: String, CodingKey {
      case number, id, line, status, skipReason, uncheckedReason, displaysValue, drawings
      case text = "digest"
      case isCached = "cached"
      case isKnown = "baseline"
    }
  }

  /// What tells whether another machine has the lesson that the report is about.
  package struct Origin: Sendable, Equatable, Codable {
    /// The lesson's place among those of all shards, from 1.
    package let number: Int
    /// A digest of the bytes of the lesson's file.
    let content: String
    /// A digest of the extra files that its programs saw.
    package let files: String
    /// The variables of the environment that it asks for and that were set.
    package let variables: [String]

    package init(of lesson: Lesson, number: Int, files: String, variables: [String]) {
      self.number = number
      self.files = files
      self.variables = variables
      content = lesson.source.contentDigest
    }

    /// Describes documentation, which has no files of its own and asks for no variables.
    package init(of file: DocumentationFile, number: Int) {
      self.number = number
      files = ""
      variables = []
      content = file.source.contentDigest
    }
  }

  /// The lesson's file, as reports show it.
  package let file: String
  package let title: String
  /// The name of the part that the lesson names; `nil` where it names none.
  private var part: String?
  /// Whether it is on documentation as it stands; `nil` for a lesson.
  private var documentation: Bool?
  /// Whether the lesson can be compiled and run.
  package private(set) var isWellFormed = true
  /// Whether nothing had to run for this report.
  package private(set) var isCached = false
  private var entries: CellEntries
  /// What is wrong, by position.
  private var diagnostics: [Problem] = []
  /// What fails nothing, apart: a program that reads the errors need not know that there is such a thing.
  private var warnings: [Problem]?
  /// How many seconds it took when it was last compiled and run; in the report of a shard only.
  package private(set) var seconds: Double?
  /// What the report is about; in the report of a shard only.
  package private(set) var origin: Origin?

  private enum CodingKeys: String, CodingKey {
    case file, title, part, documentation, diagnostics, warnings, seconds, origin
    case entries = "cells"
  }

  /// Sums up a verdict; `origin` says what it is about, where it is to be given back on another machine.
  package init(_ verdict: Verdict, origin: Origin? = nil, seconds: Double? = nil) {
    let lesson = verdict.lesson
    file = lesson.file
    title = lesson.title
    part = lesson.part?.name
    isWellFormed = lesson.isWellFormed
    isCached = verdict.isCached
    entries = CellEntries(
      verdict.cells.map { entry in
        CellEntry(
          number: entry.cell.number, id: entry.cell.id, line: entry.cell.fence.position.line,
          status: entry.status, skipReason: entry.cell.skipReason,
          uncheckedReason: entry.cell.uncheckedReason, isCached: verdict.isCached,
          displaysValue: origin.map { _ in entry.displaysValue },
          drawings: origin.map { _ in entry.drawings })
      })
    let owned = verdict.cells.flatMap { entry in
      entry.diagnostics.map { Problem($0, in: lesson, cell: entry.cell.id) }
    }
    let all = verdict.lessonDiagnostics.map { Problem($0, in: lesson, cell: nil) } + owned
    diagnostics = all.filter { $0.severity == .error }.sorted { $0.position < $1.position }
    let others = all.filter { $0.severity == .warning }.sorted { $0.position < $1.position }
    warnings = others.isEmpty ? nil : others
    self.seconds = seconds
    self.origin = origin
  }

  /// Sums up what became of the blocks of a file of documentation.
  package init(_ file: DocumentationFile, _ verdicts: [BlockVerdict]) {
    self.file = file.file
    title = file.title
    documentation = true
    isCached = verdicts.allSatisfy(\.isCached)
    entries = CellEntries(
      verdicts.map { verdict in
        CellEntry(
          number: verdict.block.number, id: verdict.block.id, line: verdict.block.position.line,
          status: verdict.status, skipReason: verdict.skipReason,
          uncheckedReason: verdict.uncheckedReason, isCached: verdict.isCached,
          text: verdict.status == .passed ? nil : verdict.block.textDigest)
      })
    let owned = verdicts.flatMap { verdict in
      verdict.diagnostics.map {
        Problem($0, in: file.source, of: file.file, cell: verdict.block.id)
      }
    }
    diagnostics = file.diagnostics.map { Problem($0, in: file.source, of: file.file, cell: nil) }
    diagnostics = (diagnostics + owned).sorted { $0.position < $1.position }
  }

  /// Tells of the blocks of a file of documentation what their text alone says.
  package init(listing file: DocumentationFile) {
    self.init(
      file,
      file.blocks.map { block in
        BlockVerdict(
          block, block.skipReason == nil ? .notRun : .skipped,
          reason: block.kind == .program ? nil : UncheckedReason(rawValue: block.kind.rawValue),
          skipReason: block.skipReason)
      })
  }

  /// The report on a verified lesson of which nothing is to be said, and for which nothing had to run.
  package init(
    unchanged file: String, title: String, part: String? = nil, summary: ReportSummary,
    cells: @escaping @Sendable () -> [CellEntry]
  ) {
    self.file = file
    self.title = title
    self.part = part
    isCached = true
    entries = CellEntries(summary) {
      cells().map { cell in
        var cell = cell
        cell.isCached = true
        return cell
      }
    }
  }

  /// Whether it is on documentation as it stands, and not on a lesson.
  package var isDocumentation: Bool { documentation ?? false }

  /// The report on documentation with what it is about, for the report of a shard.
  package func about(_ origin: Origin) -> LessonReport {
    var report = self
    report.origin = origin
    return report
  }

  /// The report on documentation with the lines of its `source` that it is about, which reports in files
  /// leave out.
  package func showing(_ source: SourceText) -> LessonReport {
    var report = self
    for index in diagnostics.indices { report.diagnostics[index].show(source) }
    return report
  }

  /// The report where nothing had to run for it.
  package var known: LessonReport {
    var report = self
    report.isCached = true
    report.entries = CellEntries(
      cells.map { cell in
        var cell = cell
        cell.isCached = true
        return cell
      })
    return report
  }

  /// Whether the documentation still has the bytes and the blocks that the report is on.
  package func isStillTrue(of file: DocumentationFile) -> Bool {
    let listed = LessonReport(listing: file).cells
    return origin?.content == file.source.contentDigest
      && cells.map(\.id) == listed.map(\.id) && cells.map(\.line) == listed.map(\.line)
  }

  package var cells: [CellEntry] { entries.list }
  package var summary: ReportSummary { entries.summary }

  /// Everything that is wrong, by position.
  package var problems: [Problem] {
    guard let warnings else { return diagnostics }
    return (diagnostics + warnings).sorted { $0.position < $1.position }
  }

  package var slug: String { Lesson.slug(ofFile: file) }

  /// Whether nothing is wrong but what is known, and nothing was left out.
  package var isVerified: Bool { diagnostics.allSatisfy(\.isKnown) && summary.notRun == 0 }

  /// How much of a severity is wrong and not known.
  package func count(_ severity: Diagnostic.Severity) -> Int {
    severity == .error ? diagnostics.count { !$0.isKnown } : warnings?.count ?? 0
  }

  /// Marks what is known of what is wrong; a block of which all is known fails no more.
  mutating func mark(_ isKnown: (Problem) -> Bool) {
    for index in diagnostics.indices { diagnostics[index].isKnown = isKnown(diagnostics[index]) }
    let unknown = Set(diagnostics.filter { !$0.isKnown }.map(\.cell))
    let marked = cells.map { cell in
      var cell = cell
      cell.isKnown = cell.status == .failed && !unknown.contains(cell.id) ? true : nil
      return cell
    }
    if marked != cells { entries = CellEntries(marked) }
  }

  /// What is wrong with the cell of this name, or with no cell at all.
  package func problems(ofCell id: String?) -> [Problem] { problems.filter { $0.cell == id } }

  /// The report on the cells whose names `isIncluded` picks, and what is wrong with them.
  ///
  /// Where one of them did not run, the cells that failed stay too: they say why.
  package func restricted(toCells isIncluded: (String) -> Bool) -> LessonReport {
    var picked = cells.filter { isIncluded($0.id) }
    if picked.contains(where: { $0.status == .notRun }) {
      picked = cells.filter { isIncluded($0.id) || $0.status == .failed }
    }
    let names = Set(picked.map(\.id))
    let isPicked = { (problem: Problem) in problem.cell.map(names.contains) ?? true }
    var report = self
    report.entries = CellEntries(picked)
    report.diagnostics = diagnostics.filter(isPicked)
    report.warnings = warnings?.filter(isPicked)
    return report
  }
}
