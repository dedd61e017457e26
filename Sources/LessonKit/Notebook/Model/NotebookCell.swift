struct NotebookCell: Sendable, Equatable {
  enum Kind: String, Sendable {
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

extension NotebookCell {
  init(_ cell: NotebookValue) throws(NotebookProblem) {
    let type = try cell.required("cell_type")
    guard let kind = Kind(rawValue: try type.string()) else {
      throw type.problem("`\(try type.string())` is no cell of nbformat 4")
    }
    self.kind = kind
    id = try cell.optional("id")?.string()
    source = try cell.required("source").text()
    metadata = CellMetadata(try cell.optional("metadata")?.members() ?? [:])
    if let pictures = try cell.optional("attachments") {
      for name in try pictures.members().keys {
        attachments[name] = MIMEBundle(entries: try pictures.required(name).members())
      }
    }
    guard kind == .code else { return }
    for output in try cell.optional("outputs")?.elements() ?? [] {
      outputs.append(try NotebookOutput(output))
    }
    executionCount = try cell.optional("execution_count")?.integer()
  }
}
