import LessonMarkdown
import LessonText

/// A lesson made of a notebook: no cell and no output of it is lost, and prose stays prose.
package struct ImportedLesson: Sendable {
  package let markdown: String
  /// What the notebook held inside and the lesson has next to it.
  package private(set) var files: [NotebookAsset] = []
  /// What an author should look at: `cell 3: …`.
  package private(set) var remarks: [String] = []
  /// What became of the cells: `12 cells: 5 Markdown, 6 Swift, 1 Python; 3 images`.
  package let summary: String

  /// Imports `notebook` into a lesson whose files lie in `filesFolder`, next to the lesson.
  package init(_ notebook: Notebook, filesFolder: String) {
    // The cells of a lesson that was exported are one document already.
    let areDocuments = notebook.origin == nil
    let cells = (areDocuments ? notebook.cells.map(\.withPlainLineEnds) : notebook.cells)
      .map { (cell: $0, language: CellLanguage($0, in: notebook)) }
    remarks = notebook.remarksOnOrder
    var blocks: [LessonBlock] = []
    for (index, (cell, language)) in cells.enumerated() where !cell.isEmpty {
      let block = LessonBlock(cell, language, number: index + 1, filesFolder: filesFolder)
      blocks.append(block)
      files += block.files
      remarks += block.remarks.map { "cell \(block.number): \($0)" }
    }
    if areDocuments { remarks += Self.renameLabels(in: &blocks) }
    let assembly = LessonAssembly(blocks, areDocuments: areDocuments)
    remarks += assembly.remarks
    summary = Self.summary(of: cells, files)
    markdown = notebook.origin?.restoring(assembly.markdown) ?? assembly.markdown
  }

  /// Gives labels of links that several Markdown cells have other names.
  private static func renameLabels(in blocks: inout [LessonBlock]) -> [String] {
    let places = blocks.indices.filter { blocks[$0].isDocument }
    let labels = ReferenceLabels(places.map { (blocks[$0].number, blocks[$0].text) })
    for (place, text) in zip(places, labels.texts) { blocks[place].text = text }
    return labels.remarks
  }

  private static func summary(
    of cells: [(cell: NotebookCell, language: CellLanguage)], _ files: [NotebookAsset]
  ) -> String {
    var counts: [String: Int] = [:]
    for (cell, language) in cells {
      switch cell.kind {
      case .markdown: counts["Markdown", default: 0] += 1
      case .raw: counts["raw", default: 0] += 1
      case .code: counts[language.name, default: 0] += 1
      }
    }
    let first = ["Markdown", "Swift"]
    let names = first + counts.keys.filter { !first.contains($0) }.sorted()
    let kinds = names.compactMap { name in counts[name].map { "\($0) \(name)" } }
    let empty = cells.count(where: \.cell.isEmpty)
    let images = files.count(where: \.isPicture)
    let others = files.count - images
    let kept = [(images, "image"), (others, "other file")].filter { $0.0 > 0 }
      .map { $0.counting($1) }
    return cells.count.counting("cell") + (kinds.isEmpty ? "" : ": ")
      + kinds.joined(separator: ", ") + (empty > 0 ? " (\(empty) empty and left out)" : "")
      + (kept.isEmpty ? "" : "; ") + kept.joined(separator: ", ")
  }
}

extension NotebookCell {
  /// Whether there is nothing in the cell that a lesson could keep.
  fileprivate var isEmpty: Bool {
    source.isBlank && outputs.isEmpty && attachments.isEmpty && metadata.origin == nil
  }

  /// The cell with line feeds only, and without the characters that Markdown cannot hold.
  fileprivate var withPlainLineEnds: NotebookCell {
    guard source.utf8.contains(where: { $0 == 0x0D || $0 == 0 }) else { return self }
    var cell = self
    cell.source = source.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .replacing("\0", with: "\u{FFFD}")
    return cell
  }
}

extension Notebook {
  /// The text of the first heading of level 1 in the Markdown cells.
  package var heading: String? {
    for cell in cells where cell.kind == .markdown {
      let document = MarkdownDocument(SourceText(cell.source))
      let heading = document.nodes.first { $0.kind == .heading(level: 1) }
      if let text = heading?.prose.plain, !text.isBlank { return text }
    }
    return nil
  }

  /// What the execution counts say about the stored outputs of code cells, unless they are a lesson's.
  fileprivate var remarksOnOrder: [String] {
    var last: (cell: Int, count: Int)?
    var remarks: [String] = []
    var missing: [String] = []
    for (index, cell) in cells.enumerated()
    where cell.kind == .code && !cell.source.isBlank && origin == nil {
      // Kernels count from 1: a zero is what tools write that have not run the cell.
      guard let count = cell.executionCount, count > 0 else {
        missing.append("\(index + 1)")
        continue
      }
      if let last, count <= last.count {
        remarks.append(
          "cell \(index + 1): it ran before cell \(last.cell) (In [\(count)] behind"
            + " In [\(last.count)]), so that its output may not be what a run from the top prints")
      }
      last = (index + 1, count)
    }
    if !missing.isEmpty {
      let cells = (missing.count == 1 ? "cell " : "cells ") + missing.joined(separator: ", ")
      remarks.append("\(cells): no execution count: not run, or edited since")
    }
    return remarks
  }
}
