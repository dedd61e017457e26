import Foundation
import LessonKit
import LessonProcess

/// The `swiftc` that lessons are compiled with.
struct SwiftCompiler {
  /// How many seconds a call may take; the type checker can take hours for one expression.
  static let timeLimit = 300.0

  /// The executable: the link itself, because the driver behind it looks at the name that it is
  /// called by.
  let path: String

  /// Finds the first `swiftc` in `PATH`.
  init() throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.map { "\($0)/swiftc" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw ToolFailure(
        message: "there is no swiftc in PATH: install Swift (https://swift.org/install)")
    }
    self.path = path
  }

  /// What came of one call.
  struct Run {
    let command: CommandRun
    /// What the compiler said, as it wrote it for other programs.
    let diagnostics: [CompilerDiagnostic]
  }

  /// Runs the compiler in `scratch`; with `-frontend` first, its front end alone.
  func run(_ arguments: [String], in scratch: ScratchFolder) throws -> Run {
    let file = scratch.path + "/diagnostics.dia"
    try? FileManager.default.removeItem(atPath: file)
    let option = ["-serialize-diagnostics-path", file]
    let isFrontEnd = arguments.first == "-frontend"
    let command = try CommandRun(
      path: path,
      arguments: arguments + (isFrontEnd ? option : option.flatMap { ["-Xfrontend", $0] }),
      directory: scratch.path, limit: Self.timeLimit)
    let data = FileManager.default.contents(atPath: file) ?? Data()
    return Run(command: command, diagnostics: CompilerDiagnostic.all(inSerialized: Array(data)))
  }

  /// What `swiftc --version` prints; `nil` where it fails.
  func versionText() -> String? {
    guard
      let run = try? CommandRun(
        path: path, arguments: ["--version"], directory: "/", limit: Self.timeLimit),
      run.status == 0
    else { return nil }
    return run.output
  }
}
