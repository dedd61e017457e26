/// Numbers for the words and gaps of all texts, and the texts written with these numbers.
///
/// What occurs often gets a small number, and a small number is one character: so the index is half
/// as large as the texts, and names each word once, where typing errors can be looked for.
struct SearchDictionary {
  /// The characters that numbers are written with.
  static let digits = String(decoding: digitBytes, as: UTF8.self)
  /// How many of the digits end a number; each of the others says that more follow.
  static let endCount = 66

  /// What stands between two parts in ``list``; no part has one, because texts have no tabs.
  static let separator = "\t"

  private static let digitBytes = (UInt8(ascii: "#")...UInt8(ascii: "~")).filter {
    !"\\<&'".utf8.contains($0)
  }

  /// The parts in the order of their numbers.
  private let parts: [String]
  /// The texts, written with the numbers of their parts.
  let encoded: [[UInt8]]

  init(_ texts: [String]) {
    let words = texts.map(SearchWords.init)
    var table = PartTable(words)
    // Each part is looked up once: a page has thousands.
    let placed = words.indices.map { text in
      words[text].ranges.map { table.place(of: .init(text: text, range: $0)) }
    }
    let order = table.order
    parts = order.map { table.text(at: $0) }
    var digits: [[UInt8]] = Array(repeating: [], count: order.count)
    for (number, place) in order.enumerated() { digits[place] = Self.digitBytes(of: number) }
    encoded = placed.map { places in
      var text: [UInt8] = []
      text.reserveCapacity(places.count * 2)
      for place in places { text += digits[place] }
      return text
    }
  }

  /// The parts in the order of their numbers.
  var list: String { parts.joined(separator: Self.separator) }

  /// The digits of a number: those that continue it in bijective numeration, then the one that ends it.
  static func digits(of number: Int) -> String {
    String(decoding: digitBytes(of: number), as: UTF8.self)
  }

  private static func digitBytes(of number: Int) -> [UInt8] {
    let all = digitBytes
    let continuing = all.count - endCount
    var bytes = [all[number % endCount]]
    var rest = number / endCount
    while rest > 0 {
      rest -= 1
      bytes.append(all[endCount + rest % continuing])
      rest /= continuing
    }
    return bytes.reversed()
  }
}

/// The parts of texts, each once, with how often it occurs.
private struct PartTable {
  /// Where a part stands.
  struct Part {
    let text: Int
    let range: Range<Int>
  }

  private let words: [SearchWords]
  private var places: [UInt64: Int] = [:]
  private var found: [(part: Part, count: Int)] = []

  init(_ words: [SearchWords]) { self.words = words }

  /// The place of a part among those that were found, where it is counted.
  mutating func place(of part: Part) -> Int {
    var key = bytes(of: part) { bytes in
      bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
    while let place = places[key] {
      if isSame(part, found[place].part) {
        found[place].count += 1
        return place
      }
      // Two parts may have one hash.
      key &+= 1
    }
    places[key] = found.count
    found.append((part, 1))
    return found.count - 1
  }

  /// The places, the most frequent part first.
  var order: [Int] {
    found.indices.sorted { first, second in
      let (first, second) = (found[first], found[second])
      guard first.count == second.count else { return first.count > second.count }
      return bytes(of: first.part) { first in
        bytes(of: second.part) { first.lexicographicallyPrecedes($0) }
      }
    }
  }

  func text(at place: Int) -> String {
    bytes(of: found[place].part) { String(decoding: $0, as: UTF8.self) }
  }

  private func isSame(_ first: Part, _ second: Part) -> Bool {
    first.range.count == second.range.count
      && bytes(of: first) { first in bytes(of: second) { first.elementsEqual($0) } }
  }

  private func bytes<Result>(
    of part: Part, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Result
  ) -> Result {
    words[part.text].bytes.withUnsafeBufferPointer { body($0[part.range]) }
  }
}
