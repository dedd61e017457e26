import LessonCode
import LessonMarkdown
import LessonText

/// Text in brackets in Markdown that may be the label of a link or of a footnote.
struct BracketedLabel {
  enum Role: Equatable {
    /// `[label]: …` at the beginning of a line.
    case definition
    /// `[…][label]`.
    case label
    /// `[label]` alone, or `[label][]`; a label of its own goes up to `end`.
    case shortcut(end: Int)
    /// `[label](…)`, `[label][…]`.
    case text
  }

  /// The label as CommonMark compares it: blanks and the case of letters do not count.
  let name: String
  let text: String
  /// Where the text between the brackets stands, in bytes.
  let range: Range<Int>
  let role: Role

  var isDefinition: Bool { role == .definition }

  /// The labels of `markdown` in order, code and HTML left out.
  static func all(in markdown: String) -> [BracketedLabel] {
    let source = SourceText(markdown)
    // Behind a byte order mark, which no editor of notebooks writes, all places would be others.
    guard source.bytes.contains(UInt8(ascii: "[")), !source.hasByteOrderMark else { return [] }
    var isProse = [Bool](repeating: true, count: source.lineCount + 1)
    for node in MarkdownDocument(source).nodes where node.kind == .codeBlock || node.kind == .html {
      for line in node.startLine...max(node.startLine, node.endLine) where line < isProse.count {
        isProse[line] = false
      }
    }
    var labels: [BracketedLabel] = []
    var line = 1
    var scanner = LabelScanner(bytes: source.bytes)
    while scanner.index < scanner.bytes.count {
      while line < source.lineCount, source.range(ofLine: line + 1).lowerBound <= scanner.index {
        line += 1
      }
      if !isProse[line] {
        scanner.index = max(source.range(ofLine: line).upperBound + 1, scanner.index + 1)
      } else if let label = scanner.next(lineStart: source.range(ofLine: line).lowerBound) {
        labels.append(label)
      }
    }
    return labels
  }
}

/// Walks through inline Markdown, over what has no labels in it.
private struct LabelScanner {
  let bytes: [UInt8]
  var index = 0

  /// Reads one character, or what it opens; a label, if it is one.
  mutating func next(lineStart: Int) -> BracketedLabel? {
    let start = index
    index += 1
    switch bytes[start] {
    case UInt8(ascii: "\\"): index += 1
    case UInt8(ascii: "`"): skipCode(from: start)
    case UInt8(ascii: "<"): skipTag()
    case UInt8(ascii: "["):
      guard let end = end(ofLabelAt: start + 1) else { return nil }
      return label(start + 1..<end, lineStart: lineStart)
    default: break
    }
    return nil
  }

  /// Where the bracket stands that closes a label; a label has no brackets and no blank line in it.
  private func end(ofLabelAt start: Int) -> Int? {
    var index = start
    while index < min(bytes.count, start + 999) {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "]"): return bytes[start..<index].allSatisfy(\.isASCIIBlank) ? nil : index
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\n") where isBlankLine(behind: index): return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private func label(_ range: Range<Int>, lineStart: Int) -> BracketedLabel {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let name = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let end = range.upperBound + 1
    let next = end < bytes.count ? bytes[end] : 0
    let role: BracketedLabel.Role
    if next == UInt8(ascii: ":"), opensLine(range.lowerBound - 1, lineStart) {
      role = .definition
    } else if range.lowerBound > 1, bytes[range.lowerBound - 2] == UInt8(ascii: "]") {
      role = .label
    } else if bytes[end...].starts(with: "[]".utf8) {
      role = .shortcut(end: end + 2)
    } else {
      let isText = next == UInt8(ascii: "[") || next == UInt8(ascii: "(")
      role = isText ? .text : .shortcut(end: end)
    }
    return BracketedLabel(name: name, text: text, range: range, role: role)
  }

  /// Whether only blanks and the marks of quotes and lists stand before a place in its line.
  private func opensLine(_ index: Int, _ lineStart: Int) -> Bool {
    guard lineStart <= index else { return false }
    return bytes[lineStart..<index].allSatisfy { byte in
      byte.isASCIIBlank || "<>*+-.)0123456789".utf8.contains(byte)
    }
  }

  private func isBlankLine(behind index: Int) -> Bool {
    let rest = bytes[(index + 1)...].drop(while: \.isSpaceOrTab)
    return rest.first.map { $0 == UInt8(ascii: "\n") } ?? true
  }

  /// A code span ends with as many backticks as it begins with, in the same paragraph.
  private mutating func skipCode(from start: Int) {
    let tick = UInt8(ascii: "`")
    let length = bytes[start...].prefix { $0 == tick }.count
    index = start + length
    var place = index
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n"), isBlankLine(behind: place) { return }
      guard bytes[place] == tick else {
        place += 1
        continue
      }
      let run = bytes[place...].prefix { $0 == tick }.count
      place += run
      if run == length {
        index = place
        return
      }
    }
  }

  /// A tag or an autolink.
  private mutating func skipTag() {
    guard index < bytes.count, bytes[index] != UInt8(ascii: " "), bytes[index] != UInt8(ascii: "<")
    else { return }
    for place in index..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: ">"):
        index = place + 1
        return
      case UInt8(ascii: "<"): return
      case UInt8(ascii: "\n") where isBlankLine(behind: place): return
      default: break
      }
    }
  }
}
