/// All diagnostic identifiers as text: the guide's reference is held against it.
public struct DiagnosticTable {
  /// Makes the text of the table.
  public init() {}

  /// A Markdown table with a row an identifier.
  public var markdown: String {
    let rows = Diagnostic.ID.allCases.map {
      "| `\($0.rawValue)` | \($0.summary) | \($0.remedy) |\n"
    }
    return "| id | what is wrong | what to do |\n|---|---|---|\n" + rows.joined()
  }
}
