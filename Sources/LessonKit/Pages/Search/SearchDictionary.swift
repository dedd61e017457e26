/// Numbers for the words and gaps of all texts, and the texts written with these numbers.
///
/// What occurs often gets a small number, and a small number is one character: so the index is half
/// as large as the texts, and names each word once, where typing errors can be looked for.
struct SearchDictionary {
  /// The characters that numbers are written with.
  static let digits = String(
    String.UnicodeScalarView(
      (UInt8(ascii: "#")...UInt8(ascii: "~")).map(Unicode.Scalar.init)
        .filter { !"\\<&'".unicodeScalars.contains($0) }))
  /// How many of the digits end a number; each of the others says that more follow.
  static let endCount = 66

  /// What stands between two parts in ``list``; no part has one, because texts have no tabs.
  static let separator = "\t"

  private static let scalars = Array(digits.unicodeScalars)

  private let parts: [String]
  private let numbers: [String: String]

  init(_ texts: [SearchWords]) {
    var counts: [String: Int] = [:]
    for text in texts {
      for part in text.parts { counts[part, default: 0] += 1 }
    }
    parts = counts.sorted { first, second in
      first.value != second.value
        ? first.value > second.value
        : first.key.utf8.lexicographicallyPrecedes(second.key.utf8)
    }.map(\.key)
    numbers = Dictionary(
      parts.enumerated().map { ($1, Self.digits(of: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The parts in the order of their numbers.
  var list: String { parts.joined(separator: Self.separator) }

  func encoded(_ text: SearchWords) -> String {
    text.parts.compactMap { numbers[$0] }.joined()
  }

  /// The digits of a number: those that continue it in bijective numeration, then the one that ends it.
  static func digits(of number: Int) -> String {
    let all = scalars
    let continuing = all.count - endCount
    var scalars = [all[number % endCount]]
    var rest = number / endCount
    while rest > 0 {
      rest -= 1
      scalars.append(all[endCount + rest % continuing])
      rest /= continuing
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.reversed())
    return String(text)
  }
}
