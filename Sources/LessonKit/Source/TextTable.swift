/// Rows of fields as text.
///
/// For what is kept from run to run: read ten times as fast as JSON in a debug build. A backslash, and
/// each of the two separators, is written in a field as a backslash and a letter.
public struct TextTable: Sendable {
  private let row: Unicode.Scalar
  private let field: Unicode.Scalar

  /// A line a row, tabs between its fields.
  public static let lines = TextTable(row: "\n", field: "\t")
  /// Rows that may stand in a field of ``lines`` as they are.
  public static let nested = TextTable(row: "\u{1E}", field: "\u{1F}")

  /// The text of `rows`; each ends in a separator.
  public func text(_ rows: [[String]]) -> String {
    rows.map { text(ofRow: $0) + String(Character(row)) }.joined()
  }

  /// The text of one row, without the separator at its end.
  public func text(ofRow fields: [String]) -> String {
    fields.map(escaped).joined(separator: String(Character(field)))
  }

  /// The rows of a text.
  public func rows(_ text: String) -> [[String]] {
    text.unicodeScalars.split(separator: row, omittingEmptySubsequences: false).dropLast()
      .map { line in
        line.split(separator: field, omittingEmptySubsequences: false)
          .map { unescaped(String($0)) }
      }
  }

  /// What a field means that was read as it stands.
  public func unescaped(_ field: String) -> String {
    var text = ""
    var isEscape = false
    for scalar in field.unicodeScalars {
      switch (isEscape, scalar) {
      case (false, "\\"):
        isEscape = true
        continue
      case (true, "r"): text.unicodeScalars.append(row)
      case (true, "f"): text.unicodeScalars.append(self.field)
      default: text.unicodeScalars.append(scalar)
      }
      isEscape = false
    }
    return text
  }

  private func escaped(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { [row, self.field, "\\"].contains($0) }) else {
      return field
    }
    return field.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case row: text += "\\r"
      case self.field: text += "\\f"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
