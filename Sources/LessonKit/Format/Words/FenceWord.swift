import LessonText

/// A closed set of words that authors may write: attributes of cells, options of outputs, settings of
/// lessons.
///
/// One table of this kind drives parsing, error texts with suggestions, `lessons --help` and the
/// guide's reference: a new word is one case in one of them, and the compiler names every other place
/// that must know it.
package protocol FenceWord: CaseIterable, Hashable, RawRepresentable<String>, Sendable {
  /// What one such word is called in messages.
  static var noun: String { get }
  /// The kind of value that the word takes, and what the word does, in one line.
  var meaning: (value: WordValue, summary: String) { get }
}

extension FenceWord {
  package var value: WordValue { meaning.value }
  package var summary: String { meaning.summary }

  /// The word as an author writes it, with a placeholder for its value.
  package var usage: String {
    switch value {
    case .none: rawValue
    case .text(let placeholder): "\(rawValue)=\"\(placeholder)\""
    case .optionalText(let placeholder): "\(rawValue) or \(rawValue)=\"\(placeholder)\""
    case .seconds: "\(rawValue)=SECONDS"
    case .number: "\(rawValue)=NUMBER"
    case .name: "\(rawValue)=NAME"
    case .choice(let choices): choices.map { "\(rawValue)=\($0)" }.joined(separator: " or ")
    case .requirements: "\(rawValue)=\"\(Requirement.example)\""
    }
  }

  /// The table for a terminal, two lines a word: help is wrapped at 80 columns without indentation.
  package static var help: String {
    allCases.map { "  \($0.usage)\n    \($0.summary)" }.joined(separator: "\n")
  }
}

/// What may stand behind a ``FenceWord``.
package enum WordValue: Sendable, Equatable {
  /// Nothing: a word by itself.
  case none
  /// `word="text"`; the placeholder is what help and errors show.
  case text(placeholder: String)
  /// `word` or `word="text"`.
  case optionalText(placeholder: String)
  /// `word=SECONDS`, a number above 0.
  case seconds
  /// `word=NUMBER`, a decimal number that is not negative.
  case number
  /// `word=NAME` of letters, digits, `-` and `_`.
  case name
  /// `word=CHOICE`, one of a few.
  case choice([String])
  /// `word="linux, swift>=6.2"`, what must hold where the lesson runs.
  case requirements

  /// What is wrong with `word` as one that takes such a value; `nil` where nothing is.
  func problem(with word: InfoString.Word) -> String? {
    let name = word.name
    if word.hasOpenQuote { return "the quote of `\(name)` is never closed" }
    switch (self, word.value) {
    case (.none, nil), (.optionalText, nil): return nil
    case (.none, _): return "`\(name)` takes no value"
    case (_, nil): return "`\(name)` needs a value"
    case (_, let value?):
      guard value.contains(where: { $0 != " " && $0 != "\t" }) else {
        return "`\(name)` needs a value"
      }
      guard !word.hasStrayQuote else { return "the value of `\(name)` has a stray quote" }
      return problem(withValue: value)
    }
  }

  private func problem(withValue value: String) -> String? {
    switch self {
    case .none, .text, .optionalText: return nil
    case .seconds:
      guard value.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
        let seconds = Double(value), seconds > 0, seconds.isFinite
      else { return "`\(value)` is not a number of seconds above 0" }
      return nil
    case .number:
      guard let number = DecimalNumber(value), !number.isNegative else {
        return "`\(value)` is not a number such as 0.01 or 1e-6"
      }
      return nil
    case .name:
      let isName = value.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      return isName ? nil : "`\(value)` is not a name of letters, digits, `-` and `_`"
    case .choice(let choices):
      return choices.contains(value)
        ? nil : "`\(value)` is not one of \(choices.quotedList)"
    case .requirements:
      return Requirement.problem(in: value)
    }
  }
}
