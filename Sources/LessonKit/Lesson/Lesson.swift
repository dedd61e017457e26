/// A Markdown file read as a lesson: its cells in order, and everything wrong with its form.
public struct Lesson: Sendable, Equatable {
  /// The path that reports show: relative to the package where it lies inside, else as given.
  public let file: String
  /// The package that its program is compiled for.
  public let package: LessonPackage
  /// The Markdown text.
  public let source: SourceText
  /// The text of the first heading of level 1, else the file's name.
  public let title: String
  /// The text of the first paragraph; empty where there is none.
  public let summary: String
  /// All cells, ignored ones included.
  public let cells: [Cell]
  /// Whether what runs depends on the version of the compiler.
  public let asksForSwiftVersion: Bool
  /// The Markdown as a value.
  let document: LessonDocument
  /// What is malformed; where there is anything, no cell of the lesson runs.
  public let diagnostics: [Diagnostic]

  /// Whether the lesson can be compiled and run.
  public var isWellFormed: Bool { diagnostics.isEmpty }

  /// Whether there is anything to compile and run.
  public var hasProgram: Bool { isWellFormed && cells.contains(where: \.isRun) }

  /// The variables of the environment that its verdict depends on, by name.
  public var variables: [String] { Set(cells.flatMap(\.variables)).sorted() }

  /// The file's name without folder and extension, `01-by-hand`.
  public var slug: String { Self.slug(ofFile: file) }

  /// The file's name without folder.
  var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// The slug of a lesson file: its name without folder and extension.
  public static func slug(ofFile file: String) -> String {
    let start = file.utf8.lastIndex(of: UInt8(ascii: "/")).map(file.utf8.index(after:))
    let name = file[(start ?? file.startIndex)...]
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  /// What a fence is to its lesson.
  enum LiveFence {
    case cell(Cell)
    case output(ExpectedOutput)
  }

  /// The cells and their outputs by the lines that their fences begin on.
  var fences: [Int: LiveFence] {
    let fences = cells.flatMap { cell in
      [(cell.fence.position.line, LiveFence.cell(cell))]
        + cell.outputs.map { ($0.fence.position.line, .output($0)) }
    }
    return Dictionary(fences, uniquingKeysWith: { first, _ in first })
  }
}

extension Lesson {
  /// Reads a Markdown file as a lesson.
  ///
  /// Never fails: what is wrong with the form is in ``diagnostics``, all of it at once.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, expected to be UTF-8.
  ///   - file: the path that reports show.
  ///   - platform: what `requires=` is held against.
  ///   - package: the package that the program is compiled for.
  public init(
    parsing bytes: [UInt8], file: String, on platform: Platform = Platform(),
    in package: LessonPackage = LessonPackage()
  ) {
    let source = SourceText(bytes)
    var parser = LessonParser(source, platform)
    parser.parse()
    guard let position = source.invalidUTF8 else {
      self.init(
        file: file, package: package, source: source,
        title: parser.title ?? Self.slug(ofFile: file), summary: parser.summary ?? "",
        cells: parser.cells,
        asksForSwiftVersion: parser.asksForSwiftVersion, document: parser.document,
        diagnostics: parser.diagnostics.sorted { $0.position < $1.position })
      return
    }
    // Its headings are anchors of other lessons' links all the same.
    var document = LessonDocument(frontMatter: parser.document.frontMatter)
    document.blocks = parser.document.blocks
    self.init(
      file: file, package: package, source: source, title: Self.slug(ofFile: file), summary: "",
      cells: [],
      asksForSwiftVersion: false, document: document,
      diagnostics: [
        Diagnostic(
          .notUTF8, at: SourcePosition(line: 1),
          "the file is not UTF-8: the byte at line \(position.line), column \(position.column)"
            + " starts no character",
          advice: "save the file as UTF-8")
      ])
  }
}
