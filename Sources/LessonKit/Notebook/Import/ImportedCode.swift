/// A code cell in another language, or a raw one, as prose: a fence in its language, and what it
/// left behind as text and pictures, in the order of the notebook.
struct ImportedCode {
  private(set) var blocks: [String]
  private(set) var files: [NotebookAsset] = []
  private(set) var remarks: [String] = []

  /// Imports the cell with the number `number`, whose code is `language.source`.
  init(_ cell: NotebookCell, _ language: CellLanguage, number: Int, filesFolder: String) {
    blocks = [FencedText(language.source.lines, info: language.label).text]
    var text = ""
    for (index, output) in cell.outputs.enumerated() {
      switch output {
      case .stream(_, let printed): text += printed
      case .error(let name, let value, let traceback):
        let trace = traceback.joined(separator: "\n")
        text.appendLines(trace.isBlank ? "\(name): \(value)" : trace)
      // Only Swift cells of lessons have any.
      case .drawing: break
      case .data(let bundle):
        switch StoredData(bundle, cell: number, ordinal: index + 1) {
        case .text(let value): text.appendLines(value)
        case .fence(let fence):
          flush(&text)
          blocks.append(fence)
        case .file(let file):
          flush(&text)
          files.append(file)
          blocks.append(file.link(text: "Output of cell \(number)", folder: filesFolder))
          if !file.isPicture {
            remarks.append("cell \(number): an output has no text: it is linked as \(file.name)")
          }
        case nil: break
        }
      }
    }
    flush(&text)
  }

  /// Imports a raw cell.
  init(raw cell: NotebookCell) {
    let languages = [
      "html": "html", "latex": "latex", "markdown": "markdown", "restructuredtext": "rst",
      "x-rst": "rst", "yaml": "yaml", "x-python": "python",
    ]
    let kind = cell.metadata.format?.split(separator: "/").last.map { $0.lowercased() } ?? ""
    blocks = [FencedText(cell.source.lines, info: languages[kind] ?? "text").text]
  }

  private mutating func flush(_ text: inout String) {
    if !text.isEmpty {
      blocks.append(FencedText(text.asShownByTerminal.lines, info: "text").text)
    }
    text = ""
  }
}
