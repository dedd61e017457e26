/// A ``FenceWord`` table as text: in `lessons --help` and in the guide's reference.
public struct WordTable<Word: FenceWord> {
  /// Makes the text of a table.
  public init() {}

  /// Two lines a word, for a terminal: help text is wrapped at 80 columns without indentation.
  public var text: String {
    Word.allCases.map { "  \($0.usage)\n    \($0.summary)" }.joined(separator: "\n")
  }

  /// A Markdown list with an item a word; CommonMark, which pages are rendered from, has no tables.
  public var markdown: String {
    Word.allCases.map { word in
      "- `\(word.usage.replacing(" or ", with: "` or `"))`: \(word.summary)\n"
    }.joined()
  }
}
