/// What a notebook keeps of the lesson that it was exported from, in its metadata under `lessons`.
struct LessonOrigin: Sendable, Equatable {
  /// Whether every line of the lesson ends with CR LF; the notebook's cells have LF.
  var hasCarriageReturns = false
  var hasByteOrderMark = false

  func write(to text: inout JSONText) {
    text.object { text in
      if hasByteOrderMark { text.member("byte_order_mark", true) }
      if hasCarriageReturns { text.member("line_end", "\r\n") }
      text.member("version", 1)
    }
  }

  /// The lesson's text with the line ends and the byte order mark that it had.
  func restoring(_ markdown: String) -> String {
    // Lines of scalars: to characters a carriage return and a line feed are one.
    let lines = markdown.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return (hasByteOrderMark ? "\u{FEFF}" : "")
      + lines.map { String($0) }.joined(separator: hasCarriageReturns ? "\r\n" : "\n")
  }
}

extension LessonOrigin {
  init?(_ entry: JSON) {
    guard case .integer? = entry["version"] else { return nil }
    hasCarriageReturns = entry["line_end"] == "\r\n"
    hasByteOrderMark = entry["byte_order_mark"] == .bool(true)
  }
}

/// What a notebook cell keeps of a lesson's Markdown that a notebook has no other place for.
struct CellOrigin: Sendable, Equatable {
  /// The info string of the cell, where it is not just `swift`.
  var info: String?
  /// The info strings of the output fences that are not the plain ones of their channels.
  var outputs: [String]?
  /// The cell's fences to the byte, where they are not written as an import would write them.
  var markdown: String?
  /// What stands between this cell and the next, where it is not one blank line.
  var gap: String?
  /// Whether the Markdown is a lesson's own, so that fences in it are cells.
  var verbatim: Bool?

  /// Writes the metadata entry.
  func write(to text: inout JSONText) {
    text.object { text in
      if let gap { text.member("gap", gap) }
      if let info { text.member("info", info) }
      if let markdown { text.member("markdown", markdown) }
      if let outputs { text.member("outputs", outputs) }
      if let verbatim { text.member("verbatim", verbatim) }
    }
  }
}

extension CellOrigin {
  init?(_ entry: JSON) {
    guard case .object(let members) = entry else { return nil }
    info = members["info"]?.string
    if case .array(let infos)? = members["outputs"] { outputs = infos.compactMap(\.string) }
    markdown = members["markdown"]?.string
    gap = members["gap"]?.string
    if case .bool(let value)? = members["verbatim"] { verbatim = value }
  }
}
