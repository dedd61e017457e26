import LessonDocumentation
import LessonResults

/// Units whose programs are compiled together, and how far they are.
///
/// All of their programs are checked before one is built, and all are built before one runs: what comes of them
/// does not depend on how quick other work is.
struct DocumentationLane {
  private typealias Job = DocumentationCompiler.Job

  /// A piece of work for one thread.
  enum Work: Sendable {
    case compile(DocumentationCompiler.Group)
    case run([DocumentationRun])

    /// Whether the compiler has to do it.
    var isCompiled: Bool { if case .compile = self { true } else { false } }
  }

  /// What came of a piece of work.
  enum Output: Sendable {
    case compiled(DocumentationCompiler.Group, DocumentationCompiler.Outcome)
    case ran([DocumentationRun], [Transcript])
  }

  private enum Step { case check, build, run, runAgain }

  private(set) var checks: [UnitCheck]
  /// The options of the language of each one's programs.
  private let options: [[String]]
  /// How many units are in the lanes before.
  private let offset: Int
  private var step = Step.check
  /// What came of the pieces of the step, and how many are missing.
  private var outputs: [Int: Output] = [:]
  private var missing = 0
  /// The programs that nothing is wrong with and that are not built yet.
  private var sound: [Job] = []
  /// The programs that run, and what they did.
  private var executables:
    [(program: DocumentationProgram, file: DocumentationCompiler.Executable)] =
      []
  private var transcripts: [Int: [Transcript]] = [:]

  init(_ checks: [UnitCheck], _ options: [[String]], offset: Int) {
    self.checks = checks
    self.options = options
    self.offset = offset
  }

  private func index(_ program: DocumentationProgram) -> Int {
    program.number / UnitCheck.mostPrograms - offset
  }

  /// Begins the next step; returns its pieces of work, none where all is done.
  mutating func next() -> [Work] {
    let work = self.work()
    (outputs, missing) = ([:], work.count)
    return work
  }

  private mutating func work() -> [Work] {
    if step == .check {
      let jobs = checks.indices.flatMap { unit in
        checks[unit].takePending().map { program in
          let lenient = ["-swift-version", "5"]
          return Job(program: program, options: program.isLenient ? lenient : options[unit])
        }
      }
      if !jobs.isEmpty { return DocumentationCompiler.groups(jobs).map { .compile($0) } }
    }
    if !sound.isEmpty {
      step = .build
      defer { sound = [] }
      return DocumentationCompiler.groups(sound).map { .compile($0) }
    }
    if step != .runAgain, !executables.isEmpty {
      let isFirst = step != .run
      step = isFirst ? .run : .runAgain
      let runs = executables.flatMap { program, file -> [DocumentationRun] in
        let seeds = program.mayHash ? [0] + Self.seeds : [0]
        let more = !program.mayHash && !isFirst && hasMismatch(program) ? Self.seeds : []
        return (isFirst ? seeds : more).map {
          DocumentationRun(executable: file, program: program, seed: $0)
        }
      }
      if !runs.isEmpty { return DocumentationRun.together(runs).map { .run($0) } }
    }
    takeTranscripts()
    step = .check
    return checks.allSatisfy(\.pending.isEmpty) ? [] : work()
  }

  /// Takes what came of the piece of the step at `index`; returns the pieces of the next one as soon as nothing of
  /// this one is missing.
  mutating func take(_ output: Output, at index: Int) -> [Work] {
    outputs[index] = output
    guard outputs.count == missing else { return [] }
    for index in 0..<missing {
      switch outputs[index] {
      case .compiled(let group, let outcome): take(outcome, of: group)
      case .ran(let runs, let transcripts):
        for (run, transcript) in zip(runs, transcripts) {
          self.transcripts[run.program.number, default: []].append(transcript)
        }
      case nil: break
      }
    }
    return next()
  }

  private mutating func take(
    _ outcome: DocumentationCompiler.Outcome, of group: DocumentationCompiler.Group
  ) {
    for job in group.jobs {
      let program = job.program
      let unit = index(program)
      if outcome.failed.contains(program.number) {
        checks[unit].takeFailure(of: program)
      } else if let found = outcome.found[program.number] {
        guard checks[unit].take(found, of: program) else { continue }
        // Nobody can tell what is wrong with one that was sound before.
        if step == .build { checks[unit].takeFailure(of: program) } else { sound.append(job) }
      } else if outcome.built.contains(program.number) {
        checks[unit].takeCompiled(program)
        if let file = outcome.executables[program.number] { executables.append((program, file)) }
      } else {
        // Errors of others kept the compiler from coming to an end.
        sound.append(job)
      }
    }
  }

  private mutating func takeTranscripts() {
    for (program, _) in executables {
      let runs = transcripts[program.number] ?? []
      checks[index(program)].take(runs: runs, of: program)
      // How long something takes is no property of it.
      if runs.contains(where: \.isStopped) { checks[index(program)].isRepeatable = false }
    }
    (executables, transcripts) = ([], [:])
  }

  private func hasMismatch(_ program: DocumentationProgram) -> Bool {
    transcripts[program.number]?.first.map {
      checks[index(program)].hasMismatch($0, of: program)
    } ?? false
  }

  /// The other orders of sets and dictionaries that a claim must hold in: what is true in one by chance is false
  /// in another.
  private static let seeds = [2, 3, 4, 8, 9]
}
