import ArgumentParser
import LessonResults

/// `lessons list`: what there is.
struct ListCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List lessons, cells and tests, and what is not checked.")

  static let example = "lessons list"

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var common: CommonOptions

  @Option(help: "How to report: text or json.")
  var format = Format.text

  @Flag(name: [.short, .long], help: "List every cell.")
  var verbose = false

  func perform() throws {
    let lessons = try common.files().map { try $0.lesson() }.filter(common.selection.includes)
    switch format {
    case .text: try Listing(lessons, showsCells: verbose).write()
    case .json:
      let reports = lessons.map { LessonReport(Verdict($0)) }
      try Terminal.output.write(JSONReport(reports).text)
    }
    if lessons.contains(where: { !$0.isWellFormed }) { throw ExitCode(1) }
  }
}
