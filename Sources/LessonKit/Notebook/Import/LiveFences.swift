import LessonFormat
import LessonMarkdown
import LessonText

/// Fences that a lesson would take for cells or outputs, in text where they are prose.
struct LiveFences {
  /// The text with `text` in front of each such info string, so that it stays to be read.
  private(set) var relabelled: String
  private(set) var lines: [Int] = []

  /// Looks for fences in `markdown` outside of the byte ranges that `live` names.
  init(_ markdown: String, besides live: [Range<Int>] = [], hasFrontMatter: Bool = false) {
    let source = SourceText(markdown)
    let document = MarkdownDocument(source, frontMatter: hasFrontMatter ? FrontMatter(source) : nil)
    var bytes = source.bytes
    for place in document.nodes.flatMap({ Self.places(in: $0, of: source) }).reversed() {
      let start = source.line(place.line).startIndex
      guard !live.contains(where: { $0.contains(start) }) else { continue }
      bytes.insert(contentsOf: "text ".utf8, at: start + place.column - 1)
      lines.insert(place.line, at: 0)
    }
    relabelled = lines.isEmpty ? markdown : String(decoding: bytes, as: UTF8.self)
  }

  /// Where the info strings start of the live fences that a node is or swallows.
  private static func places(in node: MarkdownNode, of source: SourceText) -> [SourcePosition] {
    if let fence = Fence(node, in: source) { return fence.label.isLive ? [fence.infoPosition] : [] }
    return SwallowedFence.all(in: node, of: source).map(\.infoPosition)
  }
}
