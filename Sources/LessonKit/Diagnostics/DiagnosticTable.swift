/// All diagnostic identifiers as text: the guide's reference is held against it.
public struct DiagnosticTable {
  /// Makes the text of the table.
  public init() {}

  /// A Markdown list with an item an identifier: what is wrong, and what to do about it.
  public var markdown: String {
    Diagnostic.ID.allCases.map { "- `\($0.rawValue)`: \($0.summary) → \($0.remedy)\n" }.joined()
  }
}
