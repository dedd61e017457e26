/// How far a verification is: what is running, for how long, and what is left.
///
/// Times are handed in, so that what is said of a slow lesson does not depend on a clock:
///
///     var progress = VerificationProgress(total: 10)
///     progress.begin("01-by-hand", at: .seconds(0))
///     progress.enter(.running(line: 41), of: "01-by-hand", in: "01-by-hand.md", at: …)
///     progress.overdue(at: .seconds(6))   // "01-by-hand.md:41: still running after 5 s, …"
package struct VerificationProgress: Sendable {
  /// How long a lesson may take in a stage before it is named.
  package static let patience = Duration.seconds(5)

  private struct Work {
    let slug: String
    var file: String
    var stage: LessonStage?
    var since: Duration
    var isNamed = false
  }

  private var total: Int
  private var done = 0
  private var works: [Work] = []

  package init(total: Int) {
    self.total = total
  }

  package mutating func expect(_ count: Int) { total += count }

  package mutating func begin(_ slug: String, at time: Duration) {
    works.append(Work(slug: slug, file: slug, stage: nil, since: time))
  }

  package mutating func enter(
    _ stage: LessonStage, of slug: String, in file: String, at time: Duration
  ) {
    guard let index = works.firstIndex(where: { $0.slug == slug }) else { return }
    // Another cell is another line of the same stage.
    if works[index].stage.map({ ($0 == .compiling) != (stage == .compiling) }) ?? true {
      works[index].since = time
      works[index].isNamed = false
    }
    works[index].file = file
    works[index].stage = stage
  }

  package mutating func end(_ slug: String) {
    guard let index = works.firstIndex(where: { $0.slug == slug }) else { return }
    works.remove(at: index)
    done += 1
  }

  /// One line for a window of `columns`: `[3/10] 5 left, 02-autograd compiling, 04-linear:41 12 s`.
  package func line(at time: Duration, columns: Int) -> String {
    let left = total - done - works.count
    let parts = ["\(left) left"] + works.map { Self.text(of: $0, at: time) }
    // The last column stays free: a character there may start a line of its own.
    return String("[\(done)/\(total)] \(parts.joined(separator: ", "))".prefix(max(columns - 1, 0)))
  }

  /// A line for each lesson that has been in its stage for too long, once a stage.
  package mutating func overdue(at time: Duration) -> [String] {
    var lines: [String] = []
    for index in works.indices where !works[index].isNamed {
      let work = works[index]
      let seconds = (time - work.since).components.seconds
      guard time - work.since >= Self.patience, let stage = work.stage else { continue }
      works[index].isNamed = true
      switch stage {
      case .compiling: lines.append("\(work.file):1: still compiling after \(seconds) s")
      case .running(let line):
        lines.append("\(work.file):\(line): still running after \(seconds) s, in this cell")
      }
    }
    return lines
  }

  private static func text(of work: Work, at time: Duration) -> String {
    let seconds = (time - work.since).components.seconds
    let duration = seconds > 0 ? " \(seconds) s" : ""
    return switch work.stage {
    case nil: work.slug
    case .compiling?: "\(work.slug) compiling\(duration)"
    case .running(let line)?: "\(work.slug):\(line)\(duration)"
    }
  }
}

/// What is being done with a lesson that nothing is known of.
package enum LessonStage: Sendable, Equatable {
  case compiling
  /// A program runs, and the cell whose fence opens at this line is what it is at.
  case running(line: Int)
}
