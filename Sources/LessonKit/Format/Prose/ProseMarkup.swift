import CCMark
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

  package private(set) var parts: [ProsePart] = []
  /// The nodes between the tags of an element whose content is no HTML.
  package private(set) var dropped: [MarkdownNode] = []
  /// The headings of level 1 that stand in an element.
  package private(set) var enclosedTitles: [MarkdownNode] = []
  /// What a reader sees of each HTML block's text, in document order.
  private(set) var texts: [String] = []
  /// The names of places.
  var names: [String] = []
  var links: [(piece: RawPiece, destination: String, isImage: Bool)] = []
  private(set) var leftOut: [(piece: RawPiece, name: String, reason: LeftOutHTML.Reason)] = []

  let elements = HTMLElements.prose
  private var open: [OpenElement] = []
  private var containers: [Container] = []
  private var inlineCount = 0
  var usedNames: Set<String> = []
  /// How many images and links of Markdown stand around the node.
  private var (images, markdownLinks) = (0, 0)
  /// The tag that is read.
  private(set) var tag = RawPiece(.inline(0), 0..<0)

  /// An element that has begun.
  private struct OpenElement {
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
  private struct Container {
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

// MARK: The tree

extension ProseMarkup {
  /// Begins a node; returns the last one of those that are dropped behind it.
  private mutating func enter(_ node: MarkdownNode) -> MarkdownNode? {
    let type = cmark_node_get_type(node.pointer)
    switch type {
    case CMARK_NODE_HTML_BLOCK:
      read(block: node)
      return nil
    case CMARK_NODE_HTML_INLINE:
      defer { inlineCount += 1 }
      // In an image's description it is text.
      return images == 0 ? read(inline: node) : nil
    case CMARK_NODE_TEXT where node.literal.utf8.allSatisfy(\.isHTMLBlank): return nil
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return nil
    case CMARK_NODE_IMAGE: images += 1
    case CMARK_NODE_LINK: markdownLinks += 1
    default: break
    }
    let isInline = type.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue
    let isText = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
    endElements(before: node, isInline: isInline, isText: isText)
    if type == CMARK_NODE_LINK || type == CMARK_NODE_CUSTOM_INLINE && node.mayBeReference {
      endLink()
    }
    if type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK
      || type == CMARK_NODE_THEMATIC_BREAK
    {
      return nil
    }
    if node.kind == .heading(level: 1), !open.isEmpty { enclosedTitles.append(node) }
    containers.append(
      Container(base: open.count, isFlow: isInline ? node.kind == .cell : !isText))
    return nil
  }

  private mutating func leave(_ node: MarkdownNode) {
    switch cmark_node_get_type(node.pointer) {
    case CMARK_NODE_IMAGE: images -= 1
    case CMARK_NODE_LINK: markdownLinks -= 1
    default: break
    }
    guard let container = containers.popLast(), open.count > container.base else { return }
    parts.append(ProsePart(place: .atEnd(of: node)))
    close(open.count - container.base)
  }

  /// The elements that are open in the node that is read.
  private var openHere: [String] { open[(containers.last?.base ?? 0)...].map(\.name) }

  func isOpen(_ name: String) -> Bool { open.contains { $0.name == name } }

  /// Ends the elements in which a node of Markdown cannot stand.
  private mutating func endElements(before node: MarkdownNode, isInline: Bool, isText: Bool) {
    guard let container = containers.last, open.count > container.base else { return }
    let count =
      isInline
      ? elements.endings(beforeTextIn: openHere)
      : elements.endings(beforeMarkdownIn: openHere, isText: isText)
    guard count > 0 else { return }
    parts.append(ProsePart(place: .before(node)))
    close(count)
  }

  /// Makes a link of raw HTML none, because one of Markdown's stands in it.
  private mutating func endLink() {
    guard let index = open.lastIndex(where: \.isLink) else { return }
    open[index].isLink = false
    open[index].end = [.html("</span>")]
    let (part, start) = (open[index].part, open[index].start)
    parts[part].pieces[start.lowerBound] = .html("<span")
    for place in start {
      guard case .link = parts[part].pieces[place] else { continue }
      for place in (place - 1)...(place + 1) { parts[part].pieces[place] = .html("") }
      leftOut.append((open[index].tag, "a", .aroundLink))
    }
  }

  private mutating func read(block node: MarkdownNode) {
    var bytes = Array(node.literal.utf8)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    parts.append(ProsePart(place: .instead(of: node)))
    var text = ""
    for token in RawToken.all(in: bytes) {
      tag = RawPiece(.block(node), token.range)
      if token.content == .text {
        let part = String(decoding: bytes[token.range], as: UTF8.self)
        if !part.utf8.allSatisfy(\.isHTMLBlank) { close(elements.endings(beforeTextIn: openHere)) }
        write([.html(part.escapedMarkupText)])
        text += part.withoutReferences
      } else {
        read(token)
        text += elements.inline.contains(token.elementName) ? "" : " "
      }
    }
    texts.append(text)
  }

  /// Reads a tag in text; returns the last one of the nodes that are dropped with it.
  private mutating func read(inline node: MarkdownNode) -> MarkdownNode? {
    let literal = Array(node.literal.utf8)
    parts.append(ProsePart(place: .instead(of: node)))
    tag = RawPiece(.inline(inlineCount), 0..<literal.count)
    guard let token = RawToken.all(in: literal).first else { return nil }
    guard case .start(let tag) = token.content,
      RawToken.opaque.contains(tag.name.lowercased()),
      let end = endTag(of: tag.name.lowercased(), behind: node)
    else {
      read(token, isInline: true)
      return nil
    }
    leaveOut(tag.name, .unknown(withContent: true))
    return end
  }

  /// The end tag of an element whose content is no HTML; the nodes up to it are dropped.
  private mutating func endTag(of name: String, behind node: MarkdownNode) -> MarkdownNode? {
    guard let container = containers.indices.last, !containers[container].endless.contains(name)
    else { return nil }
    var siblings: [MarkdownNode] = []
    var next = node.next
    while let sibling = next {
      siblings.append(sibling)
      if sibling.kind == .inlineHTML,
        case .end(let other)? = RawToken.all(in: Array(sibling.literal.utf8)).first?.content,
        other.lowercased() == name
      {
        dropped += siblings
        return sibling
      }
      next = sibling.next
    }
    containers[container].endless.insert(name)
    return nil
  }
}

// MARK: Tags

extension ProseMarkup {
  private mutating func write(_ pieces: [ProsePiece]) {
    parts[parts.count - 1].pieces += pieces
  }

  mutating func leaveOut(_ name: String, _ reason: LeftOutHTML.Reason) {
    leftOut.append((tag, name, reason))
  }

  private mutating func read(_ token: RawToken, isInline: Bool = false) {
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
  private mutating func close(_ count: Int) {
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
