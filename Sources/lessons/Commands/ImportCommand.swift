import ArgumentParser
import Foundation
import LessonNotebook
import LessonText
import LessonVerification

/// `lessons import`: a Jupyter notebook as a lesson.
struct ImportCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a lesson from a Jupyter notebook.",
    discussion: """
      Markdown stays as it is, Swift cells become cells with their stored outputs, cells of other \
      languages become prose, and pictures are saved in Lessons/NN-slug.files/. The lesson is wired \
      into the package as `lessons new` does it. What to look at is said on standard error.
      """)

  static let example = "lessons import Tensors.ipynb --name 06-tensors"

  @Argument(
    help: ArgumentHelp("The notebook, nbformat 4.", valueName: "notebook"),
    completion: .file(extensions: ["ipynb"]))
  var notebook: String

  @Option(
    help: ArgumentHelp(
      "The lesson's name, `06-tensors` or a title; by default, the notebook's first heading.",
      valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The package's folder.", valueName: "dir"), completion: .directory)
  var packagePath: String?

  func perform() throws {
    let file = NotebookFile(path: notebook)
    let (notebook, remarks) = try file.notebook()
    let package = try LessonPackage(path: packagePath)
    let lesson = try NewLesson(try lessonName(of: notebook, file, in: package), in: package)
    let imported = ImportedLesson(notebook, filesFolder: lesson.filesFolder)
    let report = try lesson.write(
      imported.markdown, files: try imported.files.map { ($0.name, try $0.data()) })
    for remark in (remarks + imported.remarks).map(\.withVisibleControls) {
      try Terminal.error.write(
        "\(Terminal.error.styled("warning:", .yellow)) \(file.path): \(remark)\n"
      )
    }
    try Terminal.output.write(
      "\(report)\(imported.summary)\nNext: verify the lesson with \(lesson.command("check"))\n")
  }

  private func lessonName(
    of notebook: Notebook, _ file: NotebookFile, in package: LessonPackage
  ) throws -> LessonName {
    let others = package.lessonNames
    if let name { return try LessonName(chosen: name, after: others) }
    let titles = [notebook.heading, LessonName.withoutNumber(file.stem), "notebook"]
    let title = titles.lazy.compactMap { $0 }.first { !LessonName.slug(of: $0).isEmpty }
    return try LessonName(title: title ?? file.stem, after: others)
  }
}

extension NotebookAsset {
  fileprivate func data() throws -> Data {
    switch content {
    case .text(let text): return Data(text.utf8)
    case .base64(let text):
      guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
        throw ToolFailure(
          message: "cell \(cell): the picture saved as \(name) is not base64, and nothing was"
            + " written: remove it from the notebook")
      }
      return data
    }
  }
}
