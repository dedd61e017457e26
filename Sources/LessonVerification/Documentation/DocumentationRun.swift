import LessonCode
import LessonDocumentation
import LessonProcess
import LessonResults

/// A run of a program of documentation with a seed of the order of sets and dictionaries.
struct DocumentationRun: Sendable {
  let executable: DocumentationCompiler.Executable
  let program: DocumentationProgram
  let seed: Int

  /// The most runs that one process is loaded for, so that all processors have some.
  private static let mostTogether = 64
  /// The most runs among them that need a process of their own: where there are more, none is tried together.
  private static let mostApart = 4

  /// The runs in parts that one process may do.
  static func together(_ runs: [DocumentationRun]) -> [[DocumentationRun]] {
    var parts: [[DocumentationRun]] = []
    for run in runs {
      if let last = parts.last, let first = last.first, last.count < mostTogether,
        first.executable.path == run.executable.path, first.mayEndWell, run.mayEndWell
      {
        parts[parts.count - 1].append(run)
      } else {
        parts.append([run])
      }
    }
    return parts
  }

  /// What comes of runs of one executable: together as far as they end well, else by themselves.
  static func transcripts(of runs: [DocumentationRun]) throws -> [Transcript] {
    var transcripts: [Transcript] = []
    var apart = 0
    while transcripts.count < runs.count {
      #if os(Linux)
        let rest = runs.dropFirst(transcripts.count)
        if rest.count > 1, apart < mostApart {
          let batch = ProgramBatch(executable: runs[0].executable.path, rest.map(\.item))
          transcripts += try batch.transcripts()
          guard transcripts.count < runs.count else { break }
          apart += 1
        }
      #endif
      transcripts.append(try runs[transcripts.count].transcript())
    }
    return transcripts
  }

  /// Whether the program may come to its end, and needs nothing that others do not have.
  private var mayEndWell: Bool {
    if case .trap = program.purpose { return false }
    return program.blocks.allSatisfy(\.block.variables.isEmpty)
  }

  #if os(Linux)
    private var item: ProgramBatch<DocumentationBlock>.Item {
      ProgramBatch.Item(
        parts: program.blocks.map(\.block), marks: program.marks, program: program.number,
        seed: seed)
    }
  #endif

  private func transcript() throws -> Transcript {
    try ProgramRun(
      executable: executable.path, parts: program.blocks.map(\.block), marks: program.marks,
      program: program.number, seed: seed
    ).transcript()
  }
}
