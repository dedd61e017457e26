import LessonMarkdown
import LessonText

extension LessonParser {
  /// Reads settings for the whole lesson.
  mutating func read(comments node: MarkdownNode) {
    // cmark's last line of such a block is wrong where a comment ends it.
    let lastLine = node.startLine + max(node.literal.lines.count, 1) - 1
    let comments = SettingsComment.all(in: source, from: node.startLine, to: lastLine)
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

  /// Whether nothing but blanks stands before a comment in its block.
  private func isFirst(_ comment: SettingsComment, of node: MarkdownNode) -> Bool {
    comment.position.line == node.startLine
      && source.line(node.startLine).prefix(comment.position.column - 1).allSatisfy { $0 == 0x20 }
  }

  /// Rejects settings in the middle of a paragraph, which would otherwise be overlooked.
  mutating func read(misplaced node: MarkdownNode) {
    guard node.isFirstInlineHTML, let block = node.block else { return }
    for comment in SettingsComment.all(in: source, from: block.startLine, to: block.endLine) {
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
