import LessonMarkdown
import LessonText

extension String {
  /// The Markdown of a notebook's cell with formulas as lessons have them.
  ///
  /// Jupyter takes them out before it reads Markdown: with blanks next to a dollar, with lines that begin as
  /// those of lists do, and without dollars where an environment stands by itself.
  var withFormulasOfLessons: String {
    guard hasBytes(of: "$") || hasBytes(of: "\\begin{") else { return self }
    let source = SourceText(self)
    let code = MarkdownDocument(source).nodes
      .filter { $0.kind == .codeBlock || $0.kind == .html }
      .map { $0.startLine...max($0.startLine, $0.endLine) }
    var edits: [TextEdit] = []
    var start: Int?
    for number in 1...source.lineCount + 1 {
      let isText =
        number <= source.lineCount && source.line(number).contains { !$0.isASCIIBlank }
        && !code.contains { $0.contains(number) }
      if isText {
        start = start ?? number
      } else if let first = start {
        let bytes =
          source.range(ofLine: first).lowerBound..<source.range(ofLine: number - 1).upperBound
        edits += NotebookFormulas(Array(source.bytes[bytes])).edits(from: bytes.lowerBound)
        start = nil
      }
    }
    return edits.isEmpty
      ? self : String(decoding: TextEdit.applying(edits, to: source.bytes), as: UTF8.self)
  }
}

/// The formulas in lines of a notebook's Markdown that no blank line parts.
private struct NotebookFormulas {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What makes formulas of lessons of them, in a text in which they stand at `offset`.
  func edits(from offset: Int) -> [TextEdit] {
    var edits: [TextEdit] = []
    if isEnvironment {
      let all = Array("$$\n".utf8) + joined(bytes.indices) + Array("\n$$".utf8)
      edits.append(TextEdit(range: bytes.indices, replacement: all))
    } else {
      let scanner = DollarScanner(bytes)
      for range in scanner.spaced {
        let content = bytes[range.lowerBound + 1..<range.upperBound - 1]
        let start = content.firstIndex { !$0.isASCIIBlank } ?? content.startIndex
        let end = (content.lastIndex { !$0.isASCIIBlank } ?? start) + 1
        edits.append(TextEdit(range: range.lowerBound + 1..<start, replacement: []))
        edits.append(TextEdit(range: start..<end, replacement: joined(start..<end)))
        edits.append(TextEdit(range: end..<range.upperBound - 1, replacement: []))
      }
      for match in scanner.matches where joined(match.range) != Array(bytes[match.range]) {
        edits.append(TextEdit(range: match.range, replacement: joined(match.range)))
      }
    }
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }.map {
      let range = $0.range.lowerBound + offset..<$0.range.upperBound + offset
      return TextEdit(range: range, replacement: $0.replacement)
    }
  }

  /// Whether the lines are one environment without dollars.
  private var isEnvironment: Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let match = text.wholeMatch(of: #/\s*\\begin\{([a-z]+\*?)\}[^$]*\\end\{([a-z]+\*?)\}\s*/#)
    else { return false }
    return match.1 == match.2
  }

  /// A part of the lines, with a blank before what would begin a list, a quote or a heading.
  private func joined(_ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    for (index, line) in bytes[range].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    )
    .enumerated() {
      let beginsBlock = Self.beginsBlock(line)
      if index > 0 { text.append(beginsBlock ? UInt8(ascii: " ") : UInt8(ascii: "\n")) }
      text += beginsBlock && index > 0 ? line.drop(while: \.isASCIIBlank) : line
    }
    return text
  }

  /// Whether a line would not go on with a paragraph of Markdown.
  private static func beginsBlock(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.drop(while: \.isASCIIBlank)
    guard let first = line.first else { return false }
    let run = line.prefix { $0 == first }
    let isAlone = run.endIndex == line.endIndex || line[run.endIndex].isASCIIBlank
    switch first {
    case UInt8(ascii: ">"): return true
    case UInt8(ascii: "="): return line.allSatisfy { $0 == first || $0.isASCIIBlank }
    case UInt8(ascii: "#"), UInt8(ascii: "-"): return isAlone
    case UInt8(ascii: "+"), UInt8(ascii: "*"): return isAlone && run.count == 1
    default:
      let rest = line.drop(while: \.isASCIIDigit)
      return first.isASCIIDigit
        && (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
        && rest.dropFirst().first?.isASCIIBlank != false
    }
  }
}
