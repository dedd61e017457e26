import CCMark
import LessonMarkdown
import LessonText

extension ProseMarkup {
  /// Begins a node; returns the last one of those that are dropped behind it.
  mutating func enter(_ node: MarkdownNode) -> MarkdownNode? {
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
    if case .heading = node.kind, isOpen("summary") { summaries.append(node) }
    containers.append(
      Container(base: open.count, isFlow: isInline ? node.kind == .cell : !isText))
    return nil
  }

  mutating func leave(_ node: MarkdownNode) {
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
  var openHere: [String] { open[(containers.last?.base ?? 0)...].map(\.name) }

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
