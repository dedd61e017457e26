/// One thing in several representations, by media type: a picture and the text that stands for it.
struct MIMEBundle: Sendable, Equatable {
  /// The representations by media type.
  var entries: [String: JSON]
  /// Whether it is the value of a cell, which a lesson displays on standard output.
  var isResult = false

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
  ///
  /// Text that only names an object of Python's is none, beside what shows the object.
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
    let text = drop { $0.isWhitespace }
    guard text.first == "<", let end = text.lastIndex(of: ">"), !text[..<end].contains("\n"),
      text[text.index(after: end)...].allSatisfy(\.isWhitespace)
    else { return false }
    let words = text[..<end].dropFirst().split(separator: " ")
    guard let name = words.first, name.contains("."),
      name.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "." || $0 == "_"
      })
    else { return false }
    return words.dropFirst().first.map { $0 == "object" || $0 == "at" } ?? false
  }
}

extension MIMEBundle: Decodable {
  init(from decoder: any Decoder) throws {
    entries = try decoder.singleValueContainer().decode([String: JSON].self)
  }
}
