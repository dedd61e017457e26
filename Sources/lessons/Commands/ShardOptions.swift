import ArgumentParser
import Foundation
import LessonFormat
import LessonProcess
import LessonResults

/// The options that split lessons among machines.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Only part I of N of the lessons, as in 2/4; `lessons merge` joins the reports. \
      `auto` reads which part from the variables of Slurm, GitLab, CircleCI and others, `auto/4` \
      where they do not tell how many.
      """,
      valueName: "i/n"),
    transform: Self.shard)
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "Split by the times in the JSON report of an earlier shard; may be given for each.",
      valueName: "report"),
    completion: .file(extensions: ["json"]))
  var times: [String] = []

  func validate() throws {
    guard times.isEmpty || shard != nil else {
      throw ValidationError("--times says how to split: add --shard, as in --shard 2/4.")
    }
    for file in times where !FileManager.default.fileExists(atPath: file) {
      throw ValidationError("There is no file at \(file) (--times).")
    }
  }

  private static func shard(_ text: String) throws -> Shard {
    let words = text.split(separator: "/", omittingEmptySubsequences: false)
    if words.first == "auto", words.count == 1 || words.count == 2 && Int(words[1]) != nil {
      do {
        return try ShardEngine.shard(
          in: ProcessInfo.processInfo.environment, of: words.count == 2 ? Int(words[1]) : nil)
      } catch {
        throw ValidationError(error.message)
      }
    }
    guard let shard = Shard(text) else {
      throw ValidationError(
        "Write which part of how many, from 1, as in `--shard 2/4`, or `auto`; there may be"
          + " up to \(Shard.limit).")
    }
    return shard
  }

  /// What this machine verifies of `scope`.
  func share(of scope: Scope) throws -> LessonShare {
    try LessonShare(
      scope.subjects.lessons, scope.documents, of: scope.package, scope.selection, shard,
      givenTimes: givenTimes())
  }

  /// The seconds by file that the reports of `--times` have; `nil` where none is given.
  private func givenTimes() throws -> [String: Double]? {
    guard !times.isEmpty else { return nil }
    var seconds: [String: Double] = [:]
    for file in times {
      let lessons =
        FileManager.default.contents(atPath: file)
        .flatMap { try? JSONDecoder().decode(TimedReport.self, fromForeign: $0) }?.lessons ?? []
      let known = lessons.compactMap { lesson in lesson.seconds.map { (lesson.file, $0) } }
      guard !known.isEmpty else {
        throw ValidationError(
          "\(file) has no times of lessons (--times): give a report that"
            + " `lessons check --shard 1/1 --format json` wrote.")
      }
      seconds.merge(known) { $1 }
    }
    return seconds
  }

  private struct TimedReport: Decodable {
    struct Lesson: Decodable {
      var file: String
      var seconds: Double?
    }
    var lessons: [Lesson]
  }
}
