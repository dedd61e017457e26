/// What an output is rendered as, where its fence says `as=KIND`.
enum RichOutput: String, CaseIterable {
  case svg, html, markdown

  /// The kind that an info string asks for.
  init?(info: String) {
    let words = info.infoWords.map { $0.replacing("\"", with: "") }
    guard let kind = Self.allCases.first(where: { words.contains("as=\($0.rawValue)") }) else {
      return nil
    }
    self = kind
  }

  /// The media type of such text in a notebook.
  var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .html: "text/html"
    case .markdown: "text/markdown"
    }
  }
}
