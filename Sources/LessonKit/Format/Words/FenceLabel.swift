import LessonMarkdown
import LessonText

/// What the first word of a fence's info string makes of the fence.
///
/// The whole word `swift` makes a cell and `output` an expected output, in any case; any other word is
/// another language, and its fence is prose. What is neither, such as `swift{1,3}`, `{.swift}` or
/// `swfit`, is an error: it would be prose, and the code would silently not be tested.
package enum FenceLabel: Sendable, Equatable {
  case cell
  case output
  case other
  /// Something that was meant to be `word`.
  case misspelt(word: String)

  package init(_ info: String) {
    // Most info strings are one of these.
    if info == "swift" || info == "output" {
      self = info == "swift" ? .cell : .output
      return
    }
    let first = info.prefix { $0 != " " && $0 != "\t" && $0 != "," }.lowercased()
    switch first {
    case "": self = .other
    case "swift": self = .cell
    case "output": self = .output
    default: self = Self.word(meantBy: first, in: info).map { .misspelt(word: $0) } ?? .other
    }
  }

  /// Whether a lesson does not take a fence of this kind for prose.
  package var isLive: Bool { self != .other }

  private static func word(meantBy first: String, in info: String) -> String? {
    let info = info.lowercased()
    // Attributes as Pandoc has them, `{#id .swift}`, and directives as MyST has, `{code-cell} swift`.
    if info.hasPrefix("{") {
      let words = info.prefix { $0 != "\"" }.split { " {},=".contains($0) }
      if words.contains("swift") || words.contains(".swift") { return "swift" }
    }
    var text = info.drop { !isOfWord($0) }
    for prefix in ["language", "lang", "class"] where text.hasPrefix(prefix) {
      guard let sign = text.dropFirst(prefix.count).first, "-_=:".contains(sign) else { continue }
      text = text.dropFirst(prefix.count).drop { !isOfWord($0) || $0 == "-" || $0 == "_" }
    }
    let word = text.prefix(while: isOfWord)
    let sign = text[word.endIndex...].first
    if word == "swift" { return "swift" }
    // `output.txt` and `output/a.csv` are names of files.
    if word == "output" { return sign == "." || sign == "/" ? nil : "output" }
    let attributes = CellAttribute.allCases.map(\.rawValue)
    if word.hasPrefix("swift"), isOurs(word.dropFirst(5), attributes + ["run"]) { return "swift" }
    let options = OutputOption.allCases.map(\.rawValue)
    if word.hasPrefix("output"), isOurs(word.dropFirst(6), options) { return "output" }
    guard word == first, !otherWords.contains(first) else { return nil }
    return Spelling.nearest(to: first, among: ["swift", "output"], distance: 1)
  }

  /// Whether what is joined to a word of ours makes no other word of it: a version, or one of `words`.
  private static func isOurs(_ rest: Substring, _ words: [String]) -> Bool {
    let isJoined = rest.first == "-" || rest.first == "_"
    let rest = String(isJoined ? rest.dropFirst() : rest)
    if rest.allSatisfy(\.isNumber) || words.contains(rest.replacing("_", with: "-")) { return true }
    return isJoined && rest.count > 3
      && Spelling.nearest(to: rest, among: words, distance: 1) != nil
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }

  /// Words that are near to ours and mean something else.
  private static let otherWords: Set<String> = ["swiftc", "shift", "outputs"]
}

extension Fence {
  package var label: FenceLabel { FenceLabel(plainInfo) }
}
