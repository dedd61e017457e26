import LessonResults
import Testing

/// How lessons are split among machines.
@Suite struct ShardPlanTests {
  /// Numbers without a pattern, the same ones in every run.
  ///
  /// Source: D. E. Knuth, the generator of MMIX.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) << 32 | state >> 32
    }
  }

  private static func entries(_ weights: [Double]) -> [ShardPlan.Entry] {
    weights.enumerated().map { index, seconds in
      ("Lessons/\(index).md", LessonWeight(seconds: seconds))
    }
  }

  private static func loads(_ plan: ShardPlan, _ entries: [ShardPlan.Entry]) -> [Int] {
    (1...plan.count).compactMap { Shard(index: $0, count: plan.count) }.map { shard in
      plan.places(of: shard).reduce(0) { $0 + entries[$1].weight.value }
    }
  }

  @Test(arguments: [
    ("1/1", true), ("2/4", true), ("9999/9999", true), ("0/4", false), ("5/4", false),
    ("1/0", false), ("1/10000", false), ("-1/4", false), ("+1/4", false), ("1/4/4", false),
    ("1", false), ("/", false), ("", false), ("a/b", false), (" 1/4", false), ("١/٤", false),
    ("99999999999999999999/4", false),
  ])
  func shardIsTwoNumbers(_ text: String, _ isShard: Bool) {
    #expect(Shard(text)?.description == (isShard ? text : nil))
  }

  @Test func everyLessonIsInOneShard() throws {
    var numbers = Numbers(state: 1)
    for round in 1...300 {
      let count = Int.random(in: 1...12, using: &numbers)
      let entries = Self.entries(
        (0..<(round % 40)).map { _ in Double.random(in: 0...9, using: &numbers) })
      let plan = ShardPlan(entries, count: count)
      let shards = try (1...count).map { try #require(Shard(index: $0, count: count)) }
      #expect(shards.flatMap(plan.places).sorted() == Array(entries.indices))
    }
  }

  /// With two shards and few lessons all splits can be tried.
  @Test func noShardTakesLongerThanFourThirdsOfTheBestSplit() {
    var numbers = Numbers(state: 2)
    for round in 1...60 {
      let entries = Self.entries(
        (0..<(1 + round % 10)).map { _ in Double.random(in: 0.1...5, using: &numbers) })
      let total = entries.reduce(0) { $0 + $1.weight.value }
      let best = (0..<(1 << entries.count)).map { choice -> Int in
        let first = entries.indices.filter { choice >> $0 & 1 == 1 }
          .reduce(0) { $0 + entries[$1].weight.value }
        return max(first, total - first)
      }.min()
      let load = Self.loads(ShardPlan(entries, count: 2), entries).max()
      #expect((load ?? 0) * 6 <= (best ?? 0) * 7, "(4/3 - 1/6) of \(entries)")
    }
  }

  @Test func shardsOfManyLessonsAreEven() {
    var numbers = Numbers(state: 3)
    let entries = Self.entries((0..<1000).map { _ in Double.random(in: 0.2...4, using: &numbers) })
    let loads = Self.loads(ShardPlan(entries, count: 7), entries)
    #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 400)
  }

  @Test func longestComeFirstAndTiesGoByName() {
    let entries = Self.entries([1, 1, 1, 3])
    #expect(ShardPlan(entries, count: 2).indices == [2, 2, 2, 1])
    #expect(ShardPlan(entries, count: 9).indices == [2, 3, 4, 1])
    // Where a lesson stands in the list does not matter.
    #expect(ShardPlan(entries.reversed(), count: 2).indices == [1, 2, 2, 2])
    #expect(ShardPlan([], count: 3).indices.isEmpty)
  }

  @Test func oddTimesAreWeightsToo() {
    let odd: [Double] = [0, -1, 1e300, -.infinity, .infinity, 0.004, 1e-300]
    #expect(odd.map { LessonWeight(seconds: $0).value } == [1, 1, 10_000_000, 1, 10_000_000, 1, 1])
    #expect(LessonWeight(byteCount: .max).value == 10_000_033)
  }

  @Test func digestTellsPlansApart() {
    let files = ["a", "b", "c"]
    let plan = ShardPlan(files: files, indices: [1, 2, 1], count: 2)
    let others = [
      ShardPlan(files: files, indices: [1, 2, 2], count: 2),
      ShardPlan(files: files, indices: [1, 2, 1], count: 3),
      ShardPlan(files: ["a", "c", "b"], indices: [1, 2, 1], count: 2),
      ShardPlan(files: ["a", "b"], indices: [1, 2], count: 2),
    ]
    #expect(plan.digest([]) == ShardPlan(files: files, indices: [1, 2, 1], count: 2).digest([]))
    #expect(Set((others + [plan]).map { $0.digest([]) } + [plan.digest(["x"])]).count == 6)
  }
}
