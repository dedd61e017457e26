/// Where the pieces of a joined file lie in it: what the next one shares with it is copied from there, and
/// not made again.
struct JoinedLayout {
  /// A piece, and the place among the sources of the one that it comes from.
  typealias Piece = (source: Int, range: Range<Int>)

  /// What each source was made of: that of the frame, then those of the parts.
  let sources: [String]
  /// The pieces, one behind the other.
  private(set) var pieces: [Piece] = []

  init(sources: [String]) { self.sources = sources }

  /// Reads what ``text`` tells; `nil` for anything else.
  init?(_ text: String) {
    let lines = text.split(separator: ";", omittingEmptySubsequences: false)
    guard lines.count == 2 else { return nil }
    sources = lines[0].split(separator: " ").map(String.init)
    for piece in lines[1].split(separator: " ") {
      let numbers = piece.split(separator: ":").compactMap { Int($0) }
      guard numbers.count == 2, sources.indices.contains(numbers[0]), numbers[1] >= 0 else {
        return nil
      }
      add(numbers[1], from: numbers[0])
    }
  }

  /// The layout as a text, for what is kept.
  var text: String {
    sources.joined(separator: " ") + ";"
      + pieces.map { "\($0.source):\($0.range.count)" }.joined(separator: " ")
  }

  /// The number of bytes of all pieces.
  var size: Int { pieces.last?.range.upperBound ?? 0 }

  /// Adds a piece of `count` bytes.
  mutating func add(_ count: Int, from source: Int) { pieces.append((source, size..<size + count)) }

  /// Where each part lies, by what it was made of.
  var parts: [String: Range<Int>] {
    Dictionary(
      pieces.filter { $0.source > 0 }.map { (sources[$0.source], $0.range) },
      uniquingKeysWith: { first, _ in first })
  }
}
