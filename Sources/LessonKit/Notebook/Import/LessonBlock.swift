import LessonMarkdown
import LessonText

/// What one cell of a notebook becomes in a lesson.
struct LessonBlock {
  enum Kind {
    /// Prose, in which nothing is a cell.
    case prose
    /// A lesson's own Markdown, whose fences are cells.
    case cells
    case cell
    case frontMatter
  }

  var kind = Kind.prose
  /// Whether the text is that of a Markdown cell, which was a document of its own.
  var isDocument = false
  private(set) var number: Int
  var text = ""
  /// Further blocks, prose always: pictures, and text that no output fence may hold.
  var prose: [String] = []
  /// What stood behind this in the lesson that was exported.
  private(set) var gap: String?
  /// What the cell held inside.
  var files: [NotebookAsset] = []
  /// What an author should look at.
  var remarks: [String] = []
  /// The folder next to the lesson that the files lie in.
  private(set) var filesFolder: String

  /// Whether a reader of Markdown needs no blank line to tell it from a neighbour of another kind.
  var isFenced: Bool { kind == .cell || kind == .frontMatter }

  init(_ cell: NotebookCell, _ language: CellLanguage, number: Int, filesFolder: String) {
    self.number = number
    self.filesFolder = filesFolder
    gap = cell.metadata.origin?.gap.flatMap { $0.isBlank ? $0 : nil }
    switch cell.kind {
    case .markdown where cell.metadata.origin?.verbatim == true:
      (kind, text) = (.cells, cell.source)
    case .markdown: readMarkdown(cell)
    case .raw where number == 1 && cell.isFrontMatter: (kind, text) = (.frontMatter, cell.source)
    case .raw:
      _ = keepAttachments(of: cell)
      text = cell.source.lines.fenced(info: cell.rawLanguage)
    case .code where language.label == "swift":
      kind = .cell
      self = ImportedCell(cell, language, in: self).block
    case .code: readCode(cell, language)
    }
    // Prose has no words that hide it.
    if kind != .cell, let tag = CellTags(cell.metadata).hiding.first {
      remarks.append("it is prose here, and on the page in spite of its tag \(tag)")
    }
  }

  private mutating func readMarkdown(_ cell: NotebookCell) {
    isDocument = true
    text = keepAttachments(of: cell).withoutBlankEnd
    // What a lesson said is a lesson's already.
    if cell.metadata.origin == nil { text = text.withFormulasOfLessons }
    guard Self.mayLeaveOpen(text) else { return }
    let live = LiveFences(text)
    if !live.lines.isEmpty {
      remarks.append(
        "a `swift` or `output` fence in Markdown stays prose: it is labelled `text`")
    }
    let closed = ClosedMarkdown(live.relabelled)
    if let closing = closed.closing {
      let shown = closing.count > 20 ? "a long fence" : closing
      remarks.append("the Markdown left something open: closed with \(shown)")
    }
    text = closed.text
  }

  /// Whether something in Markdown may be a fence or stay open: most prose has neither fences nor HTML.
  static func mayLeaveOpen(_ markdown: String) -> Bool {
    markdown.hasBytes(of: "```")
      || markdown.utf8.contains { byte in
        byte == UInt8(ascii: "~") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "$")
          || byte == UInt8(ascii: "\r")
      }
  }

  /// Makes prose of a cell in another language, and of what it left behind in the notebook's order.
  private mutating func readCode(_ cell: NotebookCell, _ language: CellLanguage) {
    var blocks = [language.source.lines.fenced(info: language.label)]
    var printed = ""
    func flush() {
      if !printed.isEmpty { blocks.append(printed.fencedAsShown) }
      printed = ""
    }
    for (index, output) in cell.outputs.enumerated() {
      switch output {
      case .stream(_, let text): printed += text
      case .error(let name, let value, let traceback):
        let trace = traceback.joined(separator: "\n")
        printed.appendLines(trace.isBlank ? "\(name): \(value)" : trace)
      // Only Swift cells of lessons have any.
      case .drawing: break
      case .data(let bundle):
        switch keep(bundle, ordinal: index + 1) {
        case .text(let text): printed.appendLines(text)
        case .block(let text):
          flush()
          blocks.append(text)
        case nil: break
        }
      }
    }
    flush()
    text = blocks.joined(separator: "\n\n")
  }

  /// The one representation of a displayed value that a lesson keeps.
  enum Kept {
    case text(String)
    /// Text in a language of its own, or a paragraph that leads to a file.
    case block(String)
  }

  /// Keeps what a lesson can of a value; `nil` where there is nothing in it.
  mutating func keep(_ bundle: MIMEBundle, ordinal: Int) -> Kept? {
    guard let type = bundle.types.first else { return nil }
    switch (type, bundle[type]) {
    case ("text/plain", let text?): return .text(text)
    case ("text/markdown", let text?), ("text/latex", let text?):
      return .block(text.lines.fenced(info: String(type.dropFirst("text/".count))))
    default:
      let stem = "cell-\(number)-output-\(ordinal)"
      guard let file = NotebookAsset(type, of: bundle, stem: stem, cell: number) else { return nil }
      files.append(file)
      if !file.isPicture {
        remarks.append("an output has no text: it is linked as \(file.name)")
      }
      return .block(file.link(text: "Output of cell \(number)", folder: filesFolder))
    }
  }
}

extension NotebookCell {
  /// Whether the cell is a YAML block that opens a document, as other tools write it.
  fileprivate var isFrontMatter: Bool {
    let source = SourceText(source)
    return FrontMatter(source)?.lines.upperBound == source.lineCount
  }

  fileprivate var rawLanguage: String {
    let kind = metadata.format?.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return switch kind {
    case "html", "latex", "markdown", "yaml": kind
    case "restructuredtext", "x-rst": "rst"
    case "x-python": "python"
    default: "text"
    }
  }
}

extension String {
  /// The text without blank lines at its end and without its last line feed.
  fileprivate var withoutBlankEnd: String {
    let scalars = unicodeScalars
    guard let last = scalars.lastIndex(where: { !String($0).isBlank }) else { return "" }
    let rest = scalars[scalars.index(after: last)...]
    return String(scalars[...last]) + String(rest.prefix { $0 == " " || $0 == "\t" })
  }

  /// Adds text that stands on lines of its own.
  mutating func appendLines(_ text: String) {
    if !isEmpty, unicodeScalars.last != "\n" { self += "\n" }
    self += text
    if !text.isEmpty, text.unicodeScalars.last != "\n" { self += "\n" }
  }
}
