import LessonCode
import LessonDocumentation
import LessonProcess
import LessonResults
import LessonText

/// The rounds in which the programs of units are compiled and run: what comes of one of them decides which are
/// tried next.
struct DocumentationRounds: Sendable {
  private let compiler: DocumentationCompiler
  private let jobs: Int

  init(_ toolchain: Toolchain, jobs: Int) {
    compiler = DocumentationCompiler(toolchain)
    self.jobs = jobs
  }

  private typealias Job = DocumentationCompiler.Job
  private typealias Executable = (
    path: String, programs: [DocumentationProgram], scratch: ScratchFolder
  )

  /// Compiles and runs the programs of `checks` until there are no more to try.
  ///
  /// - Parameter options: the options of each one's language.
  func settle(_ checks: inout [UnitCheck], _ options: [[String]]) throws {
    while true {
      var built: [Executable] = []
      let sound = try check(&checks, options, &built)
      built += try build(sound, &checks)
      let isOver = built.isEmpty && checks.allSatisfy(\.pending.isEmpty)
      guard !isOver else { return }
      try run(built, &checks)
    }
  }

  private func index(_ number: Int) -> Int { number / UnitCheck.mostPrograms }

  /// Has the compiler check all pending programs, and those that come of its answers; returns those that
  /// nothing is wrong with and that are not among the executables yet.
  private func check(
    _ checks: inout [UnitCheck], _ options: [[String]], _ executables: inout [Executable]
  ) throws -> [Job] {
    var sound: [Job] = []
    while true {
      try RunCancellation.check()
      var jobs: [Job] = []
      for unit in checks.indices {
        for program in checks[unit].takePending() {
          let lenient = ["-swift-version", "5"]
          jobs.append(Job(program: program, options: program.isLenient ? lenient : options[unit]))
        }
      }
      guard !jobs.isEmpty else { return sound }
      for (outcome, group) in try inGroups(jobs, compiler.check) {
        executables += outcome.executables
        sound += take(outcome, group, &checks)
      }
    }
  }

  /// Has programs compiled and linked; one that has an error after all is left out, and the others of
  /// its group are compiled again.
  private func build(_ jobs: [Job], _ checks: inout [UnitCheck]) throws -> [Executable] {
    var executables: [Executable] = []
    var open = jobs
    while !open.isEmpty {
      var again: [Job] = []
      for (outcome, group) in try inGroups(open, compiler.build) {
        executables += outcome.executables
        again += take(outcome, group, &checks)
      }
      open = again
    }
    return executables
  }

  /// Hands an answer of the compiler on; returns the programs that nothing is wrong with and that were not
  /// compiled to the end.
  private func take(
    _ outcome: DocumentationCompiler.Outcome, _ group: DocumentationCompiler.Group,
    _ checks: inout [UnitCheck]
  ) -> [Job] {
    group.jobs.filter { job in
      guard take(outcome, job.program, &checks) else { return false }
      guard outcome.built.contains(job.program.number) else { return true }
      checks[index(job.program.number)].takeCompiled(job.program)
      return false
    }
  }

  /// Hands an answer of the compiler on; returns whether nothing is wrong with the program.
  private func take(
    _ outcome: DocumentationCompiler.Outcome, _ program: DocumentationProgram,
    _ checks: inout [UnitCheck]
  ) -> Bool {
    if outcome.failed.contains(program.number) {
      checks[index(program.number)].takeFailure(of: program)
      return false
    }
    guard let found = outcome.found[program.number] else { return true }
    return checks[index(program.number)].take(found, of: program)
  }

  private func inGroups(
    _ jobs: [Job],
    _ body:
      @escaping @Sendable (DocumentationCompiler.Group) throws
      -> DocumentationCompiler.Outcome
  ) throws -> [(DocumentationCompiler.Outcome, DocumentationCompiler.Group)] {
    let groups = DocumentationCompiler.groups(jobs, for: self.jobs)
    let outcomes = inParallel(groups, jobs: self.jobs) { group in Result { try body(group) } }
    return try zip(outcomes, groups).map { (try $0.get(), $1) }
  }

  /// Runs programs, each in all orders of sets and dictionaries that may tell something.
  private func run(
    _ built: [Executable], _ checks: inout [UnitCheck]
  ) throws {
    let programs = built.flatMap { executable in
      executable.programs.map { (path: executable.path, program: $0) }
    }
    // The folders hold the executables.
    try withExtendedLifetime(built) {
      var transcripts = try self.transcripts(
        of: programs.map { ($0.path, $0.program, $0.program.mayHash ? [0] + Self.seeds : [0]) })
      let open = programs.indices.filter { index in
        let program = programs[index].program
        return !program.mayHash
          && transcripts[index].first.map { transcript in
            checks[self.index(program.number)].hasMismatch(transcript, of: program)
          } ?? false
      }
      let more = try self.transcripts(
        of: open.map { (programs[$0].path, programs[$0].program, Self.seeds) })
      for (index, others) in zip(open, more) { transcripts[index] += others }
      for (run, transcripts) in zip(programs, transcripts) {
        let unit = index(run.program.number)
        checks[unit].take(runs: transcripts, of: run.program)
        // How long something takes is no property of it.
        if transcripts.contains(where: \.isStopped) { checks[unit].isRepeatable = false }
      }
    }
  }

  /// What programs did, with each of the seeds of the order of sets and dictionaries.
  private func transcripts(
    of programs: [(path: String, program: DocumentationProgram, seeds: [Int])]
  ) throws -> [[Transcript]] {
    let runs = programs.flatMap { path, program, seeds in
      seeds.map { DocumentationRun(path: path, program: program, seed: $0) }
    }
    var transcripts = try DocumentationRun.transcripts(of: runs, jobs: jobs)[...]
    return programs.map { program in
      defer { transcripts = transcripts.dropFirst(program.seeds.count) }
      return Array(transcripts.prefix(program.seeds.count))
    }
  }

  /// The other orders of sets and dictionaries that a claim must hold in: what is true in one by chance is false
  /// in another.
  private static let seeds = [2, 3, 4, 8, 9]
}
