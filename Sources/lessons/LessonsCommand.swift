import ArgumentParser
import LessonKit

/// `lessons`: Markdown lessons as verified documentation.
@main
struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Markdown lessons as verified documentation.",
    discussion: """
      A lesson is a Markdown file: each ```swift fence is a cell of one program, and the ```output \
      fence after it is what the cell prints. Cells take these attributes:

      \(CellAttribute.allCases.map { "  \($0.usage): \($0.summary)" }.joined(separator: "\n"))
      """,
    version: toolVersion,
    subcommands: [
      BuildCommand.self, CheckCommand.self, WatchCommand.self, ListCommand.self,
      ExtractCommand.self,
    ])

  /// The tool's version.
  static let toolVersion = "0.1.0"
}
