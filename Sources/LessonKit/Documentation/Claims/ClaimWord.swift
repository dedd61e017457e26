import LessonText

/// What the words of a comment begin with, as people announce what code does.
enum ClaimWord {
  /// `Prints "…"`, `prints: …`; with a colon the rest is text in any case.
  case prints(hasColon: Bool)
  /// `Output:`, behind which lines stand.
  case output
  /// `=> V`, `→ V`, `== V`.
  case value
  /// `Returns V`.
  case returns
  /// `error: …`, `does not compile`.
  case mustNotCompile
  /// `Fatal error: …`, `crashes`.
  case mustTrap
  /// `Error`, which a compiler or a run may give.
  case mustFail

  /// Whether it says that the code fails.
  var isFailure: Bool {
    switch self {
    case .mustNotCompile, .mustTrap, .mustFail: true
    case .prints, .output, .value, .returns: false
    }
  }

  /// Reads the word that `text` begins with, and how many bytes it takes with the blanks behind it.
  static func read(_ text: String) -> (word: ClaimWord, length: Int)? {
    guard let first = text.unicodeScalars.first, firstScalars.contains(first) else { return nil }
    let lowercased = text.prefix(40).lowercased()
    for (prefix, word) in table where lowercased.hasPrefix(prefix) {
      var rest = text.unicodeScalars.dropFirst(prefix.unicodeScalars.count)
      guard !isWord(prefix.unicodeScalars.last) || !isWord(rest.first) else { continue }
      // Code that is a comment for now.
      if prefix == "print", rest.first == "(" { continue }
      var word = word
      if rest.first == ":" {
        rest = rest.dropFirst()
        if case .prints = word { word = .prints(hasColon: true) }
      } else if case .output = word {
        continue
      }
      rest = rest.drop { $0 == " " || $0 == "\t" }
      return (word, text.utf8.count - String(rest).utf8.count)
    }
    return nil
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
  }

  /// What the words begin with, in both cases.
  private static let firstScalars = Set(
    table.compactMap(\.0.unicodeScalars.first).flatMap { scalar in
      [scalar] + Array(scalar.properties.uppercaseMapping.unicodeScalars)
    })

  /// Longer ones first, where one begins another.
  private static let table: [(String, ClaimWord)] = [
    ("this prints", .prints(hasColon: false)), ("it prints", .prints(hasColon: false)),
    ("will print", .prints(hasColon: false)), ("=> prints", .prints(hasColon: false)),
    ("-> prints", .prints(hasColon: false)), ("also prints", .prints(hasColon: false)),
    ("prints", .prints(hasColon: false)), ("print", .prints(hasColon: false)),
    ("printed", .prints(hasColon: true)), ("outputs", .prints(hasColon: false)),
    ("expected output", .output), ("sample output", .output), ("output", .output),
    ("returns", .returns), ("===", .value), ("==>", .value), ("==", .value), ("=>", .value),
    ("->", .value),
    ("→", .value), ("⇒", .value), ("➜", .value), ("⟹", .value), ("= ", .value),
    ("compile-time error", .mustNotCompile), ("compile time error", .mustNotCompile),
    ("compile error", .mustNotCompile), ("compiler error", .mustNotCompile),
    ("compilation error", .mustNotCompile), ("does not compile", .mustNotCompile),
    ("doesn't compile", .mustNotCompile), ("won't compile", .mustNotCompile),
    ("will not compile", .mustNotCompile), ("cannot compile", .mustNotCompile),
    ("runtime error", .mustTrap), ("run-time error", .mustTrap), ("runtime trap", .mustTrap),
    ("fatal error", .mustTrap), ("fatalerror", .mustTrap), ("crashes", .mustTrap),
    ("crash", .mustTrap), ("traps", .mustTrap), ("this traps", .mustTrap),
    ("precondition failure", .mustTrap), ("precondition failed", .mustTrap),
    ("precondition violation", .mustTrap), ("triggers a runtime error", .mustTrap),
    ("triggers runtime error", .mustTrap), ("triggers a fatal error", .mustTrap),
    ("overflow error", .mustFail), ("error", .mustFail),
  ]
}
