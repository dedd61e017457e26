/// Why a file is no notebook that can be imported, in words for its author.
package struct NotebookProblem: Error {
  /// What is wrong and where: `cell 3, source: must be a string or a list of strings`.
  package let message: String
}

/// A value of a notebook's JSON and its place, which is told where the value is not as it must be.
struct NotebookValue {
  let json: JSON
  /// The place, counted from 1 as people do, `cell 3, source`; empty for the notebook itself.
  var place = ""

  func problem(_ text: String) -> NotebookProblem {
    NotebookProblem(message: place.isEmpty ? text : "\(place): \(text)")
  }

  func members() throws(NotebookProblem) -> [String: JSON] {
    if case .object(let members) = json { return members }
    throw problem(place.isEmpty ? "it is JSON, and no notebook" : "must be an object")
  }

  /// A member of an object, which must have it.
  func required(_ name: String) throws(NotebookProblem) -> NotebookValue {
    guard let member = try members()[name] else {
      throw problem(
        place.isEmpty
          ? "it has no `\(name)`, so that it is no notebook of format 4" : "`\(name)` is missing")
    }
    return NotebookValue(json: member, place: place.isEmpty ? name : "\(place), \(name)")
  }

  /// A member of an object; `nil` where it has none, or a null.
  func optional(_ name: String) throws(NotebookProblem) -> NotebookValue? {
    switch try members()[name] {
    case nil, .null?: nil
    default: try required(name)
    }
  }

  /// The elements of a list: those of `cells` are `cell 1`, `cell 2`.
  func elements() throws(NotebookProblem) -> [NotebookValue] {
    guard case .array(let values) = json else { throw problem("must be a list") }
    let noun = place.hasSuffix("s") ? String(place.dropLast()) : place
    return values.enumerated().map { NotebookValue(json: $1, place: "\(noun) \($0 + 1)") }
  }

  func string() throws(NotebookProblem) -> String {
    guard let text = json.string else { throw problem("must be a string") }
    return text
  }

  func integer() throws(NotebookProblem) -> Int {
    guard case .integer(let number) = json else { throw problem("must be a number") }
    return number
  }

  /// Text as a string or as a list of strings, one a line.
  func text() throws(NotebookProblem) -> String {
    guard let text = json.multilineText else {
      throw problem("must be a string or a list of strings")
    }
    return text
  }
}
