/// What a notebook keeps of the lesson that it was exported from, in its metadata under `lessons`.
struct NotebookRecord: Sendable, Equatable {
  /// Whether every line of the lesson ends with CR LF; the notebook's cells have LF.
  var hasCarriageReturns = false
  /// Whether the lesson begins with a byte order mark.
  var hasByteOrderMark = false

  /// The metadata entry.
  var json: JSON {
    var members: [String: JSON] = ["version": .integer(1)]
    if hasCarriageReturns { members["line_end"] = "\r\n" }
    if hasByteOrderMark { members["byte_order_mark"] = .bool(true) }
    return .object(members)
  }
}

extension NotebookRecord: Decodable {
  private enum CodingKeys: String, CodingKey {
    case version
    case lineEnd = "line_end"
    case byteOrderMark = "byte_order_mark"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    _ = try container.decode(Int.self, forKey: .version)
    hasCarriageReturns =
      try container.decodeIfPresent(String.self, forKey: .lineEnd) == "\r\n"
    hasByteOrderMark =
      try container.decodeIfPresent(Bool.self, forKey: .byteOrderMark) ?? false
  }
}
