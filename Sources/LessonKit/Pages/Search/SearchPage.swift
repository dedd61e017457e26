import LessonCode
import LessonFormat
import LessonMarkdown

/// A lesson's page as a search sees it: the sections of what a reader finds there.
///
/// Hidden cells, lines and outputs are left out, as on the page; what is folded is there.
struct SearchPage {
  /// The page's address, relative to any page.
  let url: String
  let title: String
  private(set) var sections: [SearchSection] = []

  private let anchors: PageAnchors
  /// The section that is read, and its prose.
  private var section = SearchSection(level: 0, anchor: "", heading: "")
  private var prose: [String] = []

  init(_ lesson: Lesson) {
    url = LessonSummary.url(ofLesson: lesson.slug)
    title = lesson.title
    anchors = PageAnchors(lesson)
    let fences = lesson.fences
    for block in lesson.document.blocks {
      switch block {
      case .heading(let heading): begin(heading)
      case .paragraph(let text): addProse(text.visible)
      case .code(let code):
        switch fences[code.line] {
        case .cell(let cell): if !cell.attributes.isHidden { read(cell) }
        case .output: break
        case nil:
          if case .success(let chart)? = code.flowchart {
            add(.prose, chart.words)
          } else {
            add(.code, code.text)
          }
        }
      }
    }
    end()
  }

  private mutating func begin(_ heading: LessonDocument.Heading) {
    let text = VisibleText.tidied(heading.text.visible)
    guard !heading.slug.isEmpty else { return addProse(text) }
    end()
    section = SearchSection(level: heading.level, anchor: heading.slug, heading: text)
  }

  private mutating func end() {
    if !prose.isEmpty {
      let text = prose.joined(separator: "\n")
      section.pieces.insert(.init(kind: .prose, anchor: "", text: text), at: 0)
    }
    if !section.heading.isEmpty || !section.pieces.isEmpty { sections.append(section) }
    prose = []
  }

  private mutating func addProse(_ text: String) {
    let text = VisibleText.tidied(text)
    if !text.isEmpty { prose.append(text) }
  }

  private mutating func read(_ cell: Cell) {
    let anchor = anchors.anchor(of: cell)
    let outputs = cell.shownOutputs
    let words =
      [cell.attributes.fold?.summary, cell.skipReason] + outputs.map(\.options.fold?.summary)
    add(.prose, words.compactMap { $0 }.joined(separator: "\n"), anchor)
    add(.code, VisibleLines.text(of: cell.code), anchor)
    for output in outputs { add(.output, VisibleText.text(of: output), anchor) }
  }

  private mutating func add(
    _ kind: SearchSection.Piece.Kind, _ text: String, _ anchor: String = ""
  ) {
    let text = VisibleText.tidied(text)
    if !text.isEmpty { section.pieces.append(.init(kind: kind, anchor: anchor, text: text)) }
  }
}

/// A part of a page that a search finds: a heading, and what a reader sees below it up to the next.
struct SearchSection: Sendable, Equatable {
  /// What stands in one place and is of one kind.
  struct Piece: Sendable, Equatable {
    /// What the text is to a reader; the raw value is its letter in the index.
    enum Kind: String, Sendable {
      case prose = "p"
      case code = "c"
      case output = "o"
    }

    let kind: Kind
    /// The anchor of the cell that it belongs to; empty for what is reached by the heading.
    let anchor: String
    /// The text, without blank lines and with single blanks.
    let text: String
  }

  /// The heading's level; 0 for what stands before any heading.
  let level: Int
  /// The heading's anchor; empty for the top of the page.
  let anchor: String
  let heading: String
  /// The prose first, in one piece, then code and outputs in their order.
  var pieces: [Piece] = []
}
