/// A ``FenceWord`` table as text: in `lessons --help` and in the guide's reference.
public struct WordTable<Word: FenceWord> {
  /// Makes the text of a table.
  public init() {}

  /// A line a word, for a terminal.
  public var text: String {
    let width = Word.allCases.map(\.usage.count).max() ?? 0
    return Word.allCases.map { word in
      let padding = String(repeating: " ", count: width - word.usage.count)
      return "  \(word.usage)\(padding)  \(word.summary)"
    }.joined(separator: "\n")
  }

  /// A Markdown table with a row a word.
  public var markdown: String {
    let rows = Word.allCases.map { "| `\($0.usage)` | \($0.summary) |\n" }.joined()
    return "| \(Word.noun) | meaning |\n|---|---|\n" + rows
  }
}
