import LessonText

/// Reads words of one ``FenceWord`` table; every word that cannot be understood is a diagnostic.
struct WordReader<Word: FenceWord> {
  /// Words that were understood, in order, each with what the author wrote.
  private(set) var words: [(word: Word, text: InfoString.Word)] = []
  /// Words whose names are known, in order, whatever is wrong with their values.
  private(set) var namedWords: [(word: Word, text: InfoString.Word)] = []

  init(_ texts: [InfoString.Word], diagnostics: inout [Diagnostic]) {
    var seen: Set<Word> = []
    var index = 0
    while index < texts.count {
      let text = texts[index]
      index += 1
      guard let word = Word(rawValue: text.name) else {
        diagnostics.append(Self.unknown(text))
        continue
      }
      let start = index
      while index < texts.count, Self.continuesList(texts[index], after: text) { index += 1 }
      guard seen.insert(word).inserted else {
        diagnostics.append(
          text.diagnostic(
            .contradictoryAttributes, "the \(Word.noun) `\(word.rawValue)` is repeated",
            advice: "keep one of them"))
        continue
      }
      namedWords.append((word, text))
      if start < index {
        diagnostics.append(
          text.diagnostic(
            .badAttributeValue, "the value of `\(word.rawValue)` has a comma and no quotes",
            advice: "put the value in double quotes: `\(word.usage)`"))
      } else if let problem = word.value.problem(with: text) {
        diagnostics.append(
          text.diagnostic(
            .badAttributeValue, problem,
            advice: "write `\(text.isKey ? "\(word.rawValue): NAME" : word.usage)`"))
      } else {
        words.append((word, text))
      }
    }
  }

  /// Whether `text` is the next element of a list without quotes that `word` begins: a comma may stand between
  /// words too, so that nothing known, and nothing near it, may follow.
  private static func continuesList(_ text: InfoString.Word, after word: InfoString.Word) -> Bool {
    guard let value = word.value, text.followsComma, !word.isQuoted, !value.isEmpty,
      Word(rawValue: text.name) == nil
    else { return false }
    return Spelling.nearest(to: text.name, among: Word.allCases.map(\.rawValue)) == nil
  }

  private static func unknown(_ text: InfoString.Word) -> Diagnostic {
    let names = Word.allCases.map(\.rawValue)
    let advice =
      if let nearest = Spelling.nearest(to: text.name, among: names) {
        "write `\(nearest)`"
      } else {
        "write one of \(names.quotedList), or remove it"
      }
    return text.diagnostic(
      .unknownAttribute,
      "unknown \(Word.noun) `\(text.name.isEmpty ? text.text : text.name)`", advice: advice)
  }
}

extension InfoString.Word {
  func diagnostic(_ id: Diagnostic.ID, _ message: String, advice: String) -> Diagnostic {
    Diagnostic(id, at: position, length: text.utf8.count, message, advice: advice)
  }
}
