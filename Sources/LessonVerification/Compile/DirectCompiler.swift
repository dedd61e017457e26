import Foundation
import LessonCode
import LessonProcess
import LessonText
import Synchronization

/// Starts the compiler's jobs without its driver, which takes as long as they do for a small program.
///
/// The driver is asked what it would start, once for all programs with the same arguments. Where it
/// says what is not understood, or stands for something else, there are no jobs, and it has to be
/// called for each program.
final class DirectCompiler: Sendable {
  private let compiler: SwiftCompiler
  /// Where answers are kept from run to run; `nil` for nowhere.
  private let folder: String?
  private let known = Mutex<[[String]: CompilerJobs?]>([:])

  /// An answer, and what the tools that it names were.
  private struct Entry: Codable {
    var stamps: [String]
    var jobs: CompilerJobs
  }

  init(_ compiler: SwiftCompiler, keepingIn folder: String?) {
    self.compiler = compiler
    // A driver that lies elsewhere chooses among compilers, in ways that its stamp does not tell.
    let frontEnd =
      URL(fileURLWithPath: compiler.file).deletingLastPathComponent().path
      + "/swift-frontend"
    let isNeighbour = FileManager.default.isExecutableFile(atPath: frontEnd)
    self.folder = isNeighbour ? folder.map { $0 + "/jobs" } : nil
  }

  /// The jobs for a program with these arguments before its source, which name the module
  /// `CompilerJobs.module`; `nil` where the driver has to be called.
  func jobs(_ arguments: [String]) -> CompilerJobs? {
    // One at a time: all ask the same.
    known.withLock { known in
      if let jobs = known[arguments] { return jobs }
      let jobs = isScript ? nil : kept(arguments) ?? asked(arguments)
      known[arguments] = .some(jobs)
      return jobs
    }
  }

  /// Whether the compiler is a script, which stands before the compiler for a reason of its own.
  private var isScript: Bool {
    let start = try? FileHandle(forReadingFrom: URL(fileURLWithPath: compiler.file)).read(
      upToCount: 2)
    return start.map { $0 == Data("#!".utf8) } ?? true
  }

  private func asked(_ arguments: [String]) -> CompilerJobs? {
    // The driver may name the folder either way.
    guard let scratch = try? ScratchFolder(), let folder = RealPath(of: scratch.path)?.path else {
      return nil
    }
    let source = folder + "/main.swift"
    let object = folder + "/main.o"
    // Both are asked about files that exist.
    for file in [source, object] {
      guard FileManager.default.createFile(atPath: file, contents: nil) else { return nil }
    }
    let diagnostics = ["-serialize-diagnostics-path", SwiftCompiler.diagnostics(in: folder)]
    let question =
      diagnostics.flatMap { ["-Xfrontend", $0] } + [source, CompilerJobs.libraries]
      + ["-o", "\(folder)/\(CompilerJobs.module)", "-###"]
    guard
      let driver = try? compiler.run(job: [compiler.path] + arguments + question, in: scratch)
        .command,
      driver.status == 0,
      let half = CompilerJobs(driver: driver.output, folder: folder, object: object),
      let clang = try? compiler.run(job: half.linkQuestion, in: scratch).command,
      clang.status == 0, let jobs = half.linking(clang: clang.output, object: object)
    else { return nil }
    file(for: arguments).write(Entry(stamps: stamps(of: jobs), jobs: jobs))
    return jobs
  }

  private func kept(_ arguments: [String]) -> CompilerJobs? {
    guard let entry = file(for: arguments).read(), entry.stamps == stamps(of: entry.jobs) else {
      return nil
    }
    return entry.jobs
  }

  private func file(for arguments: [String]) -> CacheFile<Entry> {
    CacheFile(
      path: folder.map { "\($0)/\(ContentHash(arguments).hexadecimal).json" },
      key: question(arguments).joined(separator: "\n"))
  }

  /// What the answer depends on: this tool, the compiler, and what they read of the environment.
  private func question(_ arguments: [String]) -> [String] {
    let names: Set = [
      "PATH", "SDKROOT", "TOOLCHAINS", "LIBRARY_PATH", "COMPILER_PATH", "CCC_OVERRIDE_OPTIONS",
    ]
    let environment = ProcessInfo.processInfo.environment
      .filter { names.contains($0.key) || $0.key.hasPrefix("SWIFT") }
      .map { "\($0.key)=\($0.value)" }.sorted()
    return [RunningCommand.stamp, compiler.stamp] + environment + arguments
  }

  private func stamps(of jobs: CompilerJobs) -> [String] {
    jobs.tools.map { FileStamp(path: $0)?.description ?? "" }
  }
}
