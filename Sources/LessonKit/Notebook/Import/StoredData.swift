/// The one representation of a displayed value that a lesson keeps.
enum StoredData {
  /// Plain text.
  case text(String)
  /// Text in a language of its own.
  case fence(String)
  /// A file beside the lesson.
  case file(NotebookAsset)

  /// Chooses from `bundle`; `nil` where there is nothing in it.
  init?(_ bundle: MIMEBundle, cell: Int, ordinal: Int) {
    guard let type = bundle.types.first else { return nil }
    switch (type, bundle[type]) {
    case ("text/plain", let text?): self = .text(text)
    case ("text/markdown", let text?): self = .fence(FencedText(text.lines, info: "markdown").text)
    case ("text/latex", let text?): self = .fence(FencedText(text.lines, info: "latex").text)
    default:
      let stem = "cell-\(cell)-output-\(ordinal)"
      guard let asset = NotebookAsset(type, of: bundle, stem: stem, cell: cell) else { return nil }
      self = .file(asset)
    }
  }
}

extension String {
  /// Adds text that stands on lines of its own.
  mutating func appendLines(_ text: String) {
    if !isEmpty, unicodeScalars.last != "\n" { self += "\n" }
    self += text
    if !text.isEmpty, text.unicodeScalars.last != "\n" { self += "\n" }
  }
}
