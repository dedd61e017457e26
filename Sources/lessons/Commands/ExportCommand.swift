import ArgumentParser
import LessonFormat
import LessonNotebook
import LessonResults
import LessonText
import LessonVerification

/// `lessons export`: lessons as Jupyter notebooks.
struct ExportCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write lessons as Jupyter notebooks, with their outputs and pictures.",
    discussion: """
      A lesson is verified first, as `lessons check` does it, and only then written, to \
      NN-slug.ipynb in the current folder unless told. A file that is there already is replaced only \
      with --force: somebody may have worked on it.

      Exit status: 0 written; 1 a lesson failed or is malformed, and nothing was written; 64 wrong \
      usage; 2 the tool itself could not work.
      """)

  static let example = "lessons export 01-by-hand --output By-hand.ipynb"

  @OptionGroup var common: CommonOptions
  @OptionGroup var verification: VerificationOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; `-` is standard output.", valueName: "file"),
    completion: .file(extensions: ["ipynb"]))
  var output: String?

  @Flag(help: "Replace a file that is there already.")
  var force = false

  @Flag(
    name: .customLong("no-check"),
    help: "Write what the lesson says without verifying it, and so without pictures.")
  var isUnchecked = false

  func validate() throws {
    guard !common.lessons.isEmpty else { throw ValidationError("Name the lesson to export.") }
    guard common.filter == nil else {
      throw ValidationError("--filter picks cells, and a notebook has all of them.")
    }
    guard output == nil || common.lessons.count == 1 else {
      throw ValidationError(
        "--output names one file, and \(common.lessons.count) lessons are named.")
    }
  }

  func perform() throws {
    let scope = try common.scope(only: .lessons)
    let files = scope.subjects.lessons
    guard Set(files.map(\.slug)).count == files.count else {
      throw ValidationError("Two of these lessons have one name: export them one by one.")
    }
    if output != "-", !force {
      for file in files { try NotebookFile(path: path(of: file.slug)).checkIsNew() }
    }
    if isUnchecked {
      for lesson in try files.map({ try $0.lesson() }) { try write(Notebook(lesson), of: lesson) }
    } else {
      for verdict in try verified(scope) { try write(Notebook(verdict), of: verdict.lesson) }
    }
  }

  private func path(of slug: String) -> String { output ?? slug + ".ipynb" }

  /// What was found out about the lessons; a report and exit status 1 where one of them failed.
  private func verified(_ scope: Scope) throws -> [Verdict] {
    let scope = try scope.built(
      verification.settings, isQuiet: verification.quiet, KnownFaults(baseline: nil))
    let verdicts = try Verification(
      scope.subjects.lessons, of: scope.package, common.selection, verification.settings
    ).verdicts()
    guard verdicts.allSatisfy(\.isVerified) else {
      let failed = verdicts.filter { !$0.isVerified }.map { LessonReport($0) }
      if output == "-" {
        let text = TextReport(terminal: .error)
        try Terminal.error.write(
          failed.map { text.line(for: $0) + text.problems(of: $0) }.joined())
      } else {
        try Report(reports: failed, settings: verification.reporting).write()
      }
      throw ExitCode(1)
    }
    return verdicts
  }

  private func write(_ notebook: Notebook, of lesson: Lesson) throws {
    guard lesson.source.invalidUTF8 == nil else {
      throw ToolFailure(message: "\(lesson.file) is not UTF-8: save it as UTF-8")
    }
    let within = lesson.cells.count - notebook.codeCellCount
    if within > 0 {
      try Terminal.error.write(
        "\(Terminal.error.styled("warning:", .yellow)) \(lesson.file): \(within.counting("cell"))"
          + " of a list, a quote or a footnote: Markdown in the notebook, which cannot run them\n")
    }
    if output == "-" { return try Terminal.output.write(notebook.text) }
    let path = path(of: lesson.slug)
    try NotebookFile(path: path).write(notebook, isForced: force)
    if !verification.quiet {
      try Terminal.output.write("Wrote \(path): \(notebook.codeCellCount.counting("cell"))\n")
    }
  }
}
