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
  }

  /// Where the comment starts.
  package let position: SourcePosition
  /// The words between the keyword and `-->`.
  package let words: [InfoString.Word]

  private static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)

  /// The comments with this keyword that begin in the lines from `first` to `last` of `source`.
  package static func all(
    _ keyword: Keyword, in source: SourceText, from first: Int, to last: Int
  ) -> [SettingsComment] {
    var comments: [SettingsComment] = []
    guard first <= last else { return [] }
    for number in first...last {
      let line = source.line(number)
      for start in line.indices where line[start...].starts(with: opening) {
        if let comment = SettingsComment(keyword, source, line: number, start: start, last: last) {
          comments.append(comment)
        }
      }
    }
    return comments
  }

  /// Reads the comment that starts at byte `start` of line `number`; `nil` where it is another one.
  private init?(
    _ keyword: Keyword, _ source: SourceText, line number: Int, start: Int, last: Int
  ) {
    var line = source.line(number)
    position = SourcePosition(line: number, column: start - line.startIndex + 1)
    var rest = line[(start + Self.opening.count)...].drop(while: \.isSpaceOrTab)
    guard rest.starts(with: keyword.rawValue.utf8) else { return nil }
    rest = rest.dropFirst(keyword.rawValue.utf8.count)
    var words: [InfoString.Word] = []
    var current = number
    while true {
      let end = rest.indices.first { rest[$0...].starts(with: Self.closing) }
      let text = rest[..<(end ?? rest.endIndex)]
      let column = text.startIndex - line.startIndex + 1
      words += InfoString.words(in: text, at: SourcePosition(line: current, column: column))
      guard end == nil, current < last else { break }
      current += 1
      line = source.line(current)
      rest = line
    }
    self.words = words
  }
}

extension LessonParser {
  mutating func read(comments node: MarkdownNode) {
    // cmark's last line of such a block is wrong where a comment ends it.
    let lastLine = node.startLine + max(node.literal.lines.count, 1) - 1
    let comments = SettingsComment.all(.lesson, in: source, from: node.startLine, to: lastLine)
    for comment in comments {
      if !node.isTopLevel || !isFirst(comment, of: node) {
        reject(comment, "settings for the whole lesson stand in a comment at the top level")
      } else if !cells.isEmpty {
        reject(comment, "settings for the whole lesson stand before its first cell")
      } else if hasSettings {
        reject(comment, "the lesson has its settings already")
      } else {
        hasSettings = true
        settings = LessonSettings(comment.words, diagnostics: &diagnostics)
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
    for comment in SettingsComment.all(
      .lesson, in: source, from: block.startLine, to: block.endLine)
    {
      reject(comment, "settings for the whole lesson stand in a comment of their own")
    }
  }

  private mutating func reject(_ comment: SettingsComment, _ problem: String) {
    diagnostics.append(
      Diagnostic(
        .unknownAttribute, at: comment.position, length: 4, problem,
        advice: "write one comment `<!-- lesson: … -->` before the first cell"))
  }
}

/// What holds for all cells of a lesson: the words of its `<!-- lesson: … -->`.
struct LessonSettings: Sendable, Equatable {
  /// The time limit in seconds of each cell that sets none.
  var timeout: Double?
  /// How outputs compare numbers that set no rule of their own.
  var numbers = NumberRule()
  var requirements: [Requirement] = []
}

extension LessonSettings {
  init(_ words: [InfoString.Word], diagnostics: inout [Diagnostic]) {
    let reader = WordReader<LessonSetting>(words, diagnostics: &diagnostics)
    for (setting, text) in reader.words {
      switch setting {
      case .timeout: timeout = text.value.flatMap(Double.init)
      case .tolerance: numbers.relativeTolerance = text.value.flatMap(DecimalNumber.init)
      case .abs: numbers.absoluteTolerance = text.value.flatMap(DecimalNumber.init)
      case .approx: numbers.allowsRounding = true
      case .requires: requirements = Requirement.all(in: text.value ?? "")
      }
    }
  }
}
