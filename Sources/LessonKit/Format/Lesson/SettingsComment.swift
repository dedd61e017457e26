import LessonMarkdown
import LessonText

/// A comment in Markdown that has words for the tool, with the places of its words.
package struct SettingsComment {
  /// What such a comment begins with.
  package enum Keyword: String {
    /// Settings for all cells of a lesson.
    case lesson = "lesson:"
    /// Attributes of the block of code below, in documentation.
    case block = "lessons:"
    /// The part of the course that a lesson begins.
    case part = "part:"
    /// The part that a lesson begins and that is no step of the course.
    case apart = "apart:"
  }

  let keyword: Keyword
  /// What stands in the place of the keyword, where it is not quite that.
  let misspelling: InfoString.Word?
  /// Where the comment starts.
  package let position: SourcePosition
  /// The words between the keyword and `-->`.
  package let words: [InfoString.Word]
  /// The byte behind its last word; what else begins before is a part of it.
  private let end: Int
  /// Whether `-->` ends it.
  let isClosed: Bool

  /// What is wrong with a comment that is nearly one of settings.
  package var misspellingDiagnostic: Diagnostic? {
    misspelling.map { word in
      word.diagnostic(
        .unknownAttribute,
        "`\(word.text)` is not `\(keyword.rawValue)`, so that this comment would silently set nothing",
        advice: "write `\(keyword.rawValue)`, or other words if it is a note")
    }
  }

  private static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)

  /// The comments for blocks that begin in the lines from `first` to `last` of `source`, and those that were
  /// meant to be some.
  package static func ofBlocks(
    in source: SourceText, from first: Int, to last: Int
  ) -> [SettingsComment] {
    all([.block], in: source, from: first, to: last)
  }

  /// The comments for lessons that begin in the lines from `first` to `last` of `source`, and those that
  /// were meant to be some.
  static func ofLessons(
    in source: SourceText, from first: Int, to last: Int
  ) -> [SettingsComment] {
    all([.lesson, .part, .apart], in: source, from: first, to: last)
  }

  private static func all(
    _ keywords: [Keyword], in source: SourceText, from first: Int, to last: Int
  ) -> [SettingsComment] {
    var comments: [SettingsComment] = []
    guard first <= last else { return [] }
    for number in first...last {
      let line = source.line(number)
      for start in line.indices
      where start >= comments.last?.end ?? 0 && line[start...].starts(with: opening) {
        if let comment = SettingsComment(keywords, source, line: number, start: start, last: last) {
          comments.append(comment)
        }
      }
    }
    return comments
  }

  /// Reads the comment that starts at byte `start` of line `number`; `nil` where it is another one.
  private init?(
    _ keywords: [Keyword], _ source: SourceText, line number: Int, start: Int, last: Int
  ) {
    var line = source.line(number)
    position = SourcePosition(line: number, column: start - line.startIndex + 1)
    var rest = line[(start + Self.opening.count)...].drop(while: \.isSpaceOrTab)
    let place = SourcePosition(line: number, column: rest.startIndex - line.startIndex + 1)
    let exact = keywords.first { rest.starts(with: $0.rawValue.utf8) }
    let near = exact == nil ? Keyword.nearest(to: rest, among: keywords) : nil
    guard let keyword = exact ?? near?.keyword else { return nil }
    self.keyword = keyword
    misspelling = near.map { InfoString.Word(position: place, text: $0.written, name: $0.written) }
    rest = rest.dropFirst(near?.written.utf8.count ?? keyword.rawValue.utf8.count)
    var words: [InfoString.Word] = []
    var name: [UInt8] = []
    var current = number
    var end: Int?
    while true {
      end = rest.indices.first { rest[$0...].starts(with: Self.closing) }
      let text = rest[..<(end ?? rest.endIndex)]
      name += (name.isEmpty ? [] : [UInt8(ascii: " ")]) + text
      let column = text.startIndex - line.startIndex + 1
      words += InfoString.words(in: text, at: SourcePosition(line: current, column: column))
      guard end == nil, current < last else { break }
      current += 1
      line = source.line(current)
      rest = line
    }
    self.end = end ?? line.endIndex
    isClosed = end != nil
    self.words = Keyword.ofParts.contains(keyword) ? [keyword.word(name, at: place)] : words
  }
}

extension SettingsComment.Keyword {
  /// The keyword that `bytes` nearly begin with, and what they begin with: a word with other capitals, a
  /// blank behind it, a letter too many, too few or another one, or `=` for the colon.
  fileprivate static func nearest(
    to bytes: ArraySlice<UInt8>, among keywords: [Self]
  ) -> (keyword: Self, written: String)? {
    let word = bytes.prefix(while: \.isASCIILetter)
    let sign = bytes[word.endIndex...].drop(while: \.isSpaceOrTab)
    guard sign.first == UInt8(ascii: ":") || sign.first == UInt8(ascii: "=") else { return nil }
    let name = String(decoding: word, as: UTF8.self)
    let names = keywords.map { String($0.rawValue.dropLast()) }
    guard !otherWords.contains(name.lowercased()),
      let nearest = Spelling.nearest(to: name, among: names, distance: 1),
      let keyword = Self(rawValue: nearest + ":")
    else { return nil }
    return (keyword, String(decoding: bytes[...sign.startIndex], as: UTF8.self))
  }

  /// Words that are near to ours and mean something else.
  private static let otherWords: Set<String> = [
    "art", "cart", "chart", "dart", "lessen", "pact", "par", "park", "party", "past", "pat", "port",
  ]
}

extension LessonParser {
  mutating func read(comments node: MarkdownNode) {
    // cmark's last line of such a block is wrong where a comment ends it.
    let lastLine = node.startLine + max(node.literal.lines.count, 1) - 1
    for comment in SettingsComment.ofLessons(in: source, from: node.startLine, to: lastLine) {
      if let misspelling = comment.misspellingDiagnostic {
        diagnostics.append(misspelling)
      } else if !comment.isClosed {
        reject(
          comment, "the comment does not end, and all below belongs to it", "close it with `-->`")
      } else if !node.isTopLevel || !isFirst(comment, of: node) {
        reject(comment, "settings for the whole lesson stand in a comment at the top level")
      } else if !cells.isEmpty {
        reject(comment, "settings for the whole lesson stand before its first cell")
      } else if comment.keyword == .lesson, hasSettings {
        reject(comment, "the lesson has its settings already")
      } else {
        if comment.keyword == .lesson { hasSettings = true }
        settings.read(comment.words, diagnostics: &diagnostics)
      }
    }
  }

  private func isFirst(_ comment: SettingsComment, of node: MarkdownNode) -> Bool {
    comment.position.line == node.startLine
      && source.line(node.startLine).prefix(comment.position.column - 1).allSatisfy { $0 == 0x20 }
  }

  /// Rejects settings in the middle of a paragraph, which would otherwise be overlooked.
  mutating func read(misplaced node: MarkdownNode) {
    guard node.isFirstInlineHTML, let block = node.block else { return }
    for comment in SettingsComment.ofLessons(
      in: source, from: block.startLine, to: block.endLine)
    {
      if let misspelling = comment.misspellingDiagnostic {
        diagnostics.append(misspelling)
      } else {
        reject(comment, "settings for the whole lesson stand in a comment of their own")
      }
    }
  }

  private mutating func reject(
    _ comment: SettingsComment, _ problem: String, _ advice: String? = nil
  ) {
    let form = "write one comment `<!-- \(comment.keyword.rawValue) … -->` before the first cell"
    diagnostics.append(
      Diagnostic(
        .unknownAttribute, at: comment.position, length: 4, problem, advice: advice ?? form))
  }
}

/// What holds for a lesson: the words of its `<!-- lesson: … -->`, and what names its part.
struct LessonSettings: Sendable, Equatable {
  /// The time limit in seconds of each cell that sets none.
  var timeout: Double?
  /// How outputs compare numbers that set no rule of their own.
  var numbers = NumberRule()
  var requirements: [Requirement] = []
  var part: LessonPart?
  /// What names the part.
  var partWord: InfoString.Word?
}

extension LessonSettings {
  mutating func read(_ words: [InfoString.Word], diagnostics: inout [Diagnostic]) {
    let reader = WordReader<LessonSetting>(words, diagnostics: &diagnostics)
    for (setting, text) in reader.words {
      switch setting {
      case .timeout: timeout = text.value.flatMap(Double.init)
      case .tolerance: numbers.relativeTolerance = text.value.flatMap(DecimalNumber.init)
      case .abs: numbers.absoluteTolerance = text.value.flatMap(DecimalNumber.init)
      case .approx: numbers.allowsRounding = true
      case .requires: requirements = Requirement.all(in: text.value ?? "")
      case .part, .apart:
        guard partWord == nil else {
          diagnostics.append(
            text.diagnostic(
              .contradictoryAttributes, "the lesson names its part already",
              advice: "keep one of them"))
          continue
        }
        partWord = text
        let name = (text.value ?? "").trimmed { $0 == " " || $0 == "\t" }
        part = LessonPart(name: String(name), isApart: setting == .apart)
      }
    }
  }
}
