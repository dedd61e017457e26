/// Which shard a report is of, and what all shards of one split have in common.
package struct ShardHeader: Sendable, Hashable, Codable {
  package let index: Int
  package let count: Int
  /// A digest of what is in which shard: the same in all shards of one split.
  private let plan: String
  /// How many lessons all shards have together.
  package let lessons: Int
  /// The cells that were asked for; `nil` for all.
  package let filter: String?
  package let isWholeCourse: Bool
  /// A digest of the report, this one left out.
  package var seal = ""

  package init(_ plan: ShardPlan, _ shard: Shard, filter: String?, isWholeCourse: Bool) {
    index = shard.index
    count = shard.count
    lessons = plan.files.count
    self.filter = filter
    self.isWholeCourse = isWholeCourse
    self.plan = Self.digest(of: plan, filter, isWholeCourse)
  }

  package var isPossible: Bool { Shard(index: index, count: count) != nil }

  package func isOfSameSplit(as other: ShardHeader) -> Bool {
    (count, plan, lessons) == (other.count, other.plan, other.lessons)
      && (filter, isWholeCourse) == (other.filter, other.isWholeCourse)
  }

  /// Whether the split has put each file into this shard: the shards of all lessons, in order.
  package func isOfSplit(into shards: [(file: String, index: Int)]) -> Bool {
    let found = ShardPlan(files: shards.map(\.file), indices: shards.map(\.index), count: count)
    return lessons == shards.count && plan == Self.digest(of: found, filter, isWholeCourse)
  }

  private static func digest(
    of plan: ShardPlan, _ filter: String?, _ isWholeCourse: Bool
  ) -> String {
    plan.digest([filter.map { "filter \($0)" } ?? "", "\(isWholeCourse)"])
  }
}
