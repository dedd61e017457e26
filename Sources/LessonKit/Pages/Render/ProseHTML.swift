import LessonFormat
import LessonMarkdown
import LessonText

/// The raw HTML of a lesson in the tree that its page is rendered from.
struct ProseHTML {
  private var parts: [(node: MarkdownNode, pieces: [ProsePiece])] = []
  private let anchors: PageAnchors
  private let enclosedTitles: [MarkdownNode]
  private let summaries: [MarkdownNode]

  /// Puts what ``ProseMarkup`` makes of the raw HTML of `lesson` into the places of its nodes in `document`.
  init(_ lesson: Lesson, in document: MarkdownDocument) {
    anchors = PageAnchors(lesson)
    guard lesson.document.hasHTML else {
      (enclosedTitles, summaries) = ([], [])
      return
    }
    let markup = ProseMarkup(document)
    (enclosedTitles, summaries) = (markup.enclosedTitles, markup.summaries)
    for part in markup.parts {
      let node =
        switch part.place {
        case .instead(let node): node.replaceRawHTML()
        case .before(let node): node.insertHTMLBefore()
        case .atEnd(let node): node.appendHTML()
        }
      if let node { parts.append((node, part.pieces)) }
    }
    for node in markup.dropped { document.leaveOut(node) }
  }

  /// Whether a heading stands in an element.
  func encloses(title: MarkdownNode) -> Bool { enclosedTitles.contains(title) }

  /// Whether a heading stands in a `summary`.
  func isSummary(_ node: MarkdownNode) -> Bool { summaries.contains(node) }

  /// Writes the elements for a page where the lesson's places have these `names`.
  func write(_ names: PlaceNames, _ links: LessonLinks?, mark: String) {
    for (node, pieces) in parts {
      node.write(
        pieces.map { piece in
          switch piece {
          case .html(let html): html
          case .heading(let level): "h\(min(level + (names.isShared ? 1 : 0), 6))"
          case .link(let url): address(url, isImage: false, names, links)
          case .image(let url): address(url, isImage: true, names, links)
          case .id(let name):
            anchors.isFree(name) ? " id=\"\((mark + name).htmlEscaped)\"" : ""
          case .openAmongOthers: names.isShared ? " open=\"\"" : ""
          }
        }.joined())
    }
  }

  private func address(
    _ url: String, isImage: Bool, _ names: PlaceNames, _ links: LessonLinks?
  ) -> String {
    (links?.pageURL(for: url, isImage: isImage, names) ?? url).urlEscaped.htmlEscaped
  }
}

extension String {
  /// The text with everything percent-encoded that may not stand in an address (RFC 3986, appendix A).
  fileprivate var urlEscaped: String {
    var escaped = ""
    for byte in utf8 {
      if byte.isASCIIAlphanumeric || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte) {
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        escaped += "%" + byte.hexadecimal(2).uppercased()
      }
    }
    return escaped
  }
}
