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

    /// Whether it worked, or says why it did not.
    var isConclusive: Bool {
      command.status == 0 || command.isTimedOut || diagnostics.contains { $0.severity == .error }
    }
  }

  /// The file behind the link that it is called by.
  var file: String { RealPath(of: path)?.path ?? path }

  /// What tells another compiler.
  var stamp: String { "\(file) \(FileStamp(path: file)?.description ?? "")" }

  /// Runs the compiler in `scratch`; with `-frontend` first, its front end alone.
  func run(_ arguments: [String], in scratch: ScratchFolder) throws -> Run {
    let option = ["-serialize-diagnostics-path", Self.diagnostics(in: scratch)]
    let isFrontEnd = arguments.first == "-frontend"
    return try run(
      job: [path] + arguments + (isFrontEnd ? option : option.flatMap { ["-Xfrontend", $0] }),
      in: scratch)
  }

  /// Runs one job of the compiler, an executable and its arguments, in `scratch`.
  func run(job: [String], in scratch: ScratchFolder) throws -> Run {
    let file = Self.diagnostics(in: scratch)
    try? FileManager.default.removeItem(atPath: file)
    let command = try CommandRun(
      path: job.first ?? path, arguments: Array(job.dropFirst()), directory: scratch.path,
      // What the driver leaves behind goes with the folder.
      environment: ["TMPDIR": scratch.path], limit: Self.timeLimit)
    let data = FileManager.default.contents(atPath: file) ?? Data()
    return Run(command: command, diagnostics: CompilerDiagnostic.all(inSerialized: Array(data)))
  }

  /// The file in `scratch` where a job's diagnostics lie.
  static func diagnostics(in scratch: ScratchFolder) -> String {
    scratch.path + "/diagnostics.dia"
  }

  /// The compiler's version, as `swiftc --version` tells; `nil` where it tells none.
  func version() -> Version? {
    guard
      let run = try? CommandRun(
        path: path, arguments: ["--version"], directory: "/", limit: Self.timeLimit),
      let start = run.output.firstRange(of: "Swift version ")
    else { return nil }
    return Version(run.output[start.upperBound...].prefix { $0.isNumber || $0 == "." })
  }
}
