/// What a notebook cell keeps of a lesson's Markdown that a notebook has no place for, in the
/// cell's metadata under `lessons`.
struct CellRecord: Sendable, Equatable {
  /// The info string of the cell, where it is not just `swift`.
  var info: String?
  /// The info strings of the output fences that are not the plain ones of their channels.
  var outputs: [String] = []
  /// The cell's fences to the byte, where they are not written as an import would write them.
  var markdown: String?
  /// What stands between this cell and the next, where it is not one blank line.
  var gap: String?
  /// Whether the Markdown is a lesson's own, so that fences in it are cells.
  var isVerbatim = false

  /// The metadata entry; `nil` where there is nothing to keep.
  var json: JSON? {
    var members: [String: JSON] = [:]
    if let info { members["info"] = .string(info) }
    if !outputs.isEmpty { members["outputs"] = .array(outputs.map(JSON.string)) }
    if let markdown { members["markdown"] = .string(markdown) }
    if let gap { members["gap"] = .string(gap) }
    if isVerbatim { members["verbatim"] = .bool(true) }
    return members.isEmpty ? nil : .object(members)
  }
}

extension CellRecord: Decodable {
  private enum CodingKeys: String, CodingKey {
    case info, outputs, markdown, gap
    case isVerbatim = "verbatim"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    info = try container.decodeIfPresent(String.self, forKey: .info)
    outputs = try container.decodeIfPresent([String].self, forKey: .outputs) ?? []
    markdown = try container.decodeIfPresent(String.self, forKey: .markdown)
    gap = try container.decodeIfPresent(String.self, forKey: .gap)
    isVerbatim = try container.decodeIfPresent(Bool.self, forKey: .isVerbatim) ?? false
  }
}
