import LessonFormat
import LessonText

/// The language of a code cell: what the cell says, else its magic, else what the notebook says.
struct CellLanguage: Equatable {
  /// The label of a fence, in lowercase: `swift`, `python`, `bash`; `text` where nothing says it.
  let label: String
  /// The cell's source without the line `%%swift`, which is no Swift.
  let source: String
  /// A line magic that only a notebook understands, such as `%install`.
  let lineMagic: String?

  /// Swift, as a lesson has it.
  static func swift(_ source: String) -> CellLanguage {
    CellLanguage(label: "swift", source: source, lineMagic: nil)
  }
}

extension CellLanguage {
  init(_ cell: NotebookCell, in notebook: Notebook) {
    let lines = cell.source.unicodeScalars.split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    // A lesson's own cells are Swift, whatever they look like.
    let hasMagics = notebook.origin == nil
    let magic = hasMagics ? lines.first.flatMap { Self.magic(String($0)) } : nil
    label = Self.label(magic ?? cell.metadata.language ?? notebook.language ?? "")
    source =
      magic == "swift" && label == "swift" ? (lines.count > 1 ? String(lines[1]) : "") : cell.source
    lineMagic = hasMagics && label == "swift" ? Self.lineMagic(in: source) : nil
  }

  var name: String {
    Self.names[label] ?? label.prefix(1).uppercased() + label.dropFirst()
  }

  private static func lineMagic(in source: String) -> String? {
    let magics = source.lines.lazy.compactMap { $0.prefixMatch(of: /[ \t]*%+([A-Za-z-]+)/) }
    return magics.first.map { "%" + $0.1 }
  }

  /// The language of a cell magic, `%%bash`; `nil` for magics of other kinds, such as `%%time`.
  private static func magic(_ line: String) -> String? {
    guard line.hasPrefix("%%") else { return nil }
    let word = line.dropFirst(2).prefix { !$0.isWhitespace }.lowercased()
    return languageMagics.contains(word) ? word : nil
  }

  private static func label(_ name: String) -> String {
    let name = name.lowercased()
    // No label may make the fence a cell's output, or be taken for a misspelt one.
    guard !name.isEmpty, name == "swift" || !FenceLabel(name).isLive,
      name.utf8.allSatisfy({ $0.isASCIIAlphanumeric || "+#-_.".utf8.contains($0) })
    else { return "text" }
    return aliases[name] ?? name
  }

  private static let languageMagics: Set<String> = [
    "bash", "sh", "html", "javascript", "js", "latex", "markdown", "perl", "python", "python2",
    "python3", "pypy", "r", "ruby", "rust", "julia", "svg", "sql", "swift", "cython",
  ]
  private static let aliases = [
    "ipython": "python", "python2": "python", "python3": "python", "pypy": "python",
    "js": "javascript", "ir": "r", "csharp": "c#",
  ]
  private static let names = [
    "javascript": "JavaScript", "html": "HTML", "sql": "SQL", "svg": "SVG",
    "text": "of no known language", "typescript": "TypeScript", "sh": "shell",
  ]
}
