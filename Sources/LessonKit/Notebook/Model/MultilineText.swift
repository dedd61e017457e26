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

extension JSON {
  /// Text as Jupyter writes it: a list of its lines, each with its line feed.
  static func lines(of text: String) -> JSON {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { JSON.string(String($0) + "\n") }
    // Behind the last line feed there is nothing; behind any other text there was none.
    if case .string(let last) = lines.removeLast(), last != "\n" {
      lines.append(.string(String(last.unicodeScalars.dropLast())))
    }
    return .array(lines)
  }
}
