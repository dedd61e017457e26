import Foundation
import LessonKit
import LessonProcess

/// Verifies one lesson: programs, cache, compiler, runs, verdict.
struct LessonVerifier: Sendable {
  let toolchain: Toolchain
  let cache: ResultCache
  /// What every program's result depends on beside the lesson.
  let fingerprint: String

  /// Finds the compiler and the libraries.
  init(cache: ResultCache) throws {
    toolchain = try Toolchain(cache)
    self.cache = cache
    fingerprint = toolchain.fingerprint
  }

  /// The verdict on `lesson`; `enters` is told what is done where it is not known.
  func verdict(
    of lesson: Lesson, in file: LessonFile, enters: (LessonStage) -> Void
  ) throws -> Verdict {
    let plans = lesson.isWellFormed ? lesson.programs : []
    guard !plans.isEmpty else { return Verdict(lesson) }
    let files = file.extraFiles
    let contents = cache.contentHash(of: files.map { "\(file.filesFolder)/\($0)" })
    let key = ([fingerprint, lesson.file, lesson.cacheText, contents] + files)
      .joined(separator: "\n")
    if let results = cache.results(of: plans, for: key, path: file.path) {
      return Verdict(lesson, results: results, isCached: true)
    }
    let results = try results(of: plans, of: lesson, in: file, enters)
    cache.store(results, for: key, path: file.path)
    return Verdict(lesson, results: results)
  }

  /// Has the front end look at all programs, then links those whose cells all compile, then runs them.
  private func results(
    of plans: [ProgramPlan], of lesson: Lesson, in file: LessonFile,
    _ enters: (LessonStage) -> Void
  ) throws -> [ProgramResult] {
    enters(.compiling)
    let compiler = ProgramCompiler(lesson, toolchain: toolchain)
    var compiled = try plans.map { plan in
      let scratch = try ScratchFolder()
      return (plan, scratch, try compiler.compile(plan, in: scratch))
    }
    func broken() -> Set<Int> {
      Set(
        compiled.filter { plan, _, compilation in
          plan.purpose != .failToCompile && !compilation.failures.isEmpty
        }.map(\.0.segment))
    }
    // Nothing is linked that shares a cell with an error.
    let wrong = broken()
    compiled = try compiled.map { plan, scratch, compilation in
      let isLinked = !wrong.contains(plan.segment)
      return (
        plan, scratch, isLinked ? try compiler.link(compilation, in: scratch) : compilation
      )
    }
    let unlinked = broken()
    var results: [ProgramResult] = []
    for (plan, scratch, compilation) in compiled where !Self.isOutOfReach(plan, results) {
      let outcome: ProgramOutcome
      if !compilation.failures.isEmpty {
        outcome = .notCompiled(compilation.failures)
      } else if case .nothing = compilation.product {
        outcome = .compiled
      } else if case .executable(let path) = compilation.product, !unlinked.contains(plan.segment) {
        let run = ProgramRun(executable: path, cells: plan.cells, files: file.filesFolder)
        // The folder holds the executable.
        let transcript = try withExtendedLifetime(scratch) {
          try run.transcript { enters(.running(line: $0.fence.position.line)) }
        }
        outcome = .ran(transcript)
      } else {
        continue
      }
      results.append(ProgramResult(plan, program: compilation.program, outcome: outcome))
    }
    return results
  }

  /// Whether a cell that must trap comes after one that ended the program that they share.
  private static func isOutOfReach(_ plan: ProgramPlan, _ results: [ProgramResult]) -> Bool {
    guard plan.purpose == .trap, let cell = plan.cells.last,
      let shared = results.first(where: { $0.plan.segment == plan.segment }),
      shared.plan.purpose == .run, case .ran(let transcript) = shared.outcome,
      !transcript.isComplete
    else { return false }
    return transcript.cells.last.map { $0.number < cell.number } ?? true
  }
}
