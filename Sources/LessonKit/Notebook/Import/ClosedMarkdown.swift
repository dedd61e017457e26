import LessonMarkdown
import LessonText

/// Markdown that leaves nothing open, so that what follows it in a lesson means what it says: in a notebook
/// an open fence or comment ends with its cell.
struct ClosedMarkdown {
  let text: String
  /// What was added to close it; `nil` where nothing was.
  let closing: String?

  init(_ markdown: String) {
    guard !Self.isClosed(markdown) else {
      text = markdown
      closing = nil
      return
    }
    // Markdown takes the end of one element for that of another.
    let text = markdown.lowercased()
    let own = Self.closings.filter {
      $0.hasPrefix("</") && text.contains($0.replacing("/", with: "").dropLast())
    }
    for closing in Self.openFence(of: markdown) + own + Self.closings {
      let closed = markdown + "\n" + closing
      guard Self.isClosed(closed) else { continue }
      self.text = closed
      self.closing = closing
      return
    }
    self.text = markdown.lines.fenced(info: "markdown")
    closing = "a fence around it"
  }

  /// What ends the HTML blocks that a blank line does not end (CommonMark 0.30, section 4.6).
  private static let closings = [
    "-->", "?>", "]]>", "</script>", "</pre>", "</style>", "</textarea>", ">",
  ]

  /// Whether a fence behind the text is a block of the document.
  private static func isClosed(_ markdown: String) -> Bool {
    let source = SourceText(markdown + "\n\n```swift\n```\n")
    return MarkdownDocument(source).nodes.contains { node in
      node.startLine == source.lineCount - 1 && node.isTopLevel
        && Fence(node, in: source)?.label == .cell
    }
  }

  private static func openFence(of markdown: String) -> [String] {
    let source = SourceText(markdown)
    let code = MarkdownDocument(source).codeBlocks(in: source)
    guard let fence = code.compactMap(\.fence).last, !fence.isClosed else { return [] }
    let line = source.text(ofLine: fence.position.line)
    let character = line.contains("~~~") ? "~" : "`"
    return [String(repeating: character, count: fence.length)]
  }
}
