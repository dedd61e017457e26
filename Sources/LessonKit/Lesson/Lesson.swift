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
  /// Whether the prose has raw HTML, comments included; most lessons need not be searched for it.
  let hasHTML: Bool
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
}
