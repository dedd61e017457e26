import ArgumentParser
import Foundation
import LessonCode
import LessonFormat
import LessonProcess
import LessonText
import LessonVerification

/// `lessons extract`: what the build-tool plugin runs.
struct ExtractCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Write the program or the tests of a lesson (for the build-tool plugin).",
    shouldDisplay: false)

  static let example = "lessons extract program Lessons/01-by-hand.md --output main.swift"

  enum Product: String, ExpressibleByArgument, CaseIterable {
    case program
    case tests
  }

  @Argument(help: "What to write: program or tests.")
  var product: Product

  @Argument(help: "The lesson file.", completion: .file(extensions: ["md"]))
  var lesson: String

  @Option(help: "The file to write.", completion: .file())
  var output: String

  @Option(help: ArgumentHelp("The package's folder.", valueName: "dir"), completion: .directory)
  var packagePath: String?

  func perform() throws {
    let package = try LessonPackage(path: packagePath, buildFolder: nil)
    let file = try package.file(at: lesson)
    let lesson = try file.lesson(on: .ofBuild)
    let text =
      switch product {
      case .program: try Self.programText(of: lesson)
      case .tests:
        TestClass.text(
          of: lesson, path: file.path,
          swiftVersion: lesson.asksForSwiftVersion ? Platform.compilerVersion : nil)
      }
    // An unchanged file keeps its date, so that nothing behind it is compiled again.
    let data = Data(text.utf8)
    if FileManager.default.contents(atPath: output) != data {
      try data.write(to: URL(fileURLWithPath: output), options: .atomic)
    }
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
