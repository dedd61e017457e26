/// A lesson made of a notebook: no cell and no output of it is lost, and prose stays prose.
public struct ImportedLesson: Sendable {
  /// The lesson's Markdown.
  public let markdown: String
  /// What the notebook held inside and the lesson has beside it.
  public private(set) var files: [NotebookAsset] = []
  /// What an author should look at: `cell 3: …`.
  public private(set) var remarks: [String] = []
  /// What became of the cells: `12 cells: 5 Markdown, 6 Swift, 1 Python; 3 images`.
  public let summary: String

  private var blocks: [LessonBlock] = []

  /// Imports `notebook` into a lesson whose files lie in `filesFolder`, beside the lesson.
  public init(_ notebook: Notebook, filesFolder: String) {
    var census = CellCensus()
    remarks = ExecutionOrder(notebook).remarks
    let cells = notebook.record == nil ? notebook.cells.map(\.withPlainLineEnds) : notebook.cells
    var blocks: [LessonBlock] = []
    for (index, cell) in cells.enumerated() {
      let language = CellLanguage(cell, in: notebook)
      census.count(cell, language)
      guard !cell.isEmpty else { continue }
      let part = Part(cell, language, number: index + 1, isFirst: index == 0, filesFolder)
      blocks.append(part.block)
      files += part.files
      remarks += part.remarks
    }
    // The cells of a lesson that was exported are one document already.
    if notebook.record == nil { remarks += Self.renameLabels(in: &blocks) }
    let assembly = LessonAssembly(blocks, areDocuments: notebook.record == nil)
    remarks += assembly.remarks
    census.files = files
    summary = census.summary
    markdown = notebook.record?.restoring(assembly.markdown) ?? assembly.markdown
  }

  /// Gives labels of links that several Markdown cells have other names.
  private static func renameLabels(in blocks: inout [LessonBlock]) -> [String] {
    let places = blocks.indices.filter { blocks[$0].isDocument }
    let labels = ReferenceLabels(places.map { (blocks[$0].number, blocks[$0].text) })
    for (place, text) in zip(places, labels.texts) { blocks[place].text = text }
    return labels.remarks
  }

  /// What one cell becomes.
  private struct Part {
    var block: LessonBlock
    var files: [NotebookAsset] = []
    var remarks: [String] = []

    init(
      _ cell: NotebookCell, _ language: CellLanguage, number: Int, isFirst: Bool,
      _ filesFolder: String
    ) {
      block = LessonBlock(number: number, gap: cell.metadata.record?.gap)
      defer { remarks += Self.remarks(onTagsOf: cell, language, number) }
      switch cell.kind {
      case .markdown where cell.metadata.record?.isVerbatim == true:
        block.kind = .cells
        block.text = cell.source
      case .markdown:
        let prose = ImportedProse(cell, number: number, filesFolder: filesFolder)
        (block.text, files, remarks) = (prose.markdown, prose.files, prose.remarks)
        block.isDocument = true
      case .raw where isFirst && cell.isFrontMatter:
        block.kind = .frontMatter
        block.text = cell.source
      case .raw:
        let attachments = Attachments(cell, number: number, filesFolder: filesFolder)
        block.text = ImportedCode(raw: cell).blocks.joined(separator: "\n\n")
        (files, remarks) = (attachments.files, attachments.remarks)
      case .code where language.label == "swift":
        var source = cell
        source.source = language.source
        let imported = ImportedCell(
          source, number: number, filesFolder: filesFolder, magic: language.lineMagic)
        block.kind = .cell
        block.text = imported.markdown
        block.prose = imported.prose
        (files, remarks) = (imported.files, imported.remarks)
      case .code:
        let code = ImportedCode(cell, language, number: number, filesFolder: filesFolder)
        block.text = code.blocks.joined(separator: "\n\n")
        (files, remarks) = (code.files, code.remarks)
      }
    }

    /// Prose has no words that hide it.
    private static func remarks(
      onTagsOf cell: NotebookCell, _ language: CellLanguage, _ number: Int
    ) -> [String] {
      let isProse = cell.kind != .code || language.label != "swift"
      guard isProse, let tag = CellTags(cell.metadata).hiding.first else { return [] }
      return ["cell \(number): it is prose here, and on the page in spite of its tag \(tag)"]
    }
  }
}

extension NotebookCell {
  /// Whether there is nothing in the cell that a lesson could keep.
  var isEmpty: Bool {
    source.isBlank && outputs.isEmpty && attachments.isEmpty && metadata.record == nil
  }

  /// Whether the cell is a YAML block that opens a document, as other tools write it.
  fileprivate var isFrontMatter: Bool {
    let source = SourceText(source)
    return FrontMatter(source)?.lines.upperBound == source.lineCount
  }

  /// The cell with line feeds only, and without the characters that Markdown cannot hold.
  fileprivate var withPlainLineEnds: NotebookCell {
    guard source.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\0" }) else { return self }
    var cell = self
    cell.source = ""
    var previous: Unicode.Scalar = " "
    for scalar in source.unicodeScalars {
      if scalar == "\n", previous == "\r" {
        previous = scalar
        continue
      }
      cell.source.unicodeScalars.append(
        scalar == "\r" ? "\n" : scalar == "\0" ? "\u{FFFD}" : scalar)
      previous = scalar
    }
    return cell
  }
}

extension NotebookRecord {
  /// The lesson's text with the line ends and the byte order mark that it had.
  fileprivate func restoring(_ markdown: String) -> String {
    var text = hasByteOrderMark ? "\u{FEFF}" : ""
    for scalar in markdown.unicodeScalars {
      if hasCarriageReturns, scalar == "\n" { text.unicodeScalars.append("\r") }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
