extension Notebook {
  /// Makes a notebook of a lesson: its prose, its cells and the outputs that the lesson says.
  ///
  /// A cell in a list or a quote stays part of the Markdown: a notebook cannot run it there.
  public init(_ lesson: Lesson) {
    self.init(lesson, drawings: [:])
  }

  /// Makes a notebook of a verified lesson, with the drawings that its page shows.
  public init(_ verdict: Verdict) {
    let drawings = verdict.cells.map { cell in
      (cell.cell.fence.position.line, cell.shownOutputs.flatMap(cell.drawings))
    }
    self.init(
      verdict.lesson, drawings: Dictionary(drawings, uniquingKeysWith: { first, _ in first }))
  }

  /// - Parameter drawings: those of cells, by the line that the cell begins on.
  private init(_ lesson: Lesson, drawings: [Int: [String]]) {
    let hasCarriageReturns = lesson.source.endsLinesWithCarriageReturns
    var bytes = lesson.source.bytes
    if hasCarriageReturns { bytes.removeAll { $0 == UInt8(ascii: "\r") } }
    let pieces = LessonPieces(SourceText(bytes), lesson.document).pieces
    let cells = Dictionary(
      lesson.cells.map { ($0.fence.position.line, $0.id) }, uniquingKeysWith: { first, _ in first })
    var ids = NotebookIDs()
    var line = 1
    var executionCount = 0
    title = lesson.title
    record = NotebookRecord(
      hasCarriageReturns: hasCarriageReturns,
      hasByteOrderMark: lesson.source.hasByteOrderMark)
    language = "swift"
    self.cells = []
    for (index, piece) in pieces.enumerated() {
      var cell = NotebookCell(piece)
      let id = if case .cell = piece.kind { cells[line] } else { nil as String? }
      cell.add(drawings[line] ?? [])
      cell.id = ids.next(id ?? "\(cell.kind.rawValue)-\(index + 1)", number: index + 1)
      if cell.runs {
        executionCount += 1
        cell.executionCount = executionCount
      }
      let isUsual = piece.gap == (index == pieces.count - 1 ? "\n" : "\n\n")
      if !isUsual || piece.text.isBlank {
        var record = cell.metadata.record ?? CellRecord()
        record.gap = piece.gap
        cell.metadata.record = record
      }
      self.cells.append(cell)
      line += SourceText(piece.text + piece.gap).lineCount
    }
  }

  /// How many cells of the lesson are cells of the notebook.
  public var codeCellCount: Int { cells.count { $0.kind == .code } }
}

extension NotebookCell {
  /// The notebook's cell for a piece, with a record of what an import would not know.
  fileprivate init(_ piece: LessonPieces.Piece) {
    switch piece.kind {
    case .frontMatter:
      self.init(kind: .raw, source: piece.text)
      metadata.format = "text/yaml"
    case .prose:
      self.init(kind: .markdown, source: piece.text)
      let imported = ImportedProse(self, number: 1, filesFolder: "")
      if !imported.markdown.utf8.elementsEqual(piece.text.utf8) {
        metadata.record = CellRecord(isVerbatim: true)
      }
    case .cell(let fences):
      self.init(kind: .code, source: fences.code)
      outputs = fences.notebookOutputs
      metadata.record = fences.record
      let words = fences.cell.info.infoWords
      metadata.hidesSource = words.contains("hidden") || words.contains { $0.hasPrefix("fold") }
      metadata.tags = CellTags.tags(cell: words, outputs: fences.outputs.map(\.info.infoWords))
      let imported = ImportedCell(self, number: 1, filesFolder: "")
      if !imported.markdown.utf8.elementsEqual(piece.text.utf8) {
        metadata.record?.markdown = piece.text
      }
    }
  }

  /// Puts drawings where a page has them, behind what the cell prints.
  fileprivate mutating func add(_ drawings: [String]) {
    guard kind == .code, !drawings.isEmpty else { return }
    let printed = outputs.firstIndex { output in
      switch output {
      case .stream("stdout", _), .data: true
      case .stream, .drawing, .error: false
      }
    }
    outputs.insert(
      contentsOf: drawings.map(NotebookOutput.drawing), at: printed.map { $0 + 1 } ?? 0)
  }

  /// Whether the lesson's program runs the cell.
  fileprivate var runs: Bool {
    guard kind == .code else { return false }
    let words = metadata.record?.info?.infoWords ?? []
    return !words.contains {
      $0 == "no-run" || $0 == "compile-fail" || $0 == "ignore" || $0.hasPrefix("ignore=")
    }
  }
}

extension SourceText {
  /// Whether all lines end with CR LF, and a CR stands nowhere else.
  fileprivate var endsLinesWithCarriageReturns: Bool {
    var previous: UInt8 = 0
    var isFound = false
    for byte in bytes {
      if (byte == UInt8(ascii: "\n")) != (previous == UInt8(ascii: "\r")) { return false }
      isFound = isFound || byte == UInt8(ascii: "\n")
      previous = byte
    }
    return isFound && previous != UInt8(ascii: "\r")
  }
}
