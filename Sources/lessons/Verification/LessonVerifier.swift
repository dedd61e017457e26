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
    let key = [fingerprint, lesson.file, lesson.cacheText, filesStamp(file)]
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

  /// The names and stamps of the lesson's extra files: a changed one runs the lesson again.
  private func filesStamp(_ file: LessonFile) -> String {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: file.filesFolder) else {
      return ""
    }
    return names.sorted().map { name in
      "\(name) \(FileStamp(path: file.filesFolder + "/" + name)?.description ?? "")"
    }.joined(separator: "\n")
  }
}
