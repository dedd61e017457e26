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

  func write(to text: inout JSONText) {
    text.object { text in
      text.member("cell_type", kind.rawValue)
      if kind == .code {
        text.member("execution_count") { $0.raw(executionCount.map { "\($0)" } ?? "null") }
      }
      if let id { text.member("id", id) }
      text.member("metadata") { metadata.write(to: &$0) }
      if kind == .code { text.member("outputs") { $0.array(outputs) { $1.write(to: &$0) } } }
      text.member("source", lines: source)
    }
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
