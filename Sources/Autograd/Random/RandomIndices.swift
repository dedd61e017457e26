/// Random integers, PyTorch's own for the same seed.
extension IndexTensor {
  /// Integers uniformly distributed over a range: `IndexTensor.randint(2, 3, in: 0..<10)`.
  public static func randint(
    _ shape: Int..., in range: Range<Int>,
    file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    withSharedGenerator { randint(shape, in: range, using: &$0, file, line) }
  }

  /// Integers uniformly distributed over a range: `IndexTensor.randint(x.shape, in: 0..<10)`.
  public static func randint(
    _ shape: [Int], in range: Range<Int>,
    file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    withSharedGenerator { randint(shape, in: range, using: &$0, file, line) }
  }

  /// Integers uniformly distributed over a range, from a generator of one's own.
  ///
  ///     IndexTensor.randint(2, 3, in: 0..<10, using: &generator)
  public static func randint(
    _ shape: Int..., in range: Range<Int>, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    randint(shape, in: range, using: &generator, file, line)
  }

  /// Integers uniformly distributed over a range, from a generator of one's own.
  ///
  ///     IndexTensor.randint(x.shape, in: 0..<10, using: &generator)
  public static func randint(
    _ shape: [Int], in range: Range<Int>, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    randint(shape, in: range, using: &generator, file, line)
  }

  /// The integers from 0 to `count - 1` in random order.
  ///
  ///     x[IndexTensor.randperm(x.shape[0])]  // the rows of x, shuffled
  public static func randperm(
    _ count: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    IndexTensor(withSharedGenerator { $0.permutation(count, file: file, line: line) })
  }

  /// The integers from 0 to `count - 1` in random order, from a generator of one's own.
  ///
  ///     IndexTensor.randperm(5, using: &generator)
  public static func randperm(
    _ count: Int, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    IndexTensor(generator.permutation(count, file: file, line: line))
  }

  private static func randint(
    _ shape: [Int], in range: Range<Int>, using generator: inout Generator,
    _ file: StaticString, _ line: UInt
  ) -> IndexTensor {
    let extents = Shape(shape, file: file, line: line)
    if range.isEmpty {
      trap(
        "random_ expects 'from' to be less than 'to', but got from=\(range.lowerBound) >= "
          + "to=\(range.upperBound)", file, line)
    }
    return IndexTensor((0..<extents.count).map { _ in generator.integer(in: range) }, extents)
  }
}
