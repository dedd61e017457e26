extension IndexTensor {
  /// The sum of all elements.
  ///
  ///     IndexTensor([2, 0, 1]).sum()  // 3
  public func sum() -> Int { values.reduce(0, +) }

  /// The greatest element; traps if there is none.
  ///
  ///     let classes = labels.max() + 1
  public func max(file: StaticString = #fileID, line: UInt = #line) -> Int {
    guard let greatest = values.max() else { trapEmpty("max()", file, line) }
    return greatest
  }

  /// The smallest element; traps if there is none.
  ///
  ///     IndexTensor([2, 0, 1]).min()  // 0
  public func min(file: StaticString = #fileID, line: UInt = #line) -> Int {
    guard let smallest = values.min() else { trapEmpty("min()", file, line) }
    return smallest
  }

  /// How often each number from zero occurs, up to the greatest, or of `minLength` numbers at least.
  ///
  ///     IndexTensor([1, 1, 3]).counts()  // tensor([0, 2, 0, 1])
  ///     (labels * 10 + predicted).counts(minLength: 100).reshaped(10, 10)  // a table of confusion
  public func counts(
    minLength: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if values.contains(where: { $0 < 0 }) {
      trap("bincount only supports 1-d non-negative integral inputs.", file, line)
    }
    var counts = [Int](repeating: 0, count: Swift.max(minLength, (values.max() ?? -1) + 1))
    for value in values { counts[value] += 1 }
    return IndexTensor(counts)
  }

  private func trapEmpty(_ name: String, _ file: StaticString, _ line: UInt) -> Never {
    trap(
      "\(name): Expected reduction dim to be specified for input.numel() == 0. Specify the "
        + "reduction dim with the 'dim' argument.", file, line)
  }
}
