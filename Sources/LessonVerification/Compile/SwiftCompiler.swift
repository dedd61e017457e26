import Foundation
import LessonProcess
import LessonResults

/// The `swiftc` that lessons are compiled with.
package struct SwiftCompiler {
  /// How many seconds a call may take; the type checker can take hours for one expression.
  package static let timeLimit = 300.0

  /// The executable: the link itself, because the driver behind it looks at the name that it is
  /// called by.
  package let path: String

  /// Finds the first `swiftc` in `PATH`.
  package init() throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.map { "\($0)/swiftc" }
    let path = candidates.first {
      FileManager.default.isExecutableFile(atPath: $0) && RealPath(of: $0)?.isRegularFile == true
    }
    guard let path else {
      throw ToolFailure(
        message: "there is no swiftc in PATH: install Swift (https://swift.org/install)")
    }
    self.path = path
  }

  package struct Run {
    package let command: CommandRun
    /// What the compiler said, as it wrote it for other programs.
    let diagnostics: [CompilerDiagnostic]

    /// Whether it failed because it needed more memory than it may have.
    var isOutOfMemory: Bool {
      command.status != 0 && !command.isTimedOut
        && CompilerMemory.isExhausted(text: command.output, peak: command.peakMemory)
    }

    /// Whether it worked, or says what is wrong in the code.
    var isConclusive: Bool {
      guard command.status != 0, !command.isTimedOut, !isOutOfMemory else { return true }
      let errors = diagnostics.filter { $0.severity == .error }
      return !errors.isEmpty && errors.allSatisfy { $0.place != nil }
    }
  }

  /// The file behind the link that it is called by.
  package var file: String { RealPath(of: path)?.path ?? path }

  package var stamp: String { "\(file) \(FileStamp(path: file)?.description ?? "")" }

  /// Runs the compiler in `scratch`; with `-frontend` first, its front end alone.
  package func run(_ arguments: [String], in scratch: ScratchFolder) throws -> Run {
    let option = ["-serialize-diagnostics-path", Self.diagnostics(in: scratch.path)]
    let isFrontEnd = arguments.first == "-frontend"
    return try run(
      job: [path] + arguments + (isFrontEnd ? option : option.flatMap { ["-Xfrontend", $0] }),
      in: scratch)
  }

  /// Runs one job of the compiler, an executable and its arguments, in `scratch`.
  ///
  /// What it keeps of modules from call to call may be damaged, or have no place to be written: where
  /// it speaks of that, it is asked again with an empty folder for it.
  package func run(job: [String], in scratch: ScratchFolder) throws -> Run {
    let run = try once(job, in: scratch)
    guard run.command.status != 0, !run.command.isTimedOut,
      let option = job.firstIndex(of: "-module-cache-path"),
      let folder = job.dropFirst(option + 1).first, run.command.output.contains(folder)
    else { return run }
    var job = job
    job[option + 1] = scratch.path + "/ModuleCache"
    return try once(job, in: scratch)
  }

  private func once(_ job: [String], in scratch: ScratchFolder) throws -> Run {
    let file = Self.diagnostics(in: scratch.path)
    try? FileManager.default.removeItem(atPath: file)
    let command = try CommandRun(
      path: job.first ?? path, arguments: Array(job.dropFirst()), directory: scratch.path,
      limit: Self.timeLimit, memory: CompilerMemory.limit,
      environment: Self.environment(in: scratch))
    let data = FileManager.default.contents(atPath: file) ?? Data()
    return Run(command: command, diagnostics: CompilerDiagnostic.all(inSerialized: Array(data)))
  }

  /// What the compiler leaves where it is killed goes with the scratch folder.
  private static func environment(in scratch: ScratchFolder) -> [String: String] {
    [
      // Its driver crashes where the path is not ASCII.
      "TMPDIR": scratch.path.utf8.allSatisfy { $0 < 0x80 } ? scratch.path : "/tmp",
      // In large pages, which glibc asks Linux for, it takes a twentieth less time.
      "GLIBC_TUNABLES": ProcessInfo.processInfo.environment["GLIBC_TUNABLES"]
        ?? "glibc.malloc.hugetlb=1",
    ]
  }

  /// The file in a scratch folder where a job's diagnostics lie.
  package static func diagnostics(in folder: String) -> String { folder + "/diagnostics.dia" }

  /// What `swiftc --version` prints; `nil` where it fails.
  func versionText() -> String? {
    guard let scratch = try? ScratchFolder(),
      let run = try? CommandRun(
        path: path, arguments: ["--version"], directory: scratch.path, limit: Self.timeLimit,
        environment: Self.environment(in: scratch)),
      run.status == 0
    else { return nil }
    return run.output
  }
}
