import LessonText

/// The lines of a Markdown text as far as they can be read without a parser.
struct BlockLines {
  let source: SourceText
  let bytes: [UInt8]

  var count: Int { source.lineCount }

  /// The text of a line that goes on with a paragraph: behind blanks and the marks of so many quotes.
  func continuation(_ number: Int, quotes: Int = .max) -> Range<Int> {
    let line = source.range(ofLine: number)
    var left = quotes
    let start = bytes[line].firstIndex { byte in
      if byte == UInt8(ascii: ">"), left > 0 {
        left -= 1
        return false
      }
      return !byte.isSpaceOrTab
    }
    return (start ?? line.upperBound)..<line.upperBound
  }

  /// The text of a line behind the marks of quotes, list items, tasks and footnotes.
  func content(_ number: Int) -> Range<Int> {
    var text = continuation(number)
    while let end = endOfMarker(in: text) { text = self.text(in: end..<text.upperBound) }
    return text
  }

  /// The text behind the mark of a list's item, or several, that a line begins with.
  func itemText(_ number: Int) -> Range<Int> {
    var text = continuation(number)
    while let end = endOfListMarker(in: text) { text = self.text(in: end..<text.upperBound) }
    return text
  }

  /// Whether a line is what makes a heading of the lines above it.
  func isUnderline(_ number: Int) -> Bool {
    let text = bytes[continuation(number)]
    return text.allSatisfy { $0 == text.first || $0.isSpaceOrTab }
      && (text.first == UInt8(ascii: "=") || text.first == UInt8(ascii: "-"))
  }

  /// A part of a line without the blanks and marks of quotes before it.
  func text(in range: Range<Int>) -> Range<Int> {
    let start = bytes[range].firstIndex { !$0.isSpaceOrTab && $0 != UInt8(ascii: ">") }
    return (start ?? range.upperBound)..<range.upperBound
  }

  /// How many marks of quotes a line begins with.
  func quotes(_ number: Int) -> Int {
    let line = source.range(ofLine: number)
    return bytes[line.lowerBound..<continuation(number).lowerBound].count {
      $0 == UInt8(ascii: ">")
    }
  }

  private func endOfMarker(in text: Range<Int>) -> Int? {
    if let end = endOfListMarker(in: text) {
      guard let box = firstText(in: end..<text.upperBound), hasBox(at: box, in: text) else {
        return end
      }
      return box + 3
    }
    return FootnoteDefinition(in: text, of: bytes, line: 0)?.range.upperBound
  }

  private func firstText(in range: Range<Int>) -> Int? {
    bytes[range].firstIndex { !$0.isSpaceOrTab }
  }

  /// Where the mark of a list's item ends that `text` begins with.
  func endOfListMarker(in text: Range<Int>) -> Int? {
    guard let first = bytes[text].first else { return nil }
    var end = text.lowerBound + 1
    if first.isASCIIDigit {
      end = bytes[text].firstIndex { !$0.isASCIIDigit } ?? text.upperBound
      guard end - text.lowerBound <= 9, end < text.upperBound,
        bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
      else { return nil }
      end += 1
    } else {
      guard "-+*".utf8.contains(first) else { return nil }
    }
    return end == text.upperBound || bytes[end].isTableBlank ? end : nil
  }

  /// Whether `[ ]` or `[x]` stands at `index`, and a blank and text behind it.
  func hasBox(at index: Int, in text: Range<Int>) -> Bool {
    firstText(in: min(index + 3, text.upperBound)..<text.upperBound) != nil
      && index + 3 < text.upperBound && bytes[index] == UInt8(ascii: "[")
      && bytes[index + 2] == UInt8(ascii: "]") && bytes[index + 3].isTableBlank
      && " xX".utf8.contains(bytes[index + 1])
  }

  /// The box of the task that a line is, if it is one.
  func task(_ number: Int) -> TaskBox? {
    var text = continuation(number)
    while let end = endOfListMarker(in: text) {
      guard let next = firstText(in: end..<text.upperBound) else { return nil }
      if hasBox(at: next, in: text) {
        return TaskBox(
          line: number, offset: next, isDone: bytes[next + 1] != UInt8(ascii: " "))
      }
      text = next..<text.upperBound
    }
    return nil
  }

  /// Whether a block begins with `text`, or may, where no paragraph goes on.
  func mayBeginBlock(_ text: Range<Int>) -> Bool {
    guard let first = bytes[text].first else { return true }
    if endOfListMarker(in: text) != nil { return true }
    let run = bytes[text].prefix { $0 == first }
    switch first {
    case UInt8(ascii: "`"):
      return run.count >= 3 && !bytes[run.endIndex..<text.upperBound].contains(first)
    case UInt8(ascii: "~"): return run.count >= 3
    case UInt8(ascii: "#"):
      return run.count <= 6 && (run.endIndex == text.upperBound || bytes[run.endIndex].isSpaceOrTab)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      let marks = bytes[text].filter { !$0.isSpaceOrTab }
      return marks.count >= 3 && marks.allSatisfy { $0 == first }
    case UInt8(ascii: "["): return FootnoteDefinition(in: text, of: bytes, line: 0) != nil
    case UInt8(ascii: "<"): return true
    default: return false
    }
  }
}

/// The box of a task in a list, `[ ]` or `[x]`.
struct TaskBox: Sendable, Equatable {
  let line: Int
  let offset: Int
  let isDone: Bool
}

/// What a footnote's text stands behind, `[^label]:`.
struct FootnoteDefinition: Sendable, Equatable {
  let line: Int
  /// The label as references are compared with it.
  let label: String
  /// The bytes up to the text, the blanks before it included.
  private(set) var range: Range<Int>
  let hasText: Bool

  /// Reads what `text` begins with.
  init?(in text: Range<Int>, of bytes: [UInt8], line: Int) {
    guard bytes[text].starts(with: "[^".utf8) else { return nil }
    let start = text.lowerBound + 2
    let label = bytes[start..<text.upperBound].prefix {
      $0 != UInt8(ascii: "]") && $0 > 0x20
    }
    guard !label.isEmpty, bytes[label.endIndex..<text.upperBound].starts(with: "]:".utf8) else {
      return nil
    }
    let rest = bytes[(label.endIndex + 2)..<text.upperBound].drop(while: \.isSpaceOrTab)
    self.line = line
    self.label = Self.label(label)
    range = text.lowerBound..<rest.startIndex
    hasText = !rest.isEmpty
  }

  /// The footnote with the blanks before it, which mean nothing, where no list or quote has them.
  func outdented(_ lines: BlockLines, isTopLevel: Bool) -> FootnoteDefinition {
    let start = lines.source.range(ofLine: line).lowerBound
    guard isTopLevel, lines.bytes[start..<range.lowerBound].allSatisfy(\.isSpaceOrTab) else {
      return self
    }
    var footnote = self
    footnote.range = start..<range.upperBound
    return footnote
  }

  static func label(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// By how many bytes its line is shorter for cmark, for which it is an item of a list.
  var shift: Int { range.count - Self.width }

  /// What it is for cmark: an item whose further lines are indented by four, as a footnote's are.
  func marker(_ mark: String) -> [UInt8] {
    let blanks = String(repeating: " ", count: Self.width - mark.utf8.count)
    return Array((mark + blanks + (hasText ? "" : "#")).utf8)
  }

  private static let width = 4
}
