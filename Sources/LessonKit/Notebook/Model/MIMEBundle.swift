/// One thing in several representations, by media type: a picture and the text that stands for it.
struct MIMEBundle: Sendable, Equatable {
  var entries: [String: JSON]
  /// Whether it is the value of a cell, which a lesson displays on standard output.
  var isResult = false

  /// The text of a representation; `nil` where there is none or it is no text.
  subscript(type: String) -> String? {
    switch entries[type] {
    case .string(let text): text
    case .array(let lines): lines.compactMap(\.string).joined()
    default: nil
    }
  }

  /// The media types, the one that a reader would rather see first; text that only names an object of
  /// Python's is none, next to what shows the object.
  var types: [String] {
    let isNamed = entries.count > 1 && self["text/plain"]?.isNameOfObject == true
    let keys = entries.keys.filter { !isNamed || $0 != "text/plain" }
    let known = Self.preference.filter(keys.contains)
    return known + keys.filter { !known.contains($0) }.sorted()
  }

  /// Pictures before text, and text before what only a browser can show.
  private static let preference = [
    "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml",
    "text/plain", "text/markdown", "text/latex", "text/html",
  ]
}

extension String {
  /// Whether the text is what Python says of an object that has no text of its own:
  /// `<IPython.core.display.HTML object>`, `<folium.Map at 0x7f00>`.
  var isNameOfObject: Bool {
    let name = /\s*< *[\p{Alphabetic}\p{N}_]*\.[\p{Alphabetic}\p{N}._]* +(object|at)( [^\n]*)?>\s*/
    return wholeMatch(of: name) != nil
  }
}
