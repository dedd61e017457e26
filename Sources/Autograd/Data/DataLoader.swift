/// A data set as a sequence of batches.
///
///     let loader = DataLoader(TensorDataset(x, y), batchSize: 16, shuffle: true)
///     for epoch in 1...10 {
///       for (x, y) in loader { … }
///     }
///
/// Every pass through the loader is an epoch. With `shuffle`, each has an order of its own, which is
/// that of PyTorch's `DataLoader` for the same seed, and leaves the generator as PyTorch leaves it:
/// a pass draws a number of 63 bits when it starts, which goes unused, and at the first batch
/// another, which seeds the order. A generator of one's own gives the order itself instead, and a
/// pass that reaches the end draws one permutation more than it needs, as PyTorch does.
///
/// The last batch is smaller if the samples do not come out even; `dropLast` leaves it out.
public struct DataLoader<Source: Dataset>: Sequence {
  /// Where the samples come from.
  public let dataset: Source
  /// The number of samples in a batch.
  public let batchSize: Int
  /// Whether every pass has a random order.
  public let shuffle: Bool
  /// Whether a smaller batch at the end is left out.
  public let dropLast: Bool

  private let generator: LoaderGenerator

  /// A loader; traps if the batch size is not positive.
  ///
  /// - Parameters:
  ///   - dataset: where the samples come from.
  ///   - batchSize: the number of samples in a batch.
  ///   - shuffle: whether every pass has a random order.
  ///   - dropLast: whether a smaller batch at the end is left out.
  ///   - generator: where the order comes from; `nil` for the generator that `manualSeed(_:)` seeds.
  public init(
    _ dataset: Source, batchSize: Int = 1, shuffle: Bool = false, dropLast: Bool = false,
    generator: Autograd.Generator? = nil, file: StaticString = #fileID, line: UInt = #line
  ) {
    if batchSize <= 0 {
      trap(
        "batch_size should be a positive integer value, but got batch_size=\(batchSize)", file, line
      )
    }
    self.dataset = dataset
    self.batchSize = batchSize
    self.shuffle = shuffle
    self.dropLast = dropLast
    self.generator = LoaderGenerator(generator)
  }

  /// The number of batches in a pass.
  public var count: Int {
    let (whole, rest) = dataset.count.quotientAndRemainder(dividingBy: batchSize)
    return whole + (rest == 0 || dropLast ? 0 : 1)
  }

  /// The number of batches in a pass.
  public var underestimatedCount: Int { count }

  /// Starts a pass.
  public func makeIterator() -> Iterator {
    _ = generator.draw { $0.next() }
    return Iterator(loader: self)
  }

  /// One pass through a loader.
  public struct Iterator: IteratorProtocol {
    private let loader: DataLoader
    private var order: [Int]?
    private var position = 0
    private var isAtEnd = false

    fileprivate init(loader: DataLoader) {
      self.loader = loader
    }

    /// The next batch, as long as there is one.
    public mutating func next() -> Source.Batch? {
      if isAtEnd { return nil }
      let order = order ?? loader.newOrder()
      self.order = order
      let end = position + Swift.min(loader.batchSize, order.count - position)
      let positions = Array(order[position..<end])
      position = end
      if positions.count < loader.batchSize {
        isAtEnd = true
        loader.endPass()
      }
      let isLeftOut = positions.isEmpty || isAtEnd && loader.dropLast
      return isLeftOut ? nil : loader.dataset.batch(at: positions)
    }
  }

  private func newOrder() -> [Int] {
    if !shuffle { return Array(0..<dataset.count) }
    if generator.isOwn { return generator.draw { $0.permutation(dataset.count) } }
    // The bare name is an old one of `Iterator` here.
    var order = Autograd.Generator(seed: generator.draw { $0.next() } & ~(1 << 63))
    return order.permutation(dataset.count)
  }

  private func endPass() {
    if shuffle && generator.isOwn { _ = generator.draw { $0.permutation(dataset.count) } }
  }
}

extension DataLoader: Sendable where Source: Sendable {}

/// Where a loader's random numbers come from: a generator that copies of the loader share, or that
/// of the whole process.
private final class LoaderGenerator: @unchecked Sendable {
  private var own: Generator?
  let isOwn: Bool

  init(_ own: Generator?) {
    self.own = own
    isOwn = own != nil
  }

  /// Calls `body` with the generator while no other thread uses it.
  func draw<Result>(_ body: (inout Generator) -> Result) -> Result {
    withSharedGenerator { shared in
      guard var generator = own.take() else { return body(&shared) }
      defer { own = generator }
      return body(&generator)
    }
  }
}
