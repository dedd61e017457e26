/// A fenced block around any text: the fence is longer than any that the text has.
struct FencedText {
  /// The block without a final line feed.
  let text: String

  /// Fences `lines`; an info string that has a backtick needs tildes.
  init(_ lines: [String], info: String) {
    let character: Unicode.Scalar = info.contains("`") ? "~" : "`"
    let longest = lines.map { Self.run(of: character, in: $0) }.max() ?? 0
    let fence = String(repeating: String(character), count: max(3, longest + 1))
    text = ([fence + info] + lines + [fence]).joined(separator: "\n")
  }

  /// How many fence characters a line begins with, blanks aside.
  private static func run(of character: Unicode.Scalar, in line: String) -> Int {
    line.unicodeScalars.drop { $0 == " " || $0 == "\t" }.prefix { $0 == character }.count
  }
}
