import Foundation
import LessonResults
import LessonText
import LessonVerification

/// The object that `--format json` prints; keys may be added, never changed.
///
/// That of a shard has besides what `lessons merge` needs, under a seal.
struct JSONReport: Codable {
  private var version = 1
  private let summary: ReportSummary
  let lessons: [LessonReport]
  /// Which shard it is of; `nil` for a whole report.
  private(set) var shard: ShardHeader?

  init(_ reports: [LessonReport]) {
    summary = ReportSummary(reports)
    lessons = reports
  }

  /// The report of a shard: whole lessons, which pages are made of, whatever its filter picks for the summary.
  init(_ lessons: [LessonReport], of shard: ShardHeader) {
    summary = ReportSummary(lessons.map(Selection(filter: shard.filter).part))
    self.lessons = lessons
    self.shard = shard
    let seal = seal
    self.shard?.seal = seal
  }

  /// Whether it says what it said when it was sealed; no signature: anybody can make a seal.
  var isSealed: Bool { shard?.seal == seal }

  private var seal: String {
    var report = self
    report.shard?.seal = ""
    var digest = ContentDigest()
    report.canonicalJSON.withUnsafeBytes { digest.combine($0) }
    return digest.hexadecimal
  }

  /// The report as people and programs read it.
  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
