import ArgumentParser
import Foundation
import LessonKit
import LessonProcess
import LessonVerification

/// `lessons run`: a Swift file with the tool's libraries, such as a page offers.
struct RunCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Compile and run a Swift file that imports the libraries of lessons.",
    discussion: """
      Each page offers its lesson's program as such a file. It is compiled as a lesson is, and runs \
      in the current folder with standard input and output as they are. What stands behind the file \
      are the program's arguments. A file of several programs, under #if PROGRAM_2 and so on, runs \
      them one after another until one fails.

      Exit status: that of the program, 128 and the signal's number where it trapped; 1 it does not \
      compile; 64 wrong usage; 2 the tool itself could not work.
      """)

  static let example = "lessons run 01-by-hand.swift"

  @Argument(help: "The file.", completion: .file(extensions: ["swift"]))
  var file: String

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("The program's arguments; a first `--` is none.", valueName: "argument"))
  var arguments: [String] = []

  /// What a program finds in its environment unless whoever starts it has set it.
  private static let defaults = [
    // Its output comes line by line, also in a pipe, and before a trap.
    "LESSONS_SCRIPT": "1",
    // Where it trapped, and neither registers nor all images of the process.
    "SWIFT_BACKTRACE":
      "enable=yes,interactive=no,threads=crashed,registers=none,images=none,limit=16,top=4",
  ]

  func validate() throws {
    // The compiler takes any other file for one that it has made itself.
    guard file.hasSuffix(".swift") else {
      throw ValidationError(
        "\(file) is no Swift file, whose name ends in .swift; a lesson runs with `lessons check`.")
    }
  }

  func perform() throws {
    let arguments = [file] + (arguments.first == "--" ? arguments.dropFirst() : arguments[...])
    let path = URL(fileURLWithPath: file).path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("There is no file \(file) that can be read.")
    }
    let text = String(decoding: data, as: UTF8.self)
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let package = LessonPackage(root: "", buildFolder: RunningCommand.folder)
    let toolchain = try Toolchain(for: package, keepingIn: RunningCommand.cacheFolder)
    for condition in ProgramCondition.names(in: text) {
      let scratch = try ScratchFolder()
      let executable = try compile(
        path, text, package.moduleName(ofLesson: name), condition, toolchain, in: scratch)
      let status = try withExtendedLifetime(scratch) {
        try ForegroundRun(
          path: executable, arguments: arguments, defaults: Self.defaults
        ).status
      }
      guard status == 0 else { throw ExitCode(status) }
    }
  }

  /// Compiles one program of the file; says what the compiler says, and ends where that is an error.
  private func compile(
    _ path: String, _ text: String, _ module: String, _ condition: String?, _ toolchain: Toolchain,
    in scratch: ScratchFolder
  ) throws -> String {
    let executable = scratch.path + "/" + module
    let run = try toolchain.compiler.run(
      toolchain.arguments(module: module) + (condition.map { ["-D", $0] } ?? [])
        + [path] + toolchain.objects(for: text) + ["-o", executable], in: scratch)
    try Terminal.error.write(run.command.output)
    guard !run.command.isTimedOut else {
      throw ToolFailure(
        message:
          "the compiler did not come to an end within \(Int(SwiftCompiler.timeLimit)) seconds")
    }
    guard run.command.status == 0 else { throw ExitCode(1) }
    return executable
  }
}
