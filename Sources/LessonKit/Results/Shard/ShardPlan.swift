import LessonText

/// Which shard each lesson belongs to.
///
/// The longest first, each to the shard that has least to do so far. Source: R. L. Graham, "Bounds on
/// Multiprocessing Timing Anomalies" (1969): no shard takes longer than 4/3 of the best split.
package struct ShardPlan: Sendable {
  /// A lesson that is to be split off: its file, as reports show it, and how long it is expected to take.
  package typealias Entry = (file: String, weight: LessonWeight)

  /// The lessons' files, in the order of the course.
  package let files: [String]
  /// The shard of each file, from 1.
  package let indices: [Int]
  package let count: Int

  package init(_ lessons: [Entry], count: Int) {
    self.init(files: lessons.map(\.file), indices: Self.indices(of: lessons, count), count: count)
  }

  /// The plan that has put each file into the shard next to it.
  package init(files: [String], indices: [Int], count: Int) {
    self.files = files
    self.indices = indices
    self.count = count
  }

  private static func indices(of lessons: [Entry], _ count: Int) -> [Int] {
    // Ties go by name, and then to the first shard: never by chance.
    let order = lessons.indices.sorted { left, right in
      let (one, other) = (lessons[left], lessons[right])
      return one.weight == other.weight
        ? (one.file, left) < (other.file, right) : one.weight.value > other.weight.value
    }
    // More shards than lessons stay empty.
    var loads = Array(repeating: 0, count: max(1, min(count, lessons.count)))
    var indices = Array(repeating: 1, count: lessons.count)
    for lesson in order {
      var lightest = 0
      for index in loads.indices where loads[index] < loads[lightest] { lightest = index }
      loads[lightest] += lessons[lesson].weight.value
      indices[lesson] = lightest + 1
    }
    return indices
  }

  package func places(of shard: Shard) -> [Int] {
    indices.indices.filter { indices[$0] == shard.index }
  }

  /// What two plans share only where each lesson is in the same shard.
  ///
  /// - Parameter options: whatever else the reports of one plan must have in common.
  package func digest(_ options: [String]) -> String {
    ContentDigest(
      ["\(count)", "\(files.count)"] + options
        + zip(files, indices).flatMap { file, index in [file, "\(index)"] }
    ).hexadecimal
  }
}

/// How long a lesson is expected to take, in hundredths of a second: what lessons are split by.
///
/// A whole number, so that all machines that know the same come to the same split.
package struct LessonWeight: Sendable, Equatable {
  /// Hundredths of a second, at least 1.
  package let value: Int

  package init(seconds: Double) {
    value = Int(min(max((seconds * 100).rounded(), 1), 10_000_000))
  }

  /// The weight of a lesson that never ran: a third of a second for the compiler, and its length.
  package init(byteCount: Int) {
    value = 33 + min(byteCount / 500, 10_000_000)
  }
}
