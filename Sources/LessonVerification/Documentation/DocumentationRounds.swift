import LessonDocumentation
import LessonProcess
import LessonResults

/// The rounds in which the programs of units are compiled and run: what comes of one of them decides which are
/// tried next.
struct DocumentationRounds: Sendable {
  private let compiler: DocumentationCompiler
  private let jobs: Int

  init(_ toolchain: Toolchain, jobs: Int) {
    compiler = DocumentationCompiler(toolchain)
    self.jobs = jobs
  }

  /// Compiles and runs the programs of `checks` until there are no more to try.
  ///
  /// - Parameter options: the options of each one's language.
  func settle(_ checks: inout [UnitCheck], _ options: [[String]]) throws {
    let size = max((checks.count + jobs - 1) / jobs, 8)
    var lanes = stride(from: 0, to: checks.count, by: size).map { start in
      let range = start..<min(start + size, checks.count)
      return DocumentationLane(Array(checks[range]), Array(options[range]), offset: start)
    }
    var open = lanes.indices.map { lane in Array(lanes[lane].next().enumerated())[...] }
    try inTurns(
      jobs: jobs,
      next: {
        // While one lane has little work at a time, the others have some left; what is compiled takes longest.
        let ready = open.indices.filter { !open[$0].isEmpty }
        let longest = ready.first { open[$0].first?.element.isCompiled ?? false }
        return (longest ?? ready.first).flatMap { lane in
          open[lane].popFirst().map { (lane: lane, index: $0, work: $1) }
        }
      },
      take: { piece, output in
        let more = lanes[piece.lane].take(try output.get(), at: piece.index)
        open[piece.lane] += more.enumerated()
      },
      { piece in Result { try output(of: piece.work) } })
    checks = lanes.flatMap(\.checks)
  }

  private func output(of work: DocumentationLane.Work) throws -> DocumentationLane.Output {
    switch work {
    case .compile(let group): .compiled(group, try compiler.build(group))
    case .run(let runs): .ran(runs, try DocumentationRun.transcripts(of: runs))
    }
  }
}
