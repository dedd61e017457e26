/// Some samples of a data set, in an order of their own.
///
///     let firstTen = Subset(data, at: Array(0..<10))
public struct Subset<Base: Dataset>: Dataset {
  /// The data set that the samples are taken from.
  public let base: Base
  /// The samples' positions in it.
  public let positions: [Int]

  /// The samples of `base` at the given positions.
  public init(_ base: Base, at positions: [Int]) {
    self.base = base
    self.positions = positions
  }

  /// The number of samples taken.
  public var count: Int { positions.count }

  /// The sample at a position of the subset.
  public subscript(position: Int) -> Base.Sample { base[positions[position]] }

  /// The samples at positions of the subset, put together as the base does.
  public func batch(at positions: [Int]) -> Base.Batch {
    base.batch(at: positions.map { self.positions[$0] })
  }
}

extension Subset: Sendable where Base: Sendable {}
