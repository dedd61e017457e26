/// One of several parts of the lessons, each for a machine of its own: `2/4`.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
  package static let limit = 9_999

  /// Which part this is, from 1.
  package let index: Int
  package let count: Int

  package init?(index: Int, count: Int) {
    guard (1...Self.limit).contains(count), (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// Reads `2/4`: digits and one stroke, nothing else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard parts.count == 2, isPlain, let index = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(index: index, count: count)
  }

  /// The shard as it is written behind `--shard`.
  package var description: String { "\(index)/\(count)" }
}
