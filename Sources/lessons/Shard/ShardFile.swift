import Foundation
import LessonProcess
import LessonResults

/// The file of a shard's report.
struct ShardFile {
  /// What keeps a file from being the report of a shard, or its lessons from being those at hand.
  struct Problem: Error {
    let message: String
  }

  let path: String
  let header: ShardHeader
  /// What it says of its lessons, and what that is about.
  let lessons: [(report: LessonReport, origin: LessonReport.Origin)]

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
          "\(path) is damaged, or no report of `lessons`: \(error.damage(in: data));"
          + " take the file as it was written, or run its shard again")
    }
    lessons = report.lessons.compactMap { lesson in lesson.origin.map { (lesson, $0) } }
    guard let header = report.shard, lessons.count == report.lessons.count else {
      throw Problem(
        message: "\(path) is no report of a shard: write one with `lessons check --shard 1/4"
          + " --format json`")
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

extension DecodingError {
  /// What a decoder of `data` has found and where, for the middle of a sentence.
  func damage(in data: Data) -> String {
    switch self {
    case .keyNotFound(let key, let context): "\(context.place)`\(key.stringValue)` is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      context.place + context.debugDescription
    case .dataCorrupted(let context):
      context.place + (JSONSerialization.problem(inForeign: data) ?? context.debugDescription)
    @unknown default: "it cannot be decoded"
    }
  }
}

extension DecodingError.Context {
  fileprivate var place: String {
    guard !codingPath.isEmpty else { return "" }
    let path = codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
    return "at \(path.joined().drop { $0 == "." }), "
  }
}
