/// Samples that can be asked for by their position, and put together in batches.
///
/// `TensorDataset` is the usual one. A type of one's own gives its count and a sample; its batches
/// are arrays of samples, unless it has a way of its own to put them together:
///
///     struct Words: Dataset {
///       let words: [String]
///       var count: Int { words.count }
///       subscript(position: Int) -> String { words[position] }
///     }
///     for batch in DataLoader(Words(words: ["a", "b", "c"]), batchSize: 2) { print(batch) }
///     // ["a", "b"]
///     // ["c"]
public protocol Dataset {
  /// What one position holds.
  associatedtype Sample
  /// Several samples put together.
  associatedtype Batch = [Sample]

  /// The number of samples.
  var count: Int { get }

  /// The sample at a position from 0 to `count - 1`.
  subscript(position: Int) -> Sample { get }

  /// The samples at the given positions, put together in that order.
  func batch(at positions: [Int]) -> Batch
}

extension Dataset where Batch == [Sample] {
  /// The samples at the given positions as an array.
  public func batch(at positions: [Int]) -> [Sample] {
    positions.map { self[$0] }
  }
}
