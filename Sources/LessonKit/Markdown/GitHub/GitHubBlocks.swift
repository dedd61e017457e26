import CCMark
import LessonText

/// What GitHub adds to the blocks of CommonMark: tables, footnotes and tasks.
///
/// cmark decides where they stand, because only a parser knows what is in a list, in code or in a quote.
/// Lines that look like them are hidden from it as something that behaves alike: a table's rows as empty
/// headings, which end a paragraph and are not continued, its header as the last line of a paragraph, a
/// footnote as an item of a list. Where the tree does not have them as expected, the guess is corrected, and
/// the text parsed again.
struct GitHubBlocks: Sendable, Equatable {
  private(set) var tables: [TableBlock] = []
  private(set) var footnotes: [FootnoteDefinition] = []
  private(set) var tasks: [TaskBox] = []
  /// The lines that look like the row below a table's header, and whether they turned out to be none.
  private var delimiters: [Int] = []
  private var rejected: Set<Int> = []
  private var rounds = 0
  /// What stands for footnotes' marks in turn, so that they are none of a list's, nor of the footnote's before it.
  private var marks = ["+"]

  /// Guesses what the lines are; `signs` is what the text has anywhere.
  init(_ lines: BlockLines, _ signs: GitHubSigns.Kinds) {
    let hasFootnotes = signs.isSuperset(of: [.footnote, .definition])
    for number in 1...max(lines.count, 1) {
      guard let first = lines.firstByte(number) else { continue }
      if number > 1, lines.mayBeDelimiter(number, first) { delimiters.append(number) }
      guard hasFootnotes || signs.contains(.task), "[-+*".utf8.contains(first) || first.isASCIIDigit
      else { continue }
      if let task = lines.task(number) { tasks.append(task) }
      if hasFootnotes, let footnote = lines.footnote(number) { footnotes.append(footnote) }
    }
    if !footnotes.isEmpty {
      let used = (1...lines.count).reduce(into: Set()) { $0.formUnion(lines.listMarks($1)) }
      marks = [["+", "*", "-"].first { !used.contains($0) } ?? "+"]
      if !used.contains(")") { marks.append("1)") }
    }
    if !delimiters.isEmpty { addTables(lines, nil) }
  }

  var isEmpty: Bool { tables.isEmpty && footnotes.isEmpty && tasks.isEmpty }

  /// Whether a tree must be looked at.
  var hasCandidates: Bool { !isEmpty || !delimiters.isEmpty }

  /// By how many bytes cmark's columns on a line are too small.
  func shift(ofLine line: Int) -> Int {
    footnotes.first { $0.line == line }?.shift ?? 0
  }

  /// The bytes for cmark; only lines on which footnotes begin change their length.
  func masked(_ bytes: [UInt8]) -> [UInt8] {
    if isEmpty { return bytes }
    var bytes = bytes
    for table in tables { table.mask(in: &bytes) }
    for task in tasks {
      for index in task.offset..<task.offset + 3 { bytes[index] = UInt8(ascii: "x") }
    }
    return TextEdit.applying(
      footnotes.enumerated().map { index, footnote in
        let marker = footnote.marker(marks[index % marks.count])
        return TextEdit(range: footnote.range, replacement: marker)
      }, to: bytes)
  }
}

extension GitHubBlocks {
  /// Holds the guess against the tree that cmark made of it; `false` where nothing had to be corrected.
  ///
  /// A block that is none changes what stands behind it, so that only the first one found is dropped, and
  /// the others are looked at again.
  mutating func correct(by tree: BlockTree, _ lines: BlockLines) -> Bool {
    // Where a footnote starts tells what stands in it.
    let outdented = footnotes.map { footnote in
      let item = tree.footnoteItem(footnote, lines)
      return item.map { footnote.outdented(lines, isTopLevel: $0.isInTopLevelList) } ?? footnote
    }
    guard outdented == footnotes else {
      footnotes = outdented
      return true
    }
    guard correct(tablesAndTasksBy: tree, lines) else { return false }
    // It may have been why a footnote was in no list.
    footnotes = footnotes.compactMap { lines.footnote($0.line) }
    return true
  }

  private mutating func correct(tablesAndTasksBy tree: BlockTree, _ lines: BlockLines) -> Bool {
    rounds += 1
    guard rounds <= 2 * Self.mostRounds else {
      let wasEmpty = isEmpty
      (tables, footnotes, tasks, delimiters) = ([], [], [], [])
      return !wasEmpty
    }
    let isLate = rounds > Self.mostRounds / 2
    let mayGrow = rounds <= Self.mostRounds
    let before = self
    var isSure = true
    tables = tables.compactMap { table in
      guard isSure || isLate else { return table }
      if tree.isInFence(table.delimiter, lines) {
        rejected.insert(table.delimiter)
        return nil
      }
      let corrected = table.corrected(by: tree, lines, mayGrow: mayGrow) { shift(ofLine: $0) }
      if corrected != table { isSure = false }
      if corrected == nil { rejected.insert(table.delimiter) }
      return corrected
    }
    var last = 0
    tables = tables.filter { table in
      defer { last = max(last, table.lastLine) }
      return table.headerLine > last
    }
    footnotes = footnotes.filter { footnote in
      if tree.footnoteItem(footnote, lines) != nil { return true }
      guard isSure || isLate else { return true }
      isSure = tree.isInFence(footnote.line, lines)
      return false
    }
    tasks = tasks.filter { tree.task($0, lines, shift: shift(ofLine: $0.line)) != nil }
    if mayGrow, let first = addTables(lines, tree) {
      // It may be why those behind it were not found.
      rejected = rejected.filter { $0 < first || before.rejected.contains($0) }
      return true
    }
    return tables != before.tables || footnotes != before.footnotes
      || tasks != before.tasks
  }

  /// A text that needs more than this was made to need them, and becomes what half of it was read as.
  private static let mostRounds = 24

  /// Takes each row of dashes for a table's that none of the tables so far has.
  ///
  /// Where another block may begin on the line above, only a tree tells.
  /// Returns the first one.
  @discardableResult
  private mutating func addTables(_ lines: BlockLines, _ tree: BlockTree?) -> Int? {
    var added: Int?
    var last = 0
    var all: [TableBlock] = []
    var known = tables[...]
    for delimiter in delimiters {
      while let table = known.first, table.delimiter <= delimiter {
        all.append(table)
        last = table.lastLine
        known.removeFirst()
      }
      let isInParagraph = tree?.isInParagraph(delimiter) == true
      guard delimiter - 1 > last, !rejected.contains(delimiter),
        isInParagraph || lines.mayBeHeader(delimiter - 1),
        isInParagraph || known.first.map({ $0.headerLine > delimiter }) ?? true,
        var table = TableBlock(
          delimiter: delimiter, continues: tree?.isInParagraph(delimiter - 1) ?? false, lines)
      else { continue }
      while let next = known.first, next.headerLine <= delimiter { known.removeFirst() }
      if let next = known.first { table.end(before: next.headerLine) }
      all.append(table)
      last = table.lastLine
      added = added ?? delimiter
    }
    tables = all + known
    return added
  }
}

extension BlockLines {
  /// The first byte of a line behind blanks and the marks of quotes.
  fileprivate func firstByte(_ number: Int) -> UInt8? {
    let line = source.range(ofLine: number)
    return bytes.withUnsafeBufferPointer { bytes in
      for index in line where !bytes[index].isSpaceOrTab && bytes[index] != UInt8(ascii: ">") {
        return bytes[index]
      }
      return nil
    }
  }

  /// Whether a line that begins with `first` looks like the row below a table's header.
  fileprivate func mayBeDelimiter(_ number: Int, _ first: UInt8) -> Bool {
    guard first.isInDelimiter, let last = bytes[source.range(ofLine: number)].last,
      last.isInDelimiter || last.isTableBlank
    else { return false }
    let text = continuation(number)
    return endOfListMarker(in: text) == nil && ColumnAlignment.all(in: text, of: bytes) != nil
  }

  /// What the marks of list items end with that a line begins with.
  fileprivate func listMarks(_ number: Int) -> Set<String> {
    var marks: Set<String> = []
    var text = continuation(number)
    while let end = endOfListMarker(in: text) {
      marks.insert(String(UnicodeScalar(bytes[end - 1])))
      text = self.text(in: end..<text.upperBound)
    }
    return marks
  }

  /// Whether a line begins no block but a paragraph.
  fileprivate func mayBeHeader(_ number: Int) -> Bool {
    let text = content(number)
    return !mayBeginBlock(text) && bytes[text].first != UInt8(ascii: "=")
  }

  /// The footnote that begins on a line.
  fileprivate func footnote(_ number: Int) -> FootnoteDefinition? {
    FootnoteDefinition(in: itemText(number), of: bytes, line: number)
  }
}

extension UInt8 {
  /// Whether the row below a table's header is made of it.
  fileprivate var isInDelimiter: Bool {
    self == TableRow.pipe || self == UInt8(ascii: ":") || self == UInt8(ascii: "-")
  }
}
