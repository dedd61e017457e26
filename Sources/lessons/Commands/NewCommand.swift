import ArgumentParser
import LessonKit
import LessonVerification

/// `lessons new`: a lesson file, ready to run, wired into the package.
struct NewCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a new lesson and wire it into the package.",
    discussion: """
      Writes Lessons/NN-slug.md with the next number, the lesson's entry in Package.swift and its \
      stub source, all or none of them. Nothing is overwritten.
      """)

  static let example = #"lessons new "Loss surfaces""#

  @Argument(help: ArgumentHelp("The lesson's title, as Markdown.", valueName: "title"))
  var title: String

  @Option(help: ArgumentHelp("The package's folder.", valueName: "dir"), completion: .directory)
  var packagePath: String?

  func perform() throws {
    let package = try LessonPackage(path: packagePath)
    let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let template = LessonTemplate(title: title)
    let name = try LessonName(title: template.plainTitle, after: package.lessonNames)
    let lesson = try NewLesson(name, in: package)
    let report = try lesson.write(template.markdown)
    try Terminal.output.write(
      "\(report)Next: write the lesson, and verify it with \(lesson.command("check"))\n")
  }
}
