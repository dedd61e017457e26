/// The metadata of a notebook cell, as far as lessons have a use for it.
struct CellMetadata: Sendable, Equatable {
  /// The language of the cell, where an editor or a kernel of several languages says it.
  var language: String?
  /// The media type of a raw cell.
  var format: String?
  /// Whether Jupyter folds the source away.
  var hidesSource = false
  /// What the cell keeps of a lesson.
  var record: CellRecord?

  /// The metadata as nbformat 4.5 has it.
  var json: JSON {
    var members: [String: JSON] = [:]
    if hidesSource { members["jupyter"] = .object(["source_hidden": .bool(true)]) }
    if let record = record?.json { members["lessons"] = record }
    return .object(members)
  }
}

extension CellMetadata: Decodable {
  private enum CodingKeys: String, CodingKey {
    case language, format, vscode
    case mediaType = "raw_mimetype"
    case polyglot = "polyglot_notebook"
    case interactive = "dotnet_interactive"
    case record = "lessons"
  }

  private struct LanguageHint: Decodable {
    var languageId: String?
    var kernelName: String?
    var language: String?
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    // Other tools write here what they like: what has another form than expected says nothing.
    func value<Value: Decodable>(_ key: CodingKeys) -> Value? {
      try? container.decode(Value.self, forKey: key)
    }
    let hints: [LanguageHint?] = [value(.vscode), value(.polyglot), value(.interactive)]
    language =
      value(.language)
      ?? hints.lazy.compactMap { $0?.languageId ?? $0?.kernelName ?? $0?.language }.first
    format = value(.format) ?? value(.mediaType)
    record = value(.record)
  }
}
