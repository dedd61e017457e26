import ArgumentParser
import Foundation
import LessonCode
import LessonFormat
import LessonProcess
import LessonResults
import LessonText
import LessonVerification

/// `lessons extract`: what the build-tool plugins run.
struct ExtractCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract:
      "Write the program or the tests of a lesson, or those of the documentation (for build-tool plugins).",
    shouldDisplay: false)

  static let example = "lessons extract program Lessons/01-by-hand.md --output main.swift"

  enum Product: String, ExpressibleByArgument, CaseIterable {
    case program
    case tests
    /// The tests of all that `lessons check` verifies in a package.
    case documentation
  }

  @Argument(help: "What to write: program, tests or documentation.")
  var product: Product

  @Argument(help: "The lesson file.", completion: .file(extensions: ["md"]))
  var lesson: String?

  @Option(help: "The file to write.", completion: .file())
  var output: String

  @Option(help: ArgumentHelp("The package's folder.", valueName: "dir"), completion: .directory)
  var packagePath: String?

  func validate() throws {
    guard (lesson == nil) == (product == .documentation) else {
      throw ValidationError("A lesson's program and tests need a lesson, documentation needs none.")
    }
  }

  func perform() throws {
    let text = try lesson.map(text(ofLesson:)) ?? documentationTests()
    // An unchanged file keeps its date, so that nothing behind it is compiled again.
    let data = Data(text.utf8)
    if FileManager.default.contents(atPath: output) != data {
      try data.write(to: URL(fileURLWithPath: output), options: .atomic)
    }
  }

  private func text(ofLesson path: String) throws -> String {
    let package = try LessonPackage(path: packagePath, buildFolder: nil)
    let file = try package.file(at: path)
    let lesson = try file.lesson(on: .ofBuild)
    guard product == .tests else { return try Self.programText(of: lesson) }
    return TestClass.text(
      of: lesson, path: file.path,
      swiftVersion: lesson.asksForSwiftVersion ? Platform.compilerVersion : nil)
  }

  private func documentationTests() throws -> String {
    guard let command = RunningCommand.path else {
      throw ToolFailure(message: "the system does not tell where this command lies")
    }
    let scope = try Scope(Selection(), at: packagePath)
    let lessons = try scope.subjects.lessons.map { LessonReport(Verdict(try $0.lesson())) }
    return DocumentationTests.text(
      of: lessons + scope.listings, root: scope.package.root, command: command)
  }

  private static func programText(of lesson: Lesson) throws -> String {
    guard lesson.isWellFormed else { return RefusedProgram.text(of: lesson) }
    let cells = lesson.mainProgram.cells
    var program = LessonProgram(cells, file: lesson.file)
    if !program.incompleteCells.isEmpty {
      var checker = CellChecker(try SwiftCompiler())
      program = try checker.program(of: cells, file: lesson.file, in: try ScratchFolder()).program
    }
    return program.isWhole ? program.text : RefusedProgram.text(of: program)
  }
}
