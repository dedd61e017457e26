/// The names that printed markup gives its elements, kept apart from the page's own.
///
/// An output has a prefix with a colon, which neither slugs of headings nor names of cells have, so
/// that two drawings may both call something `clip`. A reference to a name that the output does not
/// have leads to the page.
struct MarkupNames {
  /// What stands before each name.
  let prefix: String
  private let own: Set<String>

  /// Collects the names in `tokens`.
  init(prefix: String, in tokens: [MarkupToken]) {
    self.prefix = prefix
    own = Set(
      tokens.flatMap { token in
        guard case .start(_, let attributes, _, _) = token else { return [String]() }
        return attributes.filter { $0.name.lowercased() == "id" }.map(\.value)
      })
  }

  /// The name on the page of what the output calls `name`.
  func onPage(_ name: String) -> String { own.contains(name) ? prefix + name : name }

  /// Whether `text` is a name of letters, digits, `-`, `_`, `.` and `:`.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-_.:".unicodeScalars.contains(scalar)
      }
  }
}
