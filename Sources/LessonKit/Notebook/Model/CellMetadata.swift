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
  /// What the cell keeps of a lesson.
  var origin: CellOrigin?

  /// The metadata as nbformat 4.5 has it.
  var json: JSON {
    var members: [String: JSON] = [:]
    if hidesSource { members["jupyter"] = .object(["source_hidden": .bool(true)]) }
    if !tags.isEmpty { members["tags"] = .array(tags.map(JSON.string)) }
    members["lessons"] = origin?.json
    return .object(members)
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

extension CellMetadata: Decodable {
  private enum CodingKeys: String, CodingKey {
    case language, format, vscode, tags, jupyter
    case mediaType = "raw_mimetype"
    case polyglot = "polyglot_notebook"
    case interactive = "dotnet_interactive"
    case origin = "lessons"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    // Other tools write here what they like: what has another form than expected says nothing.
    func value<Member: Decodable>(_ key: CodingKeys) -> Member? {
      try? container.decode(Member.self, forKey: key)
    }
    let hints: [JSON?] = [value(.vscode), value(.polyglot), value(.interactive)]
    let languages = hints.flatMap { hint in
      ["languageId", "kernelName", "language"].compactMap { hint?[$0]?.string }
    }
    language = value(.language) ?? languages.first
    format = value(.format) ?? value(.mediaType)
    let folding: JSON? = value(.jupyter)
    hidesSource = folding?["source_hidden"] == .bool(true)
    hidesOutputs = folding?["outputs_hidden"] == .bool(true)
    let written: JSON? = value(.tags)
    tags = written?.strings ?? []
    origin = value(.origin)
  }
}
