import LessonText

/// A Markdown file read as a lesson: its cells in order, and everything wrong with its form.
package struct Lesson: Sendable, Equatable {
  /// The path that reports show: relative to the package where it lies inside, else as given.
  package let file: String
  package let package: LessonPackage
  package let source: SourceText
  /// The text of the first heading of level 1, else the file's name.
  package let title: String
  /// The text of the first paragraph; empty where there is none.
  package let summary: String
  /// The part of the course that it names; `nil` where it names none.
  package let part: LessonPart?
  /// What names the part.
  let partWord: InfoString.Word?
  /// All cells, ignored ones included.
  package let cells: [Cell]
  /// Whether it has a comment with settings.
  package let hasSettings: Bool
  /// Whether what runs depends on the version of the compiler.
  package let asksForSwiftVersion: Bool
  package let document: LessonDocument
  /// What is malformed; where there is anything, no cell of the lesson runs.
  package let diagnostics: [Diagnostic]

  package var isWellFormed: Bool { diagnostics.isEmpty }
  package var hasProgram: Bool { isWellFormed && cells.contains(where: \.isRun) }

  /// The variables of the environment that its verdict depends on, by name.
  package var variables: [String] { Set(cells.flatMap(\.variables)).sorted() }

  /// The file's name without folder and extension, `01-by-hand`.
  package var slug: String { Self.slug(ofFile: file) }

  package var fileName: String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[file.utf8.index(after: $0)...]) }
      ?? file
  }

  package static func slug(ofFile file: String) -> String {
    let start = file.utf8.lastIndex(of: UInt8(ascii: "/")).map(file.utf8.index(after:))
    let name = file[(start ?? file.startIndex)...]
    let end = name.utf8.index(
      name.endIndex, offsetBy: -".md".utf8.count, limitedBy: name.startIndex)
    guard let end, name.utf8[end...].elementsEqual(".md".utf8) else { return String(name) }
    return String(name[..<end])
  }

  /// What a fence is to its lesson.
  package enum LiveFence {
    case cell(Cell)
    case output(ExpectedOutput)
  }

  /// The cells and their outputs by the lines that their fences begin on.
  package struct LiveFences {
    private let cells: [Cell]
    private var places: [Int: (cell: Int, output: Int?)] = [:]

    fileprivate init(_ cells: [Cell]) {
      self.cells = cells
      // By index: a cell is large, and would be copied for each look at a part of it.
      for cell in cells.indices {
        places[cells[cell].fence.position.line] = (cell, nil)
        for output in cells[cell].outputs.indices {
          places[cells[cell].outputs[output].fence.position.line] = (cell, output)
        }
      }
    }

    /// The fence that begins on a line; `nil` where none does that is one to the lesson.
    package subscript(line: Int) -> LiveFence? {
      places[line].map { cell, output in
        output.map { .output(cells[cell].outputs[$0]) } ?? .cell(cells[cell])
      }
    }
  }

  package var fences: LiveFences { LiveFences(cells) }
}

extension Lesson {
  /// Reads a Markdown file, whose path reports show as `file`, as a lesson.
  ///
  /// Never fails: what is wrong with the form is in ``diagnostics``, all of it at once.
  package init(
    parsing bytes: [UInt8], file: String, on platform: Platform = Platform(),
    in package: LessonPackage = LessonPackage()
  ) {
    let source = SourceText(bytes)
    var parser = LessonParser(source, platform)
    parser.parse()
    self.init(
      file: file, package: package, source: source,
      title: parser.title ?? Self.slug(ofFile: file), summary: parser.summary ?? "",
      part: parser.settings.part, partWord: parser.settings.partWord, cells: parser.cells,
      hasSettings: parser.hasSettings, asksForSwiftVersion: parser.asksForSwiftVersion,
      document: parser.document,
      diagnostics: parser.diagnostics.sorted { $0.position < $1.position })
  }
}

extension Lesson {
  /// Everything of the lesson that its transcripts depend on: attributes and code, without prose.
  ///
  /// Line numbers are left out, so that an edit of the prose runs nothing; they count only for code
  /// that asks for them, and where a trap's message, which has its line, is compared whole.
  package var cacheText: String {
    let asksForLines = cells.contains { cell in
      cell.code.hasBytes(of: "#line") || cell.code.hasBytes(of: "#column")
        || cell.attributes.fate == .mustTrap && cell.output(on: .errorOutput) != nil
    }
    return cells.map { cell in
      guard cell.isRun else { return cell.attributes.startsProgram ? "reset\n" : "" }
      let line = asksForLines ? " \(cell.fence.position.line)" : ""
      // With its length: code may have a line that looks like what stands here between cells.
      let code = cell.code
      return "cell \(cell.number)\(line) \(cell.timeout) \(code.utf8.count) "
        + "\(cell.fence.info)\n\(code)"
    }.joined()
  }
}
