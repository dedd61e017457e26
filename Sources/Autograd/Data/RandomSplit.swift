/// Divides a data set at random into parts of the given lengths, which must add up to its count.
///
///     let (training, test) = { ($0[0], $0[1]) }(randomSplit(data, [120, 30]))
///
/// After `manualSeed(_:)` the parts are those of `torch.utils.data.random_split`.
public func randomSplit<Base: Dataset>(
  _ dataset: Base, _ lengths: [Int], file: StaticString = #fileID, line: UInt = #line
) -> [Subset<Base>] {
  withSharedGenerator { randomSplit(dataset, lengths, using: &$0, file: file, line: line) }
}

/// Divides a data set at random into parts of the given lengths, by a generator of one's own.
public func randomSplit<Base: Dataset>(
  _ dataset: Base, _ lengths: [Int], using generator: inout Generator,
  file: StaticString = #fileID, line: UInt = #line
) -> [Subset<Base>] {
  if lengths.contains(where: { $0 < 0 }) || lengths.reduce(0, &+) != dataset.count {
    trap(
      "Sum of input lengths does not equal the length of the input dataset! \(lengths) of "
        + "\(dataset.count)", file, line)
  }
  let positions = generator.permutation(dataset.count)
  var end = 0
  return lengths.map { length in
    end += length
    return Subset(dataset, at: Array(positions[end - length..<end]))
  }
}

/// Divides a data set at random into parts of the given fractions, which must add up to 1.
///
/// A part has ⌊fraction · count⌋ samples; those left over go to the parts in turn, one to each, from
/// the first on.
///
///     let parts = randomSplit(data, [0.8, 0.2])
public func randomSplit<Base: Dataset>(
  _ dataset: Base, _ fractions: [Double], file: StaticString = #fileID, line: UInt = #line
) -> [Subset<Base>] {
  let lengths = lengths(of: fractions, count: dataset.count, file, line)
  return randomSplit(dataset, lengths, file: file, line: line)
}

/// Divides a data set at random into parts of the given fractions, by a generator of one's own.
public func randomSplit<Base: Dataset>(
  _ dataset: Base, _ fractions: [Double], using generator: inout Generator,
  file: StaticString = #fileID, line: UInt = #line
) -> [Subset<Base>] {
  let lengths = lengths(of: fractions, count: dataset.count, file, line)
  return randomSplit(dataset, lengths, using: &generator, file: file, line: line)
}

private func lengths(
  of fractions: [Double], count: Int, _ file: StaticString, _ line: UInt
) -> [Int] {
  for (i, fraction) in fractions.enumerated() where !(0...1).contains(fraction) {
    trap("Fraction at index \(i) is not between 0 and 1", file, line)
  }
  // As PyTorch compares: sums of fractions such as 0.7 + 0.2 + 0.1 miss 1 by their rounding.
  let sum = fractions.reduce(0, +)
  if sum > 1 || sum < 1 - 1e-9 {
    trap("the fractions of a split must add up to 1, but \(fractions) give \(sum)", file, line)
  }
  var lengths = fractions.map { Int((Double(count) * $0).rounded(.down)) }
  for i in 0..<count - lengths.reduce(0, +) { lengths[i % lengths.count] += 1 }
  return lengths
}
