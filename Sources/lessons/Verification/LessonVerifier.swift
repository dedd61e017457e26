import Foundation
import LessonKit
import LessonProcess

/// Verifies one lesson: programs, cache, compiler, runs, verdict.
struct LessonVerifier: Sendable {
  let toolchain: Toolchain
  let cache: ResultCache
  /// What every program's result depends on beside the lesson.
  let fingerprint: String

  /// The verdict on `lesson`.
  func verdict(of lesson: Lesson, in file: LessonFile) throws -> Verdict {
    let plans = lesson.isWellFormed ? lesson.programs : []
    guard !plans.isEmpty else { return Verdict(lesson) }
    let files = file.extraFiles
    let contents = cache.contentHash(of: files.map { "\(file.filesFolder)/\($0)" })
    let key = ([fingerprint, lesson.file, lesson.cacheText, contents] + files)
      .joined(separator: "\n")
    if let results = cache.results(of: plans, for: key, path: file.path) {
      return Verdict(lesson, results: results, isCached: true)
    }
    let results = try results(of: plans, of: lesson, in: file)
    cache.store(results, for: key, path: file.path)
    return Verdict(lesson, results: results)
  }

  /// Compiles all programs, then runs those whose cells all compile.
  private func results(
    of plans: [ProgramPlan], of lesson: Lesson, in file: LessonFile
  ) throws -> [ProgramResult] {
    let compiler = ProgramCompiler(lesson, toolchain: toolchain)
    let compiled = try plans.map { plan in
      let scratch = try ScratchFolder()
      return (plan, scratch, try compiler.compile(plan, in: scratch))
    }
    let broken = compiled.filter { plan, _, compilation in
      if case .failures = compilation { plan.purpose != .failToCompile } else { false }
    }.map(\.0.segment)
    var results: [ProgramResult] = []
    for (plan, scratch, compilation) in compiled where !Self.isOutOfReach(plan, results) {
      // The folder holds the executable.
      try withExtendedLifetime(scratch) {
        switch compilation {
        case .failures(let failures, let program):
          results.append(ProgramResult(plan, program: program, outcome: .notCompiled(failures)))
        case .executable(nil, let program):
          results.append(ProgramResult(plan, program: program, outcome: .compiled))
        case .executable(let executable?, let program):
          guard !broken.contains(plan.segment) else { return }
          let run = ProgramRun(
            executable: executable, cells: plan.cells, files: file.filesFolder)
          results.append(
            ProgramResult(plan, program: program, outcome: .ran(try run.transcript())))
        }
      }
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
