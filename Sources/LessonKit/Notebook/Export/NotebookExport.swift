import LessonFormat
import LessonResults
import LessonText

extension Notebook {
  /// Makes a notebook of a lesson: its prose, its cells and their outputs; a cell in a list or a quote stays
  /// Markdown: a notebook cannot run it there.
  package init(_ lesson: Lesson) {
    self.init(lesson, drawings: [:])
  }

  /// Makes a notebook of a verified lesson, with the drawings that its page shows.
  package init(_ verdict: Verdict) {
    let drawings = verdict.cells.map { cell in
      (cell.cell.fence.position.line, cell.shownOutputs.flatMap(cell.drawings))
    }
    self.init(
      verdict.lesson, drawings: Dictionary(drawings, uniquingKeysWith: { first, _ in first }))
  }

  /// - Parameter drawings: those of cells, by the line that the cell begins on.
  private init(_ lesson: Lesson, drawings: [Int: [String]]) {
    let hasCarriageReturns = lesson.source.endsLinesWithCarriageReturns
    let source =
      hasCarriageReturns
      ? SourceText(lesson.source.bytes.filter { $0 != UInt8(ascii: "\r") }) : lesson.source
    let pieces = LessonPieces(source, lesson.document).pieces
    let cells = Dictionary(
      lesson.cells.map { ($0.fence.position.line, $0.id) }, uniquingKeysWith: { first, _ in first })
    var ids = NotebookIDs()
    var executionCount = 0
    title = lesson.title
    origin = LessonOrigin(
      hasCarriageReturns: hasCarriageReturns,
      hasByteOrderMark: lesson.source.hasByteOrderMark)
    language = "swift"
    self.cells = []
    for (index, piece) in pieces.enumerated() {
      var cell = NotebookCell(piece)
      let id = if case .cell = piece.kind { cells[piece.line] } else { nil as String? }
      cell.add(drawings[piece.line] ?? [])
      cell.id = ids.next(id ?? "\(cell.kind.rawValue)-\(index + 1)", number: index + 1)
      if cell.runs {
        executionCount += 1
        cell.executionCount = executionCount
      }
      let isUsual = piece.gap == (index == pieces.count - 1 ? "\n" : "\n\n")
      if !isUsual || piece.text.isBlank {
        cell.metadata.origin = cell.metadata.origin ?? CellOrigin()
        cell.metadata.origin?.gap = piece.gap
      }
      self.cells.append(cell)
    }
  }

  /// How many cells of the lesson are cells of the notebook.
  package var codeCellCount: Int { cells.count { $0.kind == .code } }
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
      if !isImported(as: piece.text) { metadata.origin = CellOrigin(verbatim: true) }
    case .cell(let fences):
      self.init(kind: .code, source: fences.code)
      outputs = fences.notebookOutputs
      metadata.origin = fences.origin
      let words = fences.cell.info.infoWords
      metadata.hidesSource = words.contains("hidden") || words.contains { $0.hasPrefix("fold") }
      metadata.tags = CellTags.tags(cell: words, outputs: fences.outputs.map(\.info.infoWords))
      if !isImported(as: piece.text) { metadata.origin?.markdown = piece.text }
    }
  }

  /// Whether an import makes a text of the cell that is the same to the byte.
  private func isImported(as text: String) -> Bool {
    LessonBlock(self, .swift(source), number: 1, filesFolder: "").text.utf8
      .elementsEqual(text.utf8)
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

  fileprivate var runs: Bool {
    guard kind == .code else { return false }
    let words = metadata.origin?.info?.infoWords ?? []
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

/// Cell ids as nbformat 4.5 wants them: unique, 1 to 64 of `A-Z a-z 0-9 - _`.
private struct NotebookIDs {
  private var used: Set<String> = []

  /// An id for cell `number`: `wanted`, if it can be one.
  mutating func next(_ wanted: String, number: Int) -> String {
    let isAllowed =
      (1...64).contains(wanted.utf8.count)
      && wanted.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_".utf8.contains($0) }
    var id = isAllowed ? wanted : "cell-\(number)"
    var ordinal = 2
    while !used.insert(id).inserted {
      id = "cell-\(number)-\(ordinal)"
      ordinal += 1
    }
    return id
  }
}
