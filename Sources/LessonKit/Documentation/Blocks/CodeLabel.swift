import LessonText

/// What the info string of a fence in documentation says of its language.
///
/// Documentation is written for other tools too, so that words are read as any of them writes them:
/// `swift`, `Swift`, `swift,no_run`, `{swift}`, `swift:file.swift`, `{.swift #id}`.
enum CodeLabel {
  case swift
  /// No word at all: Swift or not, as it looks.
  case none
  /// What a program prints; binding, where the word is ours.
  case output(isBinding: Bool)
  case other

  init(_ info: String) {
    let text = info.lowercased().drop { " \t{.".contains($0) }
    let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "+" }
    switch word {
    case "": self = text.isEmpty ? .none : .other
    case "swift", "language-swift", "lang-swift": self = .swift
    case "output": self = .output(isBinding: true)
    case "text", "console": self = .output(isBinding: false)
    default:
      let version = word.hasPrefix("swift") ? word.dropFirst(5) : "-"
      self = version.allSatisfy(\.isNumber) ? .swift : .other
    }
  }
}
