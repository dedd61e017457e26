import LessonText

/// The text that a comment says is printed, line by line.
struct PrintedText {
  private(set) var ranges: [Range<Int>] = []
  private(set) var isQuoted = false
  private(set) var isCertain = true
  private let code: CodeTokens
  private var lines: [String] = []
  /// The quote that is still open.
  private var quote: Unicode.Scalar?

  init(in code: CodeTokens) { self.code = code }

  /// The whole text; `nil` where there is none.
  var text: String? { lines.isEmpty ? nil : lines.joined(separator: "\n") }

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "“": "”", "`": "`", "'": "'",
  ]

  /// Reads what stands behind `Prints`; returns whether it is text and not prose.
  mutating func addFirst(_ range: Range<Int>, hasColon: Bool) -> Bool {
    let text = code.text(range)
    if let first = text.unicodeScalars.first, let closing = Self.quotes[first] {
      isQuoted = true
      addQuoted(range, opening: first, closing: closing)
      return true
    }
    if !hasColon {
      guard !Self.beginsProse(text) else { return false }
      let isWord = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      isCertain = ValueText(text)?.isCertain ?? isWord
    }
    add(range, text)
    return true
  }

  /// Adds the comment below where the text goes on there; returns whether it does.
  mutating func goesOn(with comment: CodeTokens.Comment) -> Bool {
    let text = code.text(comment.textRange)
    if let quote {
      // An open quote ends at the next one that ends a line.
      let closes = text.unicodeScalars.last == quote
      let start = lineStart(of: comment)
      let end = comment.textRange.upperBound - (closes ? String(quote).utf8.count : 0)
      add(start..<max(end, start), code.text(start..<max(end, start)))
      if closes { self.quote = nil }
      return true
    }
    guard isQuoted, let first = text.unicodeScalars.first, let closing = Self.quotes[first],
      text.unicodeScalars.last == closing, text.unicodeScalars.count > 1
    else { return false }
    addQuoted(comment.textRange, opening: first, closing: closing)
    return true
  }

  /// Adds the lines of a comment `/* … */` behind its first one, less the blanks that all begin with.
  mutating func addLines(of comment: CodeTokens.Comment, from start: Int) {
    var lines: [Range<Int>] = []
    var begin = start
    for index in start...comment.textRange.upperBound
    where index == comment.textRange.upperBound || code.bytes[index] == 0x0A {
      let text = code.bytes[begin..<index].trimmed(of: \.isSpaceOrTab)
      lines.append(text.isEmpty ? begin..<begin : begin..<text.endIndex)
      begin = index + 1
    }
    let width =
      lines.filter { !$0.isEmpty }.map { code.bytes[$0].prefix(while: \.isSpaceOrTab).count }
      .min() ?? 0
    for line in lines.drop(while: \.isEmpty) {
      add(min(line.lowerBound + width, line.upperBound)..<line.upperBound)
    }
  }

  /// Adds lines that are text as they stand, less the blanks that all of them begin with.
  mutating func addLines(_ comments: ArraySlice<CodeTokens.Comment>) {
    let starts = comments.filter { !$0.textRange.isEmpty }.map {
      $0.textRange.lowerBound - $0.range.lowerBound
    }
    let width = starts.min() ?? 0
    for comment in comments {
      let start = min(comment.range.lowerBound + width, comment.textRange.upperBound)
      add(start..<max(comment.textRange.upperBound, start))
    }
    while lines.last?.isEmpty == true {
      lines.removeLast()
      ranges.removeLast()
    }
    let isEachQuoted = lines.allSatisfy {
      $0.hasPrefix("\"") && $0.hasSuffix("\"") && $0.utf8.count > 1
    }
    if !lines.isEmpty, isEachQuoted {
      isQuoted = true
      ranges = ranges.map { ($0.lowerBound + 1)..<($0.upperBound - 1) }
      lines = ranges.map(code.text)
    }
  }

  private mutating func addQuoted(
    _ range: Range<Int>, opening: Unicode.Scalar, closing: Unicode.Scalar
  ) {
    let text = code.text(range)
    let inner = text.unicodeScalars.dropFirst()
    let start = range.lowerBound + String(opening).utf8.count
    guard let end = inner.lastIndex(of: closing) else {
      quote = closing
      add(start..<range.upperBound)
      return
    }
    var value = String(inner[..<end])
    let rest = String(inner[inner.index(after: end)...])
    // One quote too many at the end.
    let quotes = value.unicodeScalars.count { $0 == "\"" }
    if closing == "\"", quotes % 2 == 1, value.hasSuffix("\"") { value.removeLast() }
    if !rest.allSatisfy({ ".,;! ".contains($0) }) || Self.isSeveral(value) { isCertain = false }
    add(start..<start + value.utf8.count)
  }

  /// Whether what stands in quotes is several texts in quotes: `"a" or "b`.
  private static func isSeveral(_ value: String) -> Bool {
    ["\" or \"", "\" and \"", "\", \"", "\" \""].contains { separator in
      value.firstRange(of: separator).map { range in
        Brackets.depth(of: Array(value[..<range.lowerBound].utf8)[...]) <= 0
      } ?? false
    }
  }

  private mutating func add(_ range: Range<Int>, _ text: String? = nil) {
    ranges.append(range)
    lines.append(text ?? code.text(range))
  }

  /// Takes the lines for what may be printed, and may be said of it.
  mutating func hedge() { isCertain = false }

  /// Where a line of text in open quotes begins: behind the marks and one blank.
  private func lineStart(of comment: CodeTokens.Comment) -> Int {
    let start = comment.range.lowerBound + 2
    let isBlank = start < comment.range.upperBound && code.bytes[start].isSpaceOrTab
    return min(start + (isBlank ? 1 : 0), comment.textRange.upperBound)
  }

  /// Whether what stands behind `prints` without quotes tells of the text and is not the text.
  private static func beginsProse(_ text: String) -> Bool {
    let word = text.lowercased().prefix { $0.isLetter }
    return [
      "a", "an", "the", "all", "each", "every", "both", "out", "something", "one", "to", "nothing",
      "in",
      "its", "only", "and", "or", "this", "that", "it", "first", "again", "similar", "when", "if",
      "on",
      "from", "with", "for", "your", "what", "anything", "some", "twice", "same", "value", "values",
      "either", "random", "any", "lines", "line", "elements", "element", "names", "as",
    ].contains(word)
  }
}

/// Counts the brackets of a text, strings left out.
enum Brackets {
  /// How many brackets more open than close.
  static func depth(of bytes: ArraySlice<UInt8>) -> Int {
    var depth = 0
    var isInString = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "("): depth += isInString ? 0 : 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= isInString ? 0 : 1
      default: break
      }
    }
    return depth
  }
}
