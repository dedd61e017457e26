import LessonMarkdown
import LessonText

/// A part of a course, which begins at the lesson that names it.
package struct LessonPart: Sendable, Equatable {
  /// Its name, plain text.
  package let name: String
  /// Whether its lessons are no steps of the course, but those of a guide, say, or a reference.
  package let isApart: Bool

  init(name: String, isApart: Bool) {
    self.name = name
    self.isApart = isApart
  }

  /// The part that ``text`` tells of; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1).map { String($0) ?? "" }
    guard parts.count == 2, let word = LessonSetting(rawValue: parts[0]) else { return nil }
    self.init(name: parts[1], isApart: word == .apart)
  }

  /// The setting that says it.
  private var word: LessonSetting { isApart ? .apart : .part }

  /// The part as a text, for what is kept.
  package var text: String { "\(word.rawValue)=\(name)" }

  /// The part of a lesson that names `named`, if any, behind one that stands in `part`.
  package static func following(_ part: LessonPart?, naming named: LessonPart?) -> LessonPart? {
    named?.name == part?.name ? part : named ?? part
  }
}

extension Lesson {
  /// What is wrong with naming a part again that has ended, or that is one of the other kind.
  ///
  /// - Parameters:
  ///   - part: the part of this name, and the file of the lesson that it begins with.
  ///   - end: the file of the lesson that begins the next part; `nil` where the part goes on up to here.
  package func wrongPart(
    asOf part: (LessonPart, begunBy: String), endedBy end: String?
  ) -> Diagnostic? {
    let (known, file) = part
    return partWord.map { word in
      guard let end else {
        return word.diagnostic(
          .scatteredPart, "the part `\(known.name)` begins with \(file) as one of the other kind",
          advice: "write `\(known.text)` here, or nothing")
      }
      return word.diagnostic(
        .scatteredPart, "the part `\(known.name)` begins with \(file) and ends before \(end)",
        advice:
          "rename the file, so that it stands among the lessons of its part, or name another part")
    }
  }
}

extension FrontMatter {
  /// The keys that name a part, in order, as words.
  func partWords(in source: SourceText) -> [InfoString.Word] {
    lines.dropFirst().dropLast().compactMap { number in
      let line = source.line(number)
      let key = SettingsComment.Keyword.ofParts.first { line.starts(with: $0.rawValue.utf8) }
      let rest = line.dropFirst(key?.rawValue.utf8.count ?? 0)
      // A colon without a blank belongs to the key.
      guard let key, rest.first?.isSpaceOrTab ?? true else { return nil }
      return key.word(Self.scalar(in: rest), at: SourcePosition(line: number))
    }
  }

  /// The text of a value in quotes, or without a comment; empty for one that is no text on one line.
  private static func scalar(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = bytes.drop(while: \.isSpaceOrTab)
    guard let first = text.first, !"|>[{&*!#".utf8.contains(first) else { return [] }
    if "\"'".utf8.contains(first) { return text.dropFirst().prefix { $0 != first } }
    let comment = text.indices.first { index in
      text[index].isSpaceOrTab && text[index...].dropFirst().first == UInt8(ascii: "#")
    }
    return text[..<(comment ?? text.endIndex)]
  }
}

extension SettingsComment.Keyword {
  /// The keywords that name a part, with nothing else around its name.
  static let ofParts: [Self] = [.part, .apart]

  /// The setting that such a keyword says with `value`.
  func word(_ value: some Sequence<UInt8>, at position: SourcePosition) -> InfoString.Word {
    let value = Array(value).trimmed(of: \.isSpaceOrTab)
    let isQuoted =
      value.count > 1 && value.first == value.last && value.first.map("\"'".utf8.contains) == true
    return InfoString.Word(
      position: position, text: rawValue, name: String(rawValue.dropLast()),
      value: String(decoding: isQuoted ? value.dropFirst().dropLast() : value, as: UTF8.self),
      isKey: true)
  }
}
