/// A version number such as 6.2.1; parts that are not written count as 0.
package struct Version: Sendable, Comparable, CustomStringConvertible {
  private let parts: [Int]

  /// Reads one to four whole numbers with points between; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = words.compactMap { word in
      word.allSatisfy { $0 >= "0" && $0 <= "9" } ? Int(word) : nil
    }
    guard numbers.count == words.count, numbers.count <= 4 else { return nil }
    parts = numbers
  }

  package var description: String { parts.map(String.init).joined(separator: ".") }

  private var significant: ArraySlice<Int> {
    parts[..<(parts.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0)]
  }

  /// Whether both are the same version, zeros at the end aside.
  package static func == (lhs: Version, rhs: Version) -> Bool {
    lhs.significant == rhs.significant
  }

  package static func < (lhs: Version, rhs: Version) -> Bool {
    lhs.significant.lexicographicallyPrecedes(rhs.significant)
  }
}
