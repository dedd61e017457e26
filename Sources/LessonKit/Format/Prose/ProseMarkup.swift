import LessonMarkdown
import LessonText

/// The raw HTML of a document, written anew from what ``ProseVocabulary`` allows.
///
/// An element may go over several nodes of the tree, and ends at the latest where that ends in which it
/// began: a list item, a quote, a paragraph, the document. No end tag reaches further, so that an author's
/// HTML ends no element of the page, and what is a part of a text ends before the next block.
package struct ProseMarkup {
  /// How deep elements may stand in each other; browsers have limits of their own.
  static let depthLimit = 100

  package internal(set) var parts: [ProsePart] = []
  /// The nodes between the tags of an element whose content is no HTML.
  package internal(set) var dropped: [MarkdownNode] = []
  /// The headings of level 1 that stand in an element.
  package internal(set) var enclosedTitles: [MarkdownNode] = []
  /// The headings in `summary` elements.
  package internal(set) var summaries: [MarkdownNode] = []
  /// What a reader sees of each HTML block's text, in document order.
  var texts: [String] = []
  /// The names of places.
  var names: [String] = []
  var links: [(piece: RawPiece, destination: String, isImage: Bool)] = []
  var leftOut: [(piece: RawPiece, name: String, reason: LeftOutHTML.Reason)] = []

  let elements = HTMLElements.prose
  var open: [OpenElement] = []
  var containers: [Container] = []
  var inlineCount = 0
  var usedNames: Set<String> = []
  /// How many images and links of Markdown stand around the node.
  var (images, markdownLinks) = (0, 0)
  /// The tag that is read.
  var tag = RawPiece(.inline(0), 0..<0)

  /// An element that has begun.
  struct OpenElement {
    let name: String
    var end: [ProsePiece]
    /// The pieces of its start tag, and the part that they are in.
    let part: Int
    let start: Range<Int>
    let tag: RawPiece
    var hasSummary = false
    var isLink: Bool
  }

  /// A node that elements can begin and end in.
  struct Container {
    /// How many elements were open before it.
    let base: Int
    /// Whether blocks may stand in it.
    let isFlow: Bool
    /// How many start tags of a name were left out whose end tags are still to come.
    var leftOut: [String: Int] = [:]
    /// Elements whose end tags were looked for in vain.
    var endless: Set<String> = []
  }

  package init(_ document: MarkdownDocument) {
    var last: MarkdownNode?
    for (node, isEnd) in document.events {
      if let end = last {
        if !isEnd, node.kind == .inlineHTML { inlineCount += 1 }
        if node == end { last = nil }
      } else if isEnd {
        leave(node)
      } else {
        last = enter(node)
      }
    }
  }
}

extension ProseMarkup {
  mutating func write(_ pieces: [ProsePiece]) {
    parts[parts.count - 1].pieces += pieces
  }

  mutating func leaveOut(_ name: String, _ reason: LeftOutHTML.Reason) {
    leftOut.append((tag, name, reason))
  }

  mutating func read(_ token: RawToken, isInline: Bool = false) {
    switch token.content {
    case .text, .comment: break
    case .declaration(let name): leaveOut(name, .unknown(withContent: false))
    case .unfinished(let name): leaveOut(name, .unfinished)
    case .start(let tag):
      if !isInline, RawToken.opaque.contains(tag.name.lowercased()) {
        return leaveOut(tag.name, .unknown(withContent: true))
      }
      if let reason = start(tag) {
        leaveOut(tag.name, reason)
        if let last = containers.indices.last {
          containers[last].leftOut[tag.name.lowercased(), default: 0] += 1
        }
      }
    case .end(let name): end(name)
    }
  }

  /// Begins an element; returns why it is left out, where it is.
  private mutating func start(_ tag: RawToken.Tag) -> LeftOutHTML.Reason? {
    guard let element = ProseVocabulary.element(named: tag.name), let container = containers.last
    else { return .unknown(withContent: false) }
    if elements.blocks.contains(element), !container.isFlow { return .block }
    if element == "a", markdownLinks > 0 || isOpen("a") {
      return .inLink
    }
    if element == "summary", open.last?.hasSummary == true { return .secondSummary }
    guard let endings = elements.endings(before: element, in: openHere) else {
      if let parents = elements.parents[element] { return .misplaced(parents: parents.sorted()) }
      return .inFrame(open.last?.name ?? "")
    }
    guard open.count - endings < Self.depthLimit else { return .tooDeep }
    close(endings)
    let first = parts[parts.count - 1].pieces.count
    let writer = written(tag, as: element)
    if element == "img", !writer.hasPicture {
      write([.html(writer.description)])
      return writer.isRemote ? .remote : nil
    }
    if element == "source", !writer.hasPicture { return nil }
    write(writer.pieces)
    guard !elements.voids.contains(element) else { return nil }
    if element == "summary" { open[open.count - 1].hasSummary = true }
    open.append(
      OpenElement(
        name: element, end: writer.end, part: parts.count - 1,
        start: first..<first + writer.pieces.count, tag: self.tag, isLink: element == "a"))
    if tag.isEmpty, elements.inline.contains(element) { close(1) }
    return nil
  }

  private mutating func end(_ name: String) {
    let known = name.lowercased()
    if let last = containers.indices.last, let count = containers[last].leftOut[known], count > 0 {
      containers[last].leftOut[known] = count - 1
      return
    }
    let element = ProseVocabulary.element(named: name)
    guard let element, let index = openHere.lastIndex(of: element) else {
      if element.map(elements.voids.contains) != true { leaveOut("/" + name, .stray) }
      return
    }
    close(openHere.count - index)
  }

  /// Ends the innermost elements.
  mutating func close(_ count: Int) {
    for _ in 0..<count {
      guard let element = open.popLast() else { return }
      if element.name == "details", !element.hasSummary {
        // What a browser shows in its language.
        parts[element.part].pieces.insert(
          .html("<summary>Details</summary>"), at: element.start.upperBound)
      }
      parts[parts.count - 1].pieces += element.end
    }
  }
}
