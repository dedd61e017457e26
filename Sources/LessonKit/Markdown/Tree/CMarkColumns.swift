/// Where the bytes of a line stand that cmark has read.
///
/// In the place of a zero byte cmark puts the three of U+FFFD (CommonMark 0.30, section 2.3), and counts those.
package struct CMarkColumns {
  private let count: Int
  /// Where the zero bytes stand.
  private let zeros: [Int]

  package init(_ line: some Sequence<UInt8>) {
    var count = 0
    var zeros: [Int] = []
    for byte in line {
      if byte == 0 { zeros.append(count) }
      count += 1
    }
    (self.count, self.zeros) = (count, zeros)
  }

  /// How many bytes the line has for cmark.
  package var cmarkCount: Int { count + 2 * zeros.count }

  /// The offset in the line of what cmark has at `offset`.
  package func offset(ofCMark offset: Int) -> Int {
    var (low, high) = (0, zeros.count)
    while low < high {
      let middle = (low + high) / 2
      if zeros[middle] + 2 * middle < offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    return max(offset - 2 * low, zeros[low - 1])
  }
}
