import Foundation
import Testing

@testable import LessonCode
@testable import LessonFormat
@testable import LessonMatching
@testable import LessonNotebook

/// What a reader takes away is what the page shows, and does what the page says.
@Suite struct DownloadTests {
  @Test(arguments: DownloadedSite.cases)
  func programIsTheExpectedOne(_ name: String) throws {
    let file = DownloadedSite.folder.appending(path: "\(name)/program.txt")
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(try DownloadedSite.lesson(name).program == expected)
  }

  @Test(arguments: DownloadedSite.all)
  func programPrintsWhatThePageSays(_ name: String) throws {
    let download = try DownloadedSite.lesson(name)
    let cells = download.lesson.cells.filter { $0.isRun && $0.attributes.fate == .runs }
    guard let program = download.program else {
      #expect(cells.isEmpty)
      return
    }
    let package = try TemporaryPackage([:])
    try package.write(program, to: "\(name).swift")
    // What a lesson writes is not to lie in the course; what it reads is a copy.
    let files = DownloadedSite.course.appending(path: "\(name).files")
    if FileManager.default.fileExists(atPath: files.path) {
      try FileManager.default.copyItem(
        at: files, to: package.folder.appending(path: files.lastPathComponent))
    }
    let run = try Command(["run", "\(name).swift"], in: package.folder)
    #expect(run.status == 0, "\(run.errorOutput)")
    let printed = OutputLine.lines(of: Array(run.output.utf8))
    #expect(Self.is(printed[...], printedBy: cells[...]), "\(run.output)")
  }

  /// Whether `lines` are what `cells` print, one after the other.
  private static func `is`(
    _ lines: ArraySlice<OutputLine>, printedBy cells: ArraySlice<Cell>
  ) -> Bool {
    guard let cell = cells.first else { return lines.isEmpty }
    return (0...lines.count).contains { count in
      isExpected(Array(lines.prefix(count)), of: cell)
        && Self.is(lines.dropFirst(count), printedBy: cells.dropFirst())
    }
  }

  /// Whether a cell may print `lines`; a page does not say what hidden and silent ones print.
  private static func isExpected(_ lines: [OutputLine], of cell: Cell) -> Bool {
    guard let output = cell.output else {
      return lines.isEmpty || cell.attributes.isHidden || cell.attributes.isSilent
    }
    return OutputMatcher(expected: output, printed: lines).diagnostic == nil
  }

  @Test(arguments: DownloadedSite.all)
  func pageProgramAndNotebookShowTheSame(_ name: String) throws {
    let download = try DownloadedSite.lesson(name)
    let shown = PageCell.all(in: download.page)
    #expect(
      shown.map(\.number)
        == download.lesson.cells.filter { !$0.attributes.isHidden }
        .map(\.number))
    for cell in shown {
      let source = try #require(download.lesson.cells.first { $0.number == cell.number })
      #expect(cell.code == VisibleLines.text(of: source.code))
      let stored = try #require(download.notebook.cells.first { $0.id == cell.id })
      #expect(stored.source + "\n" == source.code)
      // A page has no text for an output without any, and none for one that is hidden.
      let texts = zip(source.outputs, stored.outputs.filter { !$0.isDrawing })
        .filter { !$0.0.options.isHidden }.compactMap(\.1.text).filter { !$0.isEmpty }
      #expect(texts == cell.outputs)
      #expect(stored.outputs.count(where: \.isDrawing) == cell.pictures)
      guard let program = download.program else { continue }
      let written = try #require(ProgramCell(cell.number, in: program))
      // A page draws an output `as=svg`, of which the program has the text.
      let outputs = source.outputs
        .filter { !$0.options.isHidden && !($0.channel.isFailure && $0.lines.isEmpty) }
        .map { $0.lines.map { $0 + "\n" }.joined() }
      let runs = source.isRun && source.attributes.fate == .runs
      #expect(
        runs
          ? written.isCode(source.code, before: outputs, pictures: cell.pictures)
          : written.isComment(of: cell.code, before: outputs, pictures: cell.pictures),
        "In [\(cell.number)]")
    }
  }
}

extension NotebookOutput {
  /// The text as a page shows it.
  fileprivate var text: String? {
    switch self {
    case .stream(_, let text): text
    case .error(_, _, let traceback): traceback.map { $0 + "\n" }.joined()
    // Shown as what it is, and not as text.
    case .data, .drawing: nil
    }
  }
}
