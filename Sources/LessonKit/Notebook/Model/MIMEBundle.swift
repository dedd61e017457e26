/// One thing in several representations, by media type: a picture and the text that stands for it.
struct MIMEBundle: Sendable, Equatable {
  /// The representations by media type.
  var entries: [String: JSON]

  /// The text of a representation; `nil` where there is none or it is no text.
  subscript(type: String) -> String? {
    switch entries[type] {
    case .string(let text): return text
    case .array(let lines):
      var text = ""
      for case .string(let line) in lines { text += line }
      return text
    default: return nil
    }
  }

  /// The media types, the one that a reader would rather see first.
  var types: [String] {
    let known = entries.keys.filter(Self.preference.contains)
      .sorted {
        (Self.preference.firstIndex(of: $0) ?? 0) < (Self.preference.firstIndex(of: $1) ?? 0)
      }
    return known + entries.keys.filter { !known.contains($0) }.sorted()
  }

  /// Pictures before text, and text before what only a browser can show.
  private static let preference = [
    "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml",
    "text/plain", "text/markdown", "text/latex", "text/html",
  ]
}

extension MIMEBundle: Decodable {
  init(from decoder: any Decoder) throws {
    entries = try decoder.singleValueContainer().decode([String: JSON].self)
  }
}
