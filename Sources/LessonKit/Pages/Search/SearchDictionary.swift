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
  let encoded: [String]

  init(_ texts: [String]) {
    var places: [String: Int] = [:]
    var found: [(part: String, count: Int)] = []
    // Each part is looked up once: a page has thousands.
    let placed = texts.map { text in
      SearchWords(text).parts.map { part in
        let place = places[part] ?? found.count
        if place == found.count {
          places[part] = place
          found.append((part, 0))
        }
        found[place].count += 1
        return place
      }
    }
    let order = found.indices.sorted { first, second in
      let (first, second) = (found[first], found[second])
      return first.count != second.count
        ? first.count > second.count
        : first.part.utf8.lexicographicallyPrecedes(second.part.utf8)
    }
    parts = order.map { found[$0].part }
    var digits: [[UInt8]] = Array(repeating: [], count: found.count)
    for (number, place) in order.enumerated() { digits[place] = Self.digitBytes(of: number) }
    encoded = placed.map { places in
      var text: [UInt8] = []
      for place in places { text += digits[place] }
      return String(decoding: text, as: UTF8.self)
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
