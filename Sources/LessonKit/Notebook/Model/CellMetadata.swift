/// The metadata of a notebook cell, as far as lessons have a use for it.
struct CellMetadata: Sendable, Equatable {
  /// The language of the cell, where an editor or a kernel of several languages says it.
  var language: String?
  /// The media type of a raw cell.
  var format: String?
  /// Whether Jupyter folds the source away.
  var hidesSource = false
  /// Whether Jupyter folds the outputs away.
  var hidesOutputs = false
  /// What other tools are told of the cell.
  var tags: [String] = []
  var origin: CellOrigin?

  func write(to text: inout JSONText) {
    text.object { text in
      if hidesSource {
        text.member("jupyter") { $0.object { $0.member("source_hidden", true) } }
      }
      if let origin, origin != CellOrigin() { text.member("lessons") { origin.write(to: &$0) } }
      if !tags.isEmpty { text.member("tags", tags) }
    }
  }
}

extension JSON {
  /// The string that this is, or the strings of a list.
  fileprivate var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.strings)
    default: []
    }
  }
}

extension CellMetadata {
  /// Reads the metadata, where tools write what they like: what has an unexpected form says nothing.
  init(_ members: [String: JSON]) {
    let hints = ["vscode", "polyglot_notebook", "dotnet_interactive"].flatMap { tool in
      ["languageId", "kernelName", "language"].compactMap { members[tool]?[$0]?.string }
    }
    language = members["language"]?.string ?? hints.first
    format = members["format"]?.string ?? members["raw_mimetype"]?.string
    hidesSource = members["jupyter"]?["source_hidden"] == .bool(true)
    hidesOutputs = members["jupyter"]?["outputs_hidden"] == .bool(true)
    tags = members["tags"]?.strings ?? []
    origin = members["lessons"].flatMap(CellOrigin.init)
  }
}
