import Foundation
import LessonCode
import LessonFormat
import LessonProcess
import LessonResults
import LessonText

/// Verifies one lesson: programs, cache, compiler, runs, verdict.
package struct LessonVerifier: Sendable {
  let toolchain: Toolchain
  let cache: ResultCache
  /// Where earlier runs have kept results that are not asked for, and may be refuted; `nil` for nowhere.
  private let doubted: ResultCache?
  /// What every program's result depends on apart from the lesson.
  let fingerprint: String

  package init(for package: LessonPackage, _ settings: VerificationSettings) throws {
    cache = ResultCache(folder: settings.cacheFolder)
    doubted = settings.usesCache ? nil : ResultCache(folder: RunningCommand.cacheFolder)
    toolchain = try Toolchain(for: package, keepingIn: cache.folder)
    fingerprint = toolchain.fingerprint
  }

  /// The verdict on `lesson`; `enters` is told what is done where it is not known.
  func judge(
    _ lesson: Lesson, in file: LessonFile, enters: (LessonStage) -> Void
  ) throws -> LessonOutcome.Judgement {
    let plans = lesson.isWellFormed ? lesson.programs : []
    guard !plans.isEmpty else { return .init(verdict: Verdict(lesson), files: "") }
    let files = ExtraFilesState(of: file, cache: cache.folder)
    let variables = Set(plans.flatMap(\.cells).flatMap(\.variables)).sorted()
    let key = [
      fingerprint, lesson.file, lesson.cacheText, files.digest,
      ProgramEnvironment.digest(of: variables),
    ].joined(separator: "\n")
    if let results = cache.results(of: plans, for: key, path: file.path) {
      return .init(
        verdict: Verdict(lesson, results: results, isCached: true), files: files.digest)
    }
    let programs = try compiled(plans, of: lesson, enters)
    let results = try results(of: programs, in: file, enters)
    doubted?.drop(file.path, unlessLike: results)
    // Each program has copied the files for itself: what changed since they were looked at, some may have
    // seen and others not.
    let isTrue = files.isStillTrue
    if isTrue, toolchain.isStillTrue { cache.store(results, for: key, path: file.path) }
    return .init(
      verdict: Verdict(lesson, results: results),
      files: isTrue ? files.digest : "changed while the lesson ran")
  }

  /// The verdict on `lesson` where all of it does what it says, as far as its last run tells what that shows;
  /// `nil` where nobody knows.
  func expectedVerdict(on lesson: Lesson, in file: LessonFile) -> Verdict? {
    guard let last = cache.last(path: file.path) else { return nil }
    var runs: [Int: Transcript.CellOutput] = [:]
    for case .ran(let transcript) in last.programs {
      for cell in transcript.cells { runs[cell.number] = cell }
    }
    let displays = lesson.cells.map { cell in
      last.key.hasBytes(of: cell.code)
        ? runs[cell.number]?.displaysValue ?? false
        : cell.isPartOfProgram && CellItem.likelyDisplaysValue(cell.code)
    }
    var verdict = Verdict(verified: lesson, displaying: displays)
    for (index, cell) in lesson.cells.enumerated() {
      verdict?.cells[index].drawings = runs[cell.number]?.drawings ?? []
    }
    return verdict
  }

  /// The verdict on `lesson` and what the file says besides, from a run of now; `built` is the executable of
  /// the main program that SwiftPM has built.
  package func verdict(on lesson: Lesson, in file: LessonFile, built: String?) throws -> Verdict {
    let plans = lesson.isWellFormed ? lesson.programs : []
    let programs = try compiled(plans, of: lesson, built: built) { _ in }
    return Verdict(lesson, results: try results(of: programs, in: file) { _ in })
      .adding(file.proseDiagnostics(of: lesson))
  }

  /// A program as it was compiled, with its scratch folder, which holds the executable.
  typealias CompiledProgram = (
    plan: ProgramPlan, scratch: ScratchFolder, compilation: ProgramCompiler.Compilation
  )

  /// The segments in which a cell has an error.
  private static func broken(_ programs: [CompiledProgram]) -> Set<Int> {
    Set(
      programs.filter { $0.plan.fate != .mustNotCompile && !$0.compilation.failures.isEmpty }
        .map(\.plan.segment))
  }

  /// Has the front end look at all programs but one that is `built`, then links those whose cells all compile.
  func compiled(
    _ plans: [ProgramPlan], of lesson: Lesson, built: String? = nil,
    _ enters: (LessonStage) -> Void
  ) throws -> [CompiledProgram] {
    enters(.compiling)
    let compiler = ProgramCompiler(lesson, toolchain: toolchain)
    let compiled = try plans.map { plan -> CompiledProgram in
      let scratch = try ScratchFolder()
      let executable = plan == lesson.mainProgram ? built : nil
      let compilation =
        try executable.map { compiler.compilation(of: plan, builtAs: $0) }
        ?? compiler.compile(plan, in: scratch)
      return (plan, scratch, compilation)
    }
    // Nothing is linked that shares a cell with an error.
    let broken = Self.broken(compiled)
    return try compiled.map { plan, scratch, compilation in
      let isLinked = !broken.contains(plan.segment)
      return (plan, scratch, isLinked ? try compiler.link(compilation, in: scratch) : compilation)
    }
  }

  func results(
    of programs: [CompiledProgram], in file: LessonFile, _ enters: (LessonStage) -> Void
  ) throws -> [ProgramResult] {
    let broken = Self.broken(programs)
    var results: [ProgramResult] = []
    for (plan, scratch, compilation) in programs where !Self.isOutOfReach(plan, results) {
      let outcome: ProgramOutcome
      if !compilation.failures.isEmpty {
        outcome = .notCompiled(compilation.failures)
      } else if case .nothing = compilation.product {
        outcome = .compiled
      } else if case .executable(let path) = compilation.product, !broken.contains(plan.segment) {
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
    guard plan.fate == .mustTrap, let cell = plan.cells.last,
      let shared = results.first(where: { $0.plan.segment == plan.segment }),
      shared.plan.fate == .runs, case .ran(let transcript) = shared.outcome,
      !transcript.isComplete
    else { return false }
    return transcript.cells.last.map { $0.number < cell.number } ?? true
  }
}
