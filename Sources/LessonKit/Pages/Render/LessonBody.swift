import CCMark
import LessonCode
import LessonFormat
import LessonMarkdown
import LessonResults
import LessonText
import Synchronization

/// The text of a lesson: prose as libcmark renders it, with the cells in their places.
///
/// The lesson's own page and the one of all lessons are rendered from the same tree, so that a cell is
/// made once. The names of places stand behind a mark, which becomes the prefix that they have on a page.
final class LessonBody {
  private let lesson: Lesson
  private let document: MarkdownDocument
  private let rawHTML: ProseHTML
  private let headings: [MarkdownNode]
  private let links: [(node: MarkdownNode, url: String, isImage: Bool)]
  /// Whether the first heading of level 1 stands in the text, and what stands behind it, where that is
  /// not in a list, a quote or an element.
  private let hasTitle: Bool
  private let behindTitle: MarkdownNode?
  private let mark: String

  /// Opens the lesson of `verdict` and makes its cells with the templates of `theme`.
  init(_ verdict: Verdict, _ theme: Theme, _ parsed: ParsedCode = ParsedCode()) {
    lesson = verdict.lesson
    document = MarkdownDocument(
      lesson.source, frontMatter: lesson.document.frontMatter, mask: lesson.document.mask)
    rawHTML = ProseHTML(lesson, in: document)
    let nodes = document.nodes
    headings = nodes.filter { if case .heading = $0.kind { true } else { false } }
    links = nodes.compactMap { node in node.link.map { (node, $0.url, $0.isImage) } }
    let title = headings.first { $0.kind == .heading(level: 1) }
    hasTitle = title != nil
    behindTitle = title.flatMap { [rawHTML] title in
      title.isTopLevel && !rawHTML.encloses(title: title) ? title.insertBlockAfter() : nil
    }
    // No text has it, because it has a hash of the lesson and of the theme.
    var hash = ContentHash([theme.inputs])
    lesson.source.bytes.withUnsafeBytes { hash.combine($0) }
    mark = "\u{F8FE}\(hash.hexadecimal):"
    putCells(of: verdict, theme, in: nodes, parsed)
    addAnchors()
  }

  /// The text for a page where the lesson's places have these `names`.
  ///
  /// On a page of several lessons its headings are a level lower, and it has no contents of its own.
  func bytes(_ names: PlaceNames) -> [UInt8] {
    let lessonLinks = LessonLinks(ofLesson: lesson.file, in: lesson.package)
    for link in links {
      let onPage = lessonLinks?.pageURL(for: link.url, isImage: link.isImage, names)
      cmark_node_set_url(link.node.pointer, onPage ?? link.url)
    }
    rawHTML.write(names, lessonLinks, mark: mark)
    let outermost = names.isShared ? 2 : 1
    for (node, heading) in zip(headings, lesson.document.headings) {
      cmark_node_set_heading_level(node.pointer, Int32(min(heading.level + outermost - 1, 6)))
    }
    let contents = names.isShared ? "" : contents
    var start = ""
    if let behindTitle {
      cmark_node_set_on_enter(behindTitle.pointer, contents)
    } else {
      let title = "<h\(outermost)>\(lesson.title.htmlEscaped)</h\(outermost)>\n"
      start = (hasTitle ? "" : title) + contents
    }
    return Array(start.utf8)
      + document.bytes(placesBehind: mark).withVoidElementsAsInHTML
      .replacing(mark: Array(mark.utf8), with: Array(names.prefix.htmlEscaped.utf8))
  }

  /// Replaces the fences of cells and outputs; a code block is known by the line it starts on.
  private func putCells(
    of verdict: Verdict, _ theme: Theme, in nodes: [MarkdownNode], _ parsed: ParsedCode
  ) {
    let anchors = PageAnchors(lesson)
    let verdicts = Dictionary(
      verdict.cells.map { ($0.cell.number, $0) }, uniquingKeysWith: { first, _ in first })
    let fences = lesson.fences
    var section = 1
    for node in nodes {
      if case .heading(let level) = node.kind { section = level }
      guard node.kind == .codeBlock else { continue }
      switch fences[node.startLine] {
      case .cell(let cell):
        let block = CellBlock(
          verdict: verdicts[cell.number] ?? .init(cell: cell, status: .notRun),
          anchor: mark + anchors.anchor(of: cell), prefix: mark, section: section,
          fileName: lesson.fileName,
          theme: theme, parsed: parsed)
        node.replace(withHTML: block.visibleBytes)
      case .output: node.replace(withHTML: "")
      case nil:
        guard let code = CodeBlock(node, in: lesson.source),
          case .success(let chart)? = code.flowchart
        else { break }
        node.replace(withHTML: FlowchartDrawing(chart).html)
      }
    }
  }

  /// Puts an anchor into each heading: a place to lead to, with an empty link to itself that the
  /// style sheet draws.
  ///
  /// The link is for taking the address with the mouse; headings are read out without it, and the
  /// table of contents has the same addresses for everybody. The place is not the link itself, which
  /// would take the focus. In a summary there is no link, because that is a control itself.
  private func addAnchors() {
    for (node, heading) in zip(headings, lesson.document.headings) where !heading.slug.isEmpty {
      let id = (mark + heading.slug).htmlEscaped
      let link = "<a href=\"#\(id)\" aria-hidden=\"true\" tabindex=\"-1\"></a>"
      node.prepend(
        inlineHTML: "<span class=\"anchor\" id=\"\(id)\">"
          + (rawHTML.isSummary(node) ? "" : link) + "</span>")
    }
  }
}

extension LessonBody {
  /// The list of the sections as a navigation landmark; a page with fewer than two of them needs none.
  private var contents: String {
    let sections = lesson.document.headings.filter { $0.level == 2 && !$0.slug.isEmpty }
    guard sections.count > 1 else { return "" }
    let items = sections.map { section in
      "<li><a href=\"#\(section.slug.htmlEscaped)\">\(section.text.plain.htmlEscaped)</a></li>\n"
    }
    return """
      <nav class="contents" aria-label="On this page">
      <ul>
      \(items.joined())</ul>
      </nav>

      """
  }
}

extension MarkdownNode {
  /// Where a link or an image leads; `nil` for any other node.
  fileprivate var link: (url: String, isImage: Bool)? {
    let type = cmark_node_get_type(pointer)
    guard type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE,
      let url = cmark_node_get_url(pointer)
    else { return nil }
    return (String(cString: url), type == CMARK_NODE_IMAGE)
  }
}

extension [UInt8] {
  /// The bytes with `text` in each place of `mark`.
  fileprivate func replacing(mark: [UInt8], with text: [UInt8]) -> [UInt8] {
    withUnsafeBytes { bytes in
      var written: [UInt8] = []
      written.reserveCapacity(bytes.count)
      var (start, place) = (0, 0)
      // By the system's own search: what lies between two places is long.
      while place < bytes.count,
        let next = bytes.baseAddress.flatMap({
          memchr($0 + place, Int32(mark[0]), bytes.count - place)
        })
      {
        place = bytes.baseAddress.map { UnsafeRawPointer(next) - $0 } ?? 0
        guard bytes[place...].starts(with: mark) else {
          place += 1
          continue
        }
        written += UnsafeRawBufferPointer(rebasing: bytes[start..<place])
        written += text
        place += mark.count
        start = place
      }
      written += UnsafeRawBufferPointer(rebasing: bytes[start...])
      return written
    }
  }
}

/// What several files of one lesson are made of, while they are made: the trees of its code, and the text
/// of its pages with the code in colours.
package final class LessonMaterial: Sendable {
  /// The trees that the colours are made from.
  let parsed = ParsedCode()
  private let body = Mutex<LessonBody?>(nil)

  package init() {}

  /// The text of the lesson of `verdict` for a page where its places have these `names`.
  func body(of verdict: Verdict, _ theme: Theme, _ names: PlaceNames) -> [UInt8] {
    body.withLock { body in
      let known = body ?? LessonBody(verdict, theme, parsed)
      body = known
      return known.bytes(names)
    }
  }
}
