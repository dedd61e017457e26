import LessonText

/// The parts of a snippet that `@Snippet(path:slice:)` can name: each begins with a line `// snippet.NAME`.
package enum SnippetSlices {
  /// The names of the parts.
  package static func names(in text: String) -> Set<String> {
    Set(text.lines.compactMap(name))
  }

  private static func name(in line: String) -> String? {
    let blank = { (character: Character) in character == " " || character == "\t" }
    let text = line.drop(while: blank)
    guard text.hasPrefix("//") else { return nil }
    let comment = text.dropFirst(2).drop(while: blank)
    guard comment.hasPrefix(prefix) else { return nil }
    let name = comment.dropFirst(prefix.count).prefix { !$0.isWhitespace }
    return name.isEmpty || words.contains(String(name)) ? nil : String(name)
  }

  private static let prefix = "snippet."
  /// What ends a part or leaves lines out of it.
  private static let words = ["end", "hide", "show"]
}
