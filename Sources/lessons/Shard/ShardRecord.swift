import Foundation
import LessonKit

/// What the report of a shard has beside what other reports have: all that `lessons merge` needs, and
/// the lessons' files.
struct ShardRecord: Equatable {
  /// Which shard it is, and of what.
  struct Header: Codable, Hashable {
    /// Which part, from 1.
    var index: Int
    /// Of how many.
    var count: Int
    /// A hash of what is in which shard: the same in all shards of one split.
    var plan: String
    /// How many lessons all shards have together.
    var lessons: Int
    /// The cells that were asked for; `nil` for all.
    var filter: String?
    /// Whether the shards are those of the whole course.
    var isWholeCourse: Bool
    /// A digest of the record, this one left out.
    var seal = ""

    /// The shard; `nil` where there is no such one.
    var shard: Shard? { Shard(index: index, count: count) }
  }

  /// One lesson.
  struct Lesson: Codable, Equatable {
    /// Its place among the lessons of all shards, from 1.
    var number: Int
    /// Its file, as reports show it.
    var file: String
    /// A digest of the extra files that its programs saw.
    var files: String
    /// The variables of the environment that it asks for and that were set.
    var variables: [String]
    /// How many seconds it took when it was last compiled and run, if that is known.
    var seconds: Double?
    /// What became of it.
    var verdict: VerdictRecord
  }

  /// Which shard it is.
  var header: Header
  /// Its lessons, in the order of their reports.
  var lessons: [Lesson]

  /// The record with a seal, which tells it from one that was altered afterwards.
  ///
  /// No signature: whoever alters a record can make its seal, too.
  var sealed: ShardRecord {
    var sealed = self
    sealed.header.seal = ""
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var digest = ContentDigest()
    // Nothing in a record is what JSON does not have.
    let parts = [try? encoder.encode(sealed.header), try? encoder.encode(sealed.lessons)]
    for part in parts { (part ?? Data()).withUnsafeBytes { digest.combine($0) } }
    sealed.header.seal = digest.hexadecimal
    return sealed
  }
}
