/// Why a file is no notebook that can be imported, in words for its author.
package struct NotebookProblem: Sendable {
  /// What is wrong and where: `cell 3, source: must be a string or a list of strings`.
  package let message: String

  /// Says what a decoder found; `syntaxError` is what is wrong with the JSON, where that is known.
  package init(_ error: DecodingError, syntaxError: String?) {
    switch error {
    case .keyNotFound(let key, let context) where context.codingPath.isEmpty:
      message = "it has no `\(key.stringValue)`, so that it is no notebook of format 4"
    case .keyNotFound(let key, let context):
      message = Self.place(context.codingPath) + "`\(key.stringValue)` is missing"
    case .typeMismatch(_, let context) where context.codingPath.isEmpty:
      message = "it is JSON, and no notebook"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      message = Self.place(context.codingPath) + "must be \(Self.name(of: type))"
    case .dataCorrupted where syntaxError != nil:
      message = "it is not JSON: \(syntaxError ?? "")"
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      message = "it has a number or a text that cannot be read"
    case .dataCorrupted(let context):
      let isVersion = context.codingPath.last?.stringValue == "nbformat"
      message = (isVersion ? "" : Self.place(context.codingPath)) + context.debugDescription
    @unknown default:
      message = "it is no notebook of format 4"
    }
  }

  /// The place with cells and outputs counted from 1, as people do.
  private static func place(_ path: [any CodingKey]) -> String {
    var words: [String] = []
    for key in path {
      if let index = key.intValue, let list = words.popLast() {
        words.append("\(list.hasSuffix("s") ? String(list.dropLast()) : list) \(index + 1)")
      } else {
        words.append(key.stringValue)
      }
    }
    return words.joined(separator: ", ") + ": "
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Int.Type, is Double.Type: "a number"
    case is Bool.Type: "true or false"
    default: "\(type)".hasPrefix("Dictionary") ? "an object" : "a list"
    }
  }
}
