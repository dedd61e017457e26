import LessonDocumentation
import LessonText

/// What a comment says of how code fails, `// Fatal error: Index out of range`, as words.
///
/// Most comments say it in words of their own, which only a reader can hold against a message.
struct FailureWords {
  /// What holding them against messages comes to.
  enum Finding: Equatable {
    /// They are those of a message, or tell of the same.
    case hold
    /// They quote a message, and it is another one.
    case differ
    /// Nobody can tell.
    case unknown
  }

  private let words: [Substring]
  /// The names between `'` and `'`, as the compiler writes them.
  private let names: [Substring]
  private let isQuoted: Bool
  /// Whether they stand behind the words that a message of the run-time library begins with.
  private let isAnnounced: Bool

  init(_ claim: Claim) {
    let text = claim.failureText ?? ""
    let inner = Self.unquoted(text)
    isQuoted = inner != nil
    words = Self.words(inner ?? text)
    names = Self.names(in: inner ?? text)
    isAnnounced = claim.isQuoted
  }

  /// Holds them against the messages, one of which is enough.
  func finding(_ messages: [String]) -> Finding {
    guard !words.isEmpty else { return .hold }
    let all = messages.map { Self.words(Self.withoutTitle($0)) }
    if all.contains(where: { Self.holds($0, words) || Self.holds(words, $0) }) { return .hold }
    // The same sentence with another word in it.
    let isNear = all.contains { message in
      message.count == words.count
        && zip(message, words).count { $0 == $1 } * 2 >= words.count
    }
    let known = Set(all.joined().flatMap { [$0] + $0.split(separator: ".") })
    let isShared = words.contains {
      $0.count > 2 && !Self.smallWords.contains($0) && known.contains($0)
    }
    let areNamed = names.allSatisfy(known.contains)
    if isQuoted || isNear && isAnnounced || isShared && !areNamed { return .differ }
    // A signal has no words.
    if all.allSatisfy({ $0.isEmpty }) { return .hold }
    return isShared && !isAnnounced ? .hold : .unknown
  }

  /// What stands between quotes, where that is all of it, and no row of quoted names.
  private static func unquoted(_ text: String) -> String? {
    let text = text.trimmed { $0.isWhitespace || $0 == "." }
    guard let last = text.last, text.count > 2,
      [("\"", "\""), ("“", "”"), ("`", "`")].contains(where: {
        text.hasPrefix($0.0) && String(last) == $0.1
      })
    else { return nil }
    let inner = text.dropFirst().dropLast()
    return inner.contains(last) ? nil : String(inner)
  }

  /// Words of any sentence, which say nothing of what it is about.
  private static let smallWords: Set<Substring> = [
    "the", "and", "for", "not", "has", "was", "are", "you", "this", "that", "with", "from", "must",
    "its", "can", "but", "because",
  ]

  /// A message without the words that all of its kind begin with, and without a signal's, which tell of no reason.
  private static func withoutTitle(_ message: String) -> String {
    if message.hasPrefix("the program was ended") { return "" }
    for title in ["Fatal error", "Assertion failed", "Precondition failed"] {
      guard message.hasPrefix(title) else { continue }
      return String(message.dropFirst(title.count))
    }
    return message
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split(whereSeparator: \.isWhitespace).map { word in
      word.trimmed { "'\"`.,:;!()“”‘’".contains($0) }
    }.filter { !$0.isEmpty }
  }

  private static func names(in text: String) -> [Substring] {
    text.lowercased().split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      .filter { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && !$0.isEmpty }
  }

  /// Whether words stand in a text one behind the other.
  private static func holds(_ text: [Substring], _ words: [Substring]) -> Bool {
    guard let first = words.first, text.count >= words.count else { return false }
    return (0...text.count - words.count).contains { start in
      text[start] == first && text[start...].starts(with: words)
    }
  }
}
