import Foundation
import LessonKit
import LessonProcess

/// Verifies one lesson: program, cache, compiler, run, verdict.
struct LessonVerifier: Sendable {
  let compiler: ProgramCompiler
  let cache: TranscriptCache
  /// What every program's result depends on beside the lesson.
  let fingerprint: String

  /// The verdict of `lesson`.
  func verdict(of lesson: Lesson, in file: LessonFile) throws -> Verdict {
    guard lesson.hasProgram else {
      return Verdict(lesson, program: nil, outcome: .notStarted)
    }
    let key = [fingerprint, lesson.file, lesson.cacheText, file.filesStamp]
      .joined(separator: "\n")
    if let transcript = cache.transcript(for: key, path: file.path) {
      return Verdict(lesson, program: nil, outcome: .ran(transcript, isCached: true))
    }
    let module = LessonProgram.moduleName(slug: file.slug)
    let scratch = try ScratchFolder()
    switch try compiler.compile(lesson, module: module, in: scratch) {
    case .errors(let errors):
      return Verdict(lesson, program: nil, outcome: .notCompiled(errors))
    case .executable(let executable, let program):
      let run = ProgramRun(executable: executable, cells: program.cells, files: file.filesFolder)
      let transcript = try run.transcript()
      cache.store(transcript, for: key, path: file.path)
      return Verdict(lesson, program: program, outcome: .ran(transcript, isCached: false))
    }
  }
}
