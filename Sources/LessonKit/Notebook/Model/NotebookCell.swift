/// One cell of a notebook.
struct NotebookCell: Sendable, Equatable {
  /// The kinds of cell that nbformat 4 has.
  enum Kind: String, Sendable, Decodable {
    case markdown, code, raw
  }

  var kind: Kind
  /// The name that nbformat 4.5 wants: unique in the notebook, 1 to 64 of `A-Z a-z 0-9 - _`.
  var id: String?
  var source: String
  var metadata = CellMetadata()
  /// Pictures that the Markdown shows by `attachment:NAME`.
  var attachments: [String: MIMEBundle] = [:]
  var outputs: [NotebookOutput] = []
  var executionCount: Int?

  /// The cell as nbformat 4.5 has it.
  var json: JSON {
    var members: [String: JSON] = [
      "cell_type": .string(kind.rawValue), "metadata": metadata.json,
      "source": .lines(of: source),
    ]
    if let id { members["id"] = .string(id) }
    if kind == .code {
      members["execution_count"] = executionCount.map(JSON.integer) ?? .null
      members["outputs"] = .array(outputs.map(\.json))
    }
    return .object(members)
  }
}

extension NotebookCell: Decodable {
  private enum CodingKeys: String, CodingKey {
    case kind = "cell_type"
    case executionCount = "execution_count"
    case id, source, metadata, attachments, outputs
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let type = try container.decode(String.self, forKey: .kind)
    guard let kind = Kind(rawValue: type) else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "`\(type)` is no cell of nbformat 4")
    }
    self.kind = kind
    id = try container.decodeIfPresent(String.self, forKey: .id)
    source = try container.decode(MultilineText.self, forKey: .source).text
    metadata =
      try container.decodeIfPresent(CellMetadata.self, forKey: .metadata) ?? CellMetadata()
    attachments =
      try container.decodeIfPresent([String: MIMEBundle].self, forKey: .attachments) ?? [:]
    guard kind == .code else { return }
    outputs = try container.decodeIfPresent([NotebookOutput].self, forKey: .outputs) ?? []
    executionCount = try container.decodeIfPresent(Int.self, forKey: .executionCount)
  }
}

/// Text that a notebook holds as a string or as a list of strings, one a line.
struct MultilineText: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      text = try container.decode(String.self)
    } catch DecodingError.typeMismatch {
      guard let lines = try? container.decode([String].self) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "must be a string or a list of strings")
      }
      text = lines.joined()
    }
  }
}
