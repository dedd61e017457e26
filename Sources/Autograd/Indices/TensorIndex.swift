/// What can stand for one dimension between the brackets of a tensor.
///
/// An integer picks one position, and the dimension disappears; a range keeps the dimension, and
/// so does `stride`. Positions may be counted from the end, and a range that reaches beyond it
/// ends there, as in PyTorch:
///
///     a[0..<2, 1]                        // rows 0 and 1, column 1
///     a[0..., -1]                        // the last column
///     a[(-2)...]                         // the last two rows
///     a[stride(from: 0, to: 10, by: 2)]  // every second row
///
/// nil is a new dimension of extent one, and `...` stands for as many whole dimensions as there are
/// without an index:
///
///     a[nil].shape    // one more dimension in front
///     a[..., 0]       // position 0 of the last dimension
///     a[1, ..., nil]  // a new dimension behind all others
///
/// An `IndexTensor` takes positions in any order, and a `Mask` those where it is true, on as many
/// dimensions as it has. Several of them are broadcast and take one position each; the dimensions
/// that they make stand where theirs were, or first if a range lies between them:
///
///     a[0..., IndexTensor([2, 0])]                         // columns 2 and 0
///     b[IndexTensor([0, 1]), 0..., IndexTensor([2, 0])]    // b[0, 0..., 2] and b[1, 0..., 0]
public protocol TensorIndex {
  /// The positions of a dimension of `extent` that are meant.
  func positions(of extent: Int, dim: Int, file: StaticString, line: UInt) -> IndexedPositions
}

/// The positions of one dimension that an index means: `count` of them, `step` apart.
public struct IndexedPositions: Sendable {
  /// The first position.
  public let start: Int
  /// The number of positions.
  public let count: Int
  /// The distance between them.
  public let step: Int
  /// Whether the dimension stays.
  public let keepsDimension: Bool
  /// The positions, where they are given one by one.
  let places: IndexTensor?

  /// Neighbouring positions, from the end where negative, and within the extent.
  init(from lower: Int, to upper: Int, of extent: Int, step: Int = 1) {
    let start = IndexedPositions.clamped(lower, extent)
    let end = IndexedPositions.clamped(upper, extent)
    self.start = start
    count = end > start ? (end - start - 1) / step + 1 : 0
    self.step = step
    keepsDimension = true
    places = nil
  }

  init(at places: IndexTensor) {
    start = 0
    count = places.count
    step = 1
    keepsDimension = true
    self.places = places
  }

  init(single position: Int) {
    start = position
    count = 1
    step = 1
    keepsDimension = false
    places = nil
  }

  private static func clamped(_ position: Int, _ extent: Int) -> Int {
    min(max(position < 0 ? position + extent : position, 0), extent)
  }
}

extension Int: TensorIndex {
  /// One position; traps outside of the dimension.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    if self < -extent || self >= extent {
      trap("index \(self) is out of bounds for dimension \(dim) with size \(extent)", file, line)
    }
    return IndexedPositions(single: self < 0 ? self + extent : self)
  }
}

extension Range: TensorIndex where Bound == Int {
  /// The positions in the range.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    IndexedPositions(from: lowerBound, to: upperBound, of: extent)
  }
}

/// Where a range ends that includes its bound, which may be counted from the end or lie beyond it.
private func end(of bound: Int, _ extent: Int) -> Int {
  bound == -1 || bound >= extent ? extent : bound + 1
}

extension ClosedRange: TensorIndex where Bound == Int {
  /// The positions in the range.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    IndexedPositions(from: lowerBound, to: end(of: upperBound, extent), of: extent)
  }
}

extension PartialRangeFrom: TensorIndex where Bound == Int {
  /// The positions from the bound to the end.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    IndexedPositions(from: lowerBound, to: extent, of: extent)
  }
}

extension PartialRangeUpTo: TensorIndex where Bound == Int {
  /// The positions before the bound: `a[..<(-1)]` leaves the last one out.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    IndexedPositions(from: 0, to: upperBound, of: extent)
  }
}

extension PartialRangeThrough: TensorIndex where Bound == Int {
  /// The positions up to the bound.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    IndexedPositions(from: 0, to: end(of: upperBound, extent), of: extent)
  }
}

extension StrideTo: TensorIndex where Element == Int {
  /// The positions of the stride within the dimension, which must lead upwards.
  public func positions(
    of extent: Int, dim: Int, file: StaticString, line: UInt
  ) -> IndexedPositions {
    let beginning = Array(prefix(2))
    guard let first = beginning.first, let second = beginning.last else {
      return IndexedPositions(from: 0, to: 0, of: extent)
    }
    if first < 0 || second < first {
      trap("a stride of a tensor begins at or above zero, and rises", file, line)
    }
    let step = first == second ? 1 : second - first
    // Only as far as the dimension goes: the stride itself may be longer than memory.
    let end = prefix { $0 < extent }.last.map { $0 + 1 } ?? first
    return IndexedPositions(from: first, to: end, of: extent, step: step)
  }
}
