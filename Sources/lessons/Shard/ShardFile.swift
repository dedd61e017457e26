import Foundation
import LessonKit
import LessonProcess

/// The file of a shard's report.
struct ShardFile {
  /// What keeps a file from being the report of a shard, or its lessons from being those at hand.
  struct Problem: Error {
    /// What is wrong and what to do about it, in one line.
    let message: String
  }

  /// The file as it was named.
  let path: String
  /// Which shard it is of.
  let header: ShardHeader
  /// What it says of its lessons, and what that is about.
  let lessons: [(report: LessonReport, origin: LessonReport.Origin)]

  /// Reads the file.
  init(_ path: String) throws {
    self.path = path
    guard RealPath(of: path)?.isRegularFile ?? false,
      let data = FileManager.default.contents(atPath: path)
    else { throw Problem(message: "\(path) cannot be read: name a file that a shard has written") }
    guard !Self.isJUnit(data) else {
      throw Problem(
        message: "\(path) is a JUnit report, which `merge` does not read: run the shards with"
          + " `--format json`, and write JUnit with `lessons merge --format junit`")
    }
    let report: JSONReport
    do {
      report = try JSONDecoder().decode(JSONReport.self, fromForeign: data)
    } catch let error as DecodingError {
      throw Problem(
        message:
          "\(path) is damaged, or no report of `lessons`: \(ReportDamage(error, in: data).message);"
          + " take the file as it was written, or run its shard again")
    }
    lessons = report.lessons.compactMap { lesson in lesson.origin.map { (lesson, $0) } }
    guard let header = report.shard, lessons.count == report.lessons.count else {
      throw Problem(
        message: "\(path) is no report of a shard: write one with `lessons check --shard 1/4 --format"
          + " json`")
    }
    guard header.isPossible else {
      throw Problem(
        message: "\(path) is damaged: there is no shard \(header.index)/\(header.count); run its"
          + " shard again")
    }
    guard report.isSealed else {
      throw Problem(
        message: "\(path) was altered or cut off behind `lessons`, or another version wrote it (its"
          + " seal); take the file as it was written, or run its shard again")
    }
    self.header = header
  }

  private static func isJUnit(_ data: Data) -> Bool {
    data.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
      && data.firstRange(of: Data("<testsuite".utf8)) != nil
  }
}
