@testable import LessonKit

/// A lesson made up from a seed, in two forms: as an author left it, with outputs that are wrong or
/// missing, and as `lessons update` must leave it.
struct GeneratedLesson {
  /// The Markdown with wrong and missing outputs.
  private(set) var broken = ""
  /// The Markdown with the outputs that the cells print, and nothing else changed.
  private(set) var right = ""
  /// What each cell prints.
  private(set) var printed: [String] = []

  private var random: SplitMix64
  private let lineEnd: String

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
    lineEnd = random.next() % 3 == 0 ? "\r\n" : "\n"
    add("# Lesson \(seed)\n\nProse with ünïcödé, `code` and 👩‍👩‍👧‍👦.\n\n")
    for _ in 0..<(1 + random.next() % 6) { addCell() }
    add("The end.\n")
  }

  /// The verdict on one of the forms, as if its cells had run.
  func verdict(on markdown: String) -> Verdict {
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "Lessons/1.md")
    var transcript = Transcript()
    transcript.cells = printed.enumerated().map { index, text in
      var record = Transcript.CellOutput(number: index + 1)
      record.output = Array(text.utf8)
      return record
    }
    transcript.isComplete = true
    return Verdict(
      lesson,
      results: lesson.programs.map { ProgramResult($0, program: nil, outcome: .ran(transcript)) })
  }

  private mutating func add(_ text: String) {
    broken += text.replacing("\n", with: lineEnd)
    right += text.replacing("\n", with: lineEnd)
  }

  /// The prefixes of a container: of its first line, and of all others.
  private static let containers = [
    ("", ""), ("> ", "> "), ("- ", "  "), ("12. ", "    "), ("> - ", ">   "), ("- > ", "  > "),
    ("  ", "  "), ("   ", "   "), (">", ">"),
  ]

  private mutating func addCell() {
    let (first, rest) = random.element(of: Self.containers)
    let mark: Character = random.next() % 2 == 0 ? "`" : "~"
    let length = Int(3 + random.next() % 3)
    let fence = String(repeating: mark, count: length)
    let lines = (0..<(random.next() % 5)).map { _ in random.element(of: Self.texts) }
    let code = random.next() % 2 == 0 ? ["print(1)", "", "  print(2)"] : ["let ü = 1"]
    printed.append(lines.map { $0 + "\n" }.joined())

    let longest = lines.map { line in line.allSatisfy { $0 == mark } ? line.count : 0 }.max() ?? 0
    let kind = lines.isEmpty ? 1 + random.next() % 2 : random.next() % 4
    let cell = Self.block(fence, "swift", code, first, rest)
    let blank = rest.trimmingTrailingBlanks + "\n"
    let isWide = longest >= length
    let wide = String(repeating: mark, count: max(length, longest + 1))
    let rightOutput = blank + Self.block(isWide ? wide : fence, "output", lines, rest, rest)
    let brokenOutput: String
    switch kind {
    case 0:
      // A missing fence is inserted where there is something to show.
      brokenOutput = ""
    case 1:
      let other = ["something else"] + lines.dropFirst().filter { !$0.hasPrefix(fence) }
      brokenOutput = blank + Self.block(fence, "output", other, rest, rest)
    default: brokenOutput = rightOutput
    }
    broken += (cell + brokenOutput).replacing("\n", with: lineEnd)
    right += (cell + rightOutput).replacing("\n", with: lineEnd)
    add("\nProse *between* cells, and\n```text\nno output\n```\n\n")
  }

  /// What cells print: fences, wildcards, container marks, blanks and other scripts among it.
  private static let texts = [
    "0.5", "Zeile mit Ümläuten", "", "```", "~~~~", "- a", "> b", "    indented", "日本語", "\ta tab",
    "a  b", "<b>&amp;</b>", "````swift", "e\u{301}", "\\", "# no heading", "---",
  ]

  private static func block(
    _ fence: String, _ info: String, _ lines: [String], _ first: String, _ rest: String
  ) -> String {
    let texts = lines.map { line in
      // A blank right behind a quote mark belongs to the mark.
      let isJoined = rest.hasSuffix(">") && (line.hasPrefix(" ") || line.hasPrefix("\t"))
      let prefix = isJoined ? rest + " " : rest
      return (line.isEmpty ? rest.trimmingTrailingBlanks : prefix + line) + "\n"
    }
    return "\(first)\(fence)\(info)\n\(texts.joined())\(rest)\(fence)\n"
  }
}

/// A small random generator with a fixed sequence: Steele, Lea and Flood, "Fast Splittable
/// Pseudorandom Number Generators" (2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
