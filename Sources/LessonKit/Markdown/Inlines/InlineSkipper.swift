import LessonText

/// Steps over what holds no formulas: escapes, code spans, autolinks, raw HTML, links' destinations.
///
/// Each step looks at no more than what it steps over, or remembers that there was nothing to find,
/// so that a whole block takes linear time.
struct InlineSkipper {
  private let bytes: [UInt8]
  private var openBrackets = 0
  /// Whether a bracket before the scanner is not closed yet.
  var isInBrackets: Bool { openBrackets > 0 }
  /// The starts of all backtick runs by their lengths, those behind the scanner only.
  private var runs: [Int: ArraySlice<Int>]
  /// What closes comments and the like, and stands nowhere in the rest.
  private var missing: Set<String> = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var runs: [Int: [Int]] = [:]
    var index = 0
    while let start = bytes[index...].firstIndex(of: Self.tick) {
      index = bytes[start...].firstIndex { $0 != Self.tick } ?? bytes.count
      runs[index - start, default: []].append(start)
    }
    self.runs = runs.mapValues { $0[...] }
  }

  private static let tick = UInt8(ascii: "`")

  /// Where the text goes on behind what starts at `start`.
  mutating func end(ofWhatStartsAt start: Int) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "\\"): return start + 2
    case Self.tick: return endOfCode(from: start)
    case UInt8(ascii: "<"): return endOfMarkup(from: start) ?? start + 1
    case UInt8(ascii: "["): openBrackets += 1
    case UInt8(ascii: "]") where openBrackets > 0:
      openBrackets -= 1
      if let end = LinkTail(bytes, from: start + 1).end { return end }
    default: break
    }
    return start + 1
  }

  private mutating func endOfCode(from start: Int) -> Int {
    let behind = bytes[start...].firstIndex { $0 != Self.tick } ?? bytes.count
    let length = behind - start
    let later = runs[length, default: []].drop { $0 < behind }
    runs[length] = later
    return later.first.map { $0 + length } ?? behind
  }

  /// The end of an autolink or of raw HTML (CommonMark 0.31, section 6.6).
  private mutating func endOfMarkup(from start: Int) -> Int? {
    let rest = bytes[(start + 1)...]
    guard let first = rest.first else { return nil }
    switch first {
    case UInt8(ascii: "!"):
      if rest.starts(with: "!--".utf8) { return end(of: "-->", from: start + 4) }
      if rest.starts(with: "![CDATA[".utf8) { return end(of: "]]>", from: start + 9) }
      return end(of: ">", from: start + 2)
    case UInt8(ascii: "?"): return end(of: "?>", from: start + 2)
    default: return autolinkEnd(from: start + 1) ?? HTMLTag(bytes, from: start + 1).end
    }
  }

  private mutating func end(of text: String, from start: Int) -> Int? {
    guard !missing.contains(text), start <= bytes.count else { return nil }
    if let found = bytes[start...].firstRange(of: Array(text.utf8)) { return found.upperBound }
    missing.insert(text)
    return nil
  }

  private func autolinkEnd(from start: Int) -> Int? {
    // A zero byte stands for U+FFFD.
    let text = bytes[start...].prefix { ($0 > 0x20 || $0 == 0) && $0 != 0x3C && $0 != 0x3E }
    guard text.endIndex < bytes.count, bytes[text.endIndex] == UInt8(ascii: ">"),
      text.contains(UInt8(ascii: ":")) || text.contains(UInt8(ascii: "@")),
      text.first?.isASCIIAlphanumeric == true
    else { return nil }
    return text.endIndex + 1
  }
}
