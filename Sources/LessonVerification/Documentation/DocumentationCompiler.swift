import Foundation
import LessonCode
import LessonDocumentation
import LessonProcess
import LessonResults

/// Compiles programs of documentation, many of them in one call.
struct DocumentationCompiler: Sendable {
  /// A program, and the language that it is compiled in.
  struct Job: Sendable {
    let program: DocumentationProgram
    /// Options of the language.
    let options: [String]
  }

  /// Programs that are compiled together.
  struct Group: Sendable {
    let jobs: [Job]
    let options: [String]

    /// Whether they share a module and an entry point.
    var isShared: Bool {
      jobs.first.map { [.function, .parameters].contains($0.program.placement) } ?? false
    }
    /// Whether the file of a program is a script.
    var isScript: Bool { jobs.first?.program.placement == .script }

    /// The numbers of its programs.
    var numbers: Set<Int> { Set(jobs.map(\.program.number)) }

    /// The group's halves; none of a group of one.
    var halves: [Group] {
      guard jobs.count > 1 else { return [] }
      let middle = jobs.count / 2
      return [jobs[..<middle], jobs[middle...]].map { Group(jobs: Array($0), options: options) }
    }
  }

  /// What came of programs that were compiled together.
  struct Outcome: Sendable {
    /// What the compiler said, by the numbers of programs.
    var found: [Int: [CompilerDiagnostic]] = [:]
    /// The numbers of the programs that nobody can tell anything of.
    var failed: Set<Int> = []
    /// The numbers of the programs that were compiled to the end.
    var built: Set<Int> = []
    /// The executables that have them, as far as they run.
    var executables: [Int: Executable] = [:]
  }

  /// An executable that may have many programs; it is there as long as the value is.
  struct Executable: Sendable {
    let path: String
    let scratch: ScratchFolder
  }

  private let toolchain: Toolchain
  private static let module = "LessonsDocumentation"

  #if os(Linux)
    /// Without new tags the libraries of the toolchain that name no folder for those that they need
    /// (XCTest) find them in the program's.
    private static let options = [
      "-suppress-warnings", "-Xlinker", "--disable-new-dtags",
      // The compiler calls its functions, as for `rounded()`, and leaves out to link it.
      "-Xlinker", "-lm",
    ]
  #else
    private static let options = ["-suppress-warnings"]
  #endif

  init(_ toolchain: Toolchain) { self.toolchain = toolchain }

  /// The most programs that are compiled together.
  private static let groupSize = 96

  /// Puts programs together that can share a module, as many in each group.
  static func groups(_ jobs: [Job]) -> [Group] {
    var groups: [Group] = []
    var shared: [[String]: [Job]] = [:]
    for job in jobs {
      switch job.program.placement {
      case .function, .parameters: shared[job.options, default: []].append(job)
      case .script, .library: groups.append(Group(jobs: [job], options: job.options))
      }
    }
    for (options, jobs) in shared.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let count = (jobs.count + groupSize - 1) / groupSize
      let size = (jobs.count + count - 1) / count
      for start in stride(from: 0, to: jobs.count, by: size) {
        let part = jobs[start..<min(start + size, jobs.count)]
        groups.append(Group(jobs: Array(part), options: options))
      }
    }
    // The largest take longest.
    return groups.sorted { $0.jobs.count > $1.jobs.count }
  }

  /// Compiles a group, as far as nothing is wrong with it, and links it.
  func build(_ group: Group) throws -> Outcome {
    let scratch = try ScratchFolder()
    var sources: [String] = []
    func add(_ name: String, _ text: String) throws {
      let path = "\(scratch.path)/\(name).swift"
      sources.append(path)
      if !FileWriting.create(path, Array(text.utf8)) {
        // Says why it cannot be written.
        try text.write(toFile: path, atomically: false, encoding: .utf8)
      }
    }
    let texts = group.jobs.map(\.program.text)
    for (job, text) in zip(group.jobs, texts) {
      try add(group.isScript ? "main" : "program\(job.program.number)", text)
    }
    if group.isShared { try add("entry", Self.entry(of: group.jobs.map(\.program))) }
    var options = group.options
    if !group.isScript { options.append("-parse-as-library") }
    let arguments = toolchain.arguments(
      module: CompilerJobs.module, options: options + Self.options)
    guard let jobs = toolchain.direct.jobs(arguments) else {
      return Outcome(failed: group.numbers)
    }
    let job = jobs.frontEnd(folder: scratch.path, module: Self.module, sources: sources)
    let run = try toolchain.compiler.run(job: job, in: scratch)
    guard run.command.status == 0 else { return try outcome(of: run, group) }
    let programs = group.jobs.map(\.program).filter(\.isRun)
    guard !programs.isEmpty else { return Outcome(built: group.numbers) }
    guard let data = FileManager.default.contents(atPath: scratch.path + "/main.o"),
      let autolink = AutolinkEntries(object: Array(data))
    else { return Outcome(failed: Set(programs.map(\.number))) }
    let link = jobs.link(
      folder: scratch.path, module: Self.module,
      libraries: toolchain.linkedFiles(for: texts.joined(), jobs), autolink: autolink)
    var linking = try toolchain.compiler.run(job: link, in: scratch).command
    // Objects may ask for a product of the package that nobody has built; its code is in the images.
    let missing = Self.missingLibraries(in: linking.output)
    if linking.status != 0, !missing.isEmpty {
      linking = try toolchain.compiler.run(job: link.filter { !missing.contains($0) }, in: scratch)
        .command
    }
    // One of them may use what nobody can link.
    guard linking.status == 0 else { return try halved(group) }
    let executable = Executable(path: "\(scratch.path)/\(Self.module)", scratch: scratch)
    return Outcome(
      built: group.numbers,
      executables: Dictionary(
        programs.map { ($0.number, executable) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What the compiler said of each program of a group; where it does not say of which, the halves are
  /// compiled.
  private func outcome(of run: SwiftCompiler.Run, _ group: Group) throws -> Outcome {
    var outcome = Outcome()
    let numbers = group.numbers
    for error in run.diagnostics where error.severity == .error {
      let named = error.place.flatMap { DocumentationProgram.parts(ofName: $0.file)?.number }
      // The end of a file has no other name than the file's.
      guard let number = named ?? (numbers.count == 1 ? numbers.first : nil),
        numbers.contains(number)
      else { continue }
      outcome.found[number, default: []].append(error)
    }
    guard outcome.found.isEmpty else { return outcome }
    return try halved(group)
  }

  /// The options of the linker for libraries that it says it cannot find.
  private static func missingLibraries(in output: String) -> Set<String> {
    Set(
      output.split(separator: "\n").compactMap { line in
        line.contains("unable to find library -l")
          ? line.split(separator: " ").last.map(String.init) : nil
      })
  }

  /// What comes of the halves of a group.
  private func halved(_ group: Group) throws -> Outcome {
    var outcome = Outcome()
    guard group.jobs.count > 1 else {
      return Outcome(failed: group.numbers)
    }
    for half in group.halves {
      let part = try build(half)
      outcome.found.merge(part.found) { $0 + $1 }
      outcome.failed.formUnion(part.failed)
      outcome.built.formUnion(part.built)
      outcome.executables.merge(part.executables) { first, _ in first }
    }
    return outcome
  }

  /// The entry point of programs that share a module.
  private static func entry(of programs: [DocumentationProgram]) -> String {
    let cases = programs.filter(\.isRun).map { program in
      let call = (program.isAsynchronous ? "try await " : "try ") + program.function + "()"
      return """
            case \(program.number):
              \(call)
              __lessonEnd(key: \(program.marks.key))
        """
    }
    return """
      import LessonRuntime
      @main struct __LessonPrograms {
        @MainActor static func main() async throws {
          __lessonBegin()
          switch __lessonProgram() {
      \(cases.joined(separator: "\n"))
          default: break
          }
        }
      }

      """
  }
}
