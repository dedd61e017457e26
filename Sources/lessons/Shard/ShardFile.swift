import Foundation
import LessonKit
import LessonProcess

/// The file of a shard's report, JSON or JUnit.
struct ShardFile {
  /// What keeps a file from being the report of a shard, or its lessons from being those at hand.
  struct Problem: Error {
    /// What is wrong and what to do about it, in one line.
    let message: String
  }

  /// The file as it was named.
  let path: String
  /// Which shard it is of, and its lessons.
  let record: ShardRecord
  private let content: Content

  /// The report as it stands there.
  private enum Content {
    case json(JSONReport)
    case junit(String)
  }

  /// Reads the file.
  init(_ path: String) throws {
    self.path = path
    guard RealPath(of: path)?.isRegularFile ?? false,
      let data = FileManager.default.contents(atPath: path)
    else { throw Problem(message: "\(path) cannot be read: name a file that a shard has written") }
    let isXML = data.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
    do {
      if isXML {
        let text = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
        guard let record = try ShardProperties.record(in: text) else {
          throw Self.notOfAShard(path)
        }
        (self.record, content) = (record, .junit(text))
      } else {
        let report = try JSONDecoder().decode(JSONReport.self, fromForeign: data)
        let lessons = report.lessons.compactMap(\.record)
        guard let header = report.shard, lessons.count == report.lessons.count else {
          throw Self.notOfAShard(path)
        }
        (record, content) = (ShardRecord(header: header, lessons: lessons), .json(report))
      }
    } catch let error as DecodingError {
      throw Problem(
        message:
          "\(path) is damaged, or no report of `lessons`: \(ReportDamage(error, in: data).message);"
          + " take the file as it was written, or run its shard again")
    }
    guard record.header.shard != nil else {
      throw Problem(
        message: "\(path) is damaged: there is no shard \(record.header.index)/"
          + "\(record.header.count); run its shard again")
    }
  }

  private static func notOfAShard(_ path: String) -> Problem {
    Problem(
      message: "\(path) is no report of a shard: write one with `lessons check --shard 1/4 --format"
        + " json` (or junit)")
  }

  /// Refuses a file that does not say the same twice: what programs and people read in it, and the
  /// record, which is what `reports` are made of; and one whose record does not fit its seal.
  func checkAgreement(with reports: [LessonReport]) throws {
    let place: String?
    switch content {
    case .json(let report): place = Self.difference(report, JSONReport(reports, record))
    case .junit(let text):
      place = Self.difference(text, JUnitReport(reports, record).text).map { "line \($0)" }
    }
    guard let place = place ?? (record.sealed == record ? nil : "its seal") else { return }
    throw Problem(
      message:
        "\(path) was altered or cut off behind `lessons`, or another version wrote it (\(place));"
        + " take the file as it was written, or run its shard again")
  }

  private static func difference(_ one: JSONReport, _ other: JSONReport) -> String? {
    let pair = zip(one.lessons, other.lessons).first { $0 != $1 }
    return pair.map(\.0.file) ?? (one == other ? nil : "its summary")
  }

  /// The first line in which two texts differ.
  private static func difference(_ one: String, _ other: String) -> Int? {
    guard one != other else { return nil }
    let lines = [one, other].map { $0.utf8.split(separator: 10, omittingEmptySubsequences: false) }
    let equal = zip(lines[0], lines[1]).prefix { $0.elementsEqual($1) }
    return equal.count + 1
  }
}
