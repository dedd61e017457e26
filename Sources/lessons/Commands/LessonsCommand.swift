import ArgumentParser
import LessonFormat
import LessonProcess

/// `lessons`: Markdown lessons as verified documentation.
@main
struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Markdown lessons as verified documentation.",
    discussion: """
      A lesson is a Markdown file: each ```swift fence is a cell of one program, and the ```output \
      fence after it is what the cell prints. Behind `swift` a cell takes these attributes:

      \(CellAttribute.help)

      Behind `output` an output takes these options:

      \(OutputOption.help)

      A comment <!-- lesson: … --> before the first cell takes these settings:

      \(LessonSetting.help)
      """,
    version: toolVersion,
    subcommands: [
      BuildCommand.self, CheckCommand.self, MergeCommand.self, UpdateCommand.self,
      BaselineCommand.self, WatchCommand.self,
      ListCommand.self, NewCommand.self, ImportCommand.self, ExportCommand.self,
      RunCommand.self, ExtractCommand.self,
    ])

  static func main() {
    InheritedSignals.reset()
    var help = HelpText(command: Self.self)
    do {
      var command = try parseAsRoot()
      help = HelpText(command: type(of: command))
      try command.run()
    } catch {
      guard let text = help.text(for: error) else { exit(withError: error) }
      let status = exitCode(for: error)
      try? (status == .success ? Terminal.output : Terminal.error).write(text)
      exit(withError: status)
    }
  }

  static let toolVersion = "0.1.0"
}
