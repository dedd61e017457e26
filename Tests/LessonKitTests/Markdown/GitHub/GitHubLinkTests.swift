import Foundation
import Testing

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonText

/// Links in what GitHub adds stand at their bytes: `1️⃣` before each in the Markdown tells where.
@Suite struct GitHubLinkTests {
  @Test(arguments: [
    "| é | 1️⃣[a](x) |\n|-|-|\n| `a\\|b` \\| 1️⃣![c](y) | *d* 1️⃣[e] |\n\n[e]: z\n",
    "> - | 1️⃣[a](x) `b` |\n>   |-|\n>   | ~~1️⃣<http://y>~~ 1️⃣www.z.de/_a |\r\n",
    "a[^1] 1️⃣http://b.de\n\n[^1]: c 1️⃣[d](x)\n\n    é 1️⃣[f](y)\n",
    "- [x] a 1️⃣[b](x)\n  c 1️⃣[d](y)\n\n> [!TIP]\n> é 1️⃣[e](z)\n",
    "text 1️⃣[a](x)\n| $a_1$ 1️⃣[b](y) |\n|-|\n",
    "\0 1️⃣[a](x\0) \0\0 1️⃣![b\0](y)\r\u{C}| \0 1️⃣[c](z) \0 1️⃣<http://\0> |\r|-|\r",
    "\u{FEFF}é\u{2028} 1️⃣[a](x) \u{C} 1️⃣[b](y)\r> \0\t1️⃣[c](z)\r",
  ])
  func areFoundAtTheirBytes(_ marked: String) {
    let (lesson, positions) = Self.lesson(marked)
    #expect(lesson.document.links.map(\.position) == positions)
  }

  /// Each of them is broken, and is reported where it begins.
  ///
  /// `GENERATED_LINKS` says how many there are at least, instead of a few hundred.
  @Test func generatedLinksAreReportedAtTheirBytes() {
    let wanted = ProcessInfo.processInfo.environment["GENERATED_LINKS"].flatMap(Int.init) ?? 400
    var generator = SeededGenerator(state: 2)
    var count = 0
    while count < wanted {
      let marked = Self.document(&generator)
      let (lesson, positions) = Self.lesson(marked)
      let check = LinkCheck(lesson, base: .package(folder: "")) { _ in .nothing(neighbours: []) }
      let found = check.diagnostics.map(\.position).sorted()
      #expect(found == positions, "\(marked.debugDescription)")
      count += positions.count
    }
  }

  /// The lesson without its markers, and where they stand.
  private static func lesson(_ marked: String) -> (Lesson, [SourcePosition]) {
    let marker = Array("1️⃣".utf8)
    var bytes = Array(marked.utf8)
    var offsets: [Int] = []
    while let place = bytes.firstRange(of: marker) {
      offsets.append(place.lowerBound)
      bytes.removeSubrange(place)
    }
    let source = SourceText(bytes)
    // The text begins behind a byte order mark.
    if source.hasByteOrderMark { offsets = offsets.map { $0 - 3 } }
    return (Lesson(parsing: bytes, file: "a.md"), offsets.map(source.position(ofByte:)))
  }

  /// Links in tables, footnotes, tasks, alerts and raw HTML, in containers, behind what has other bytes than
  /// letters.
  private static func document(_ generator: inout SeededGenerator) -> String {
    func one(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
    var definitions: [String] = []
    func link(inHTML: Bool = false) -> String {
      let before =
        inHTML
        ? one(["", "é ", "<b>a</b> ", "\0\0 ", "\u{2028} "])
        : one([
          "", "é ", "`x\\|y` ", "a\\|b ", "*e* ", "~~s~~ ", "$a_1$ ", "\\~ ", "<sub>2</sub> ", "🎉 ",
          "\0é\0 ", "\u{C} ", "\u{2028}",
        ])
      let links = [
        "<a href=\"u\">t</a>", "<img src=\"u\" alt=\"\">", "<img alt=\"\0\" src=\"u\0\">",
        "<a title=\"a>b\" href='u'>t</a>",
      ]
      let link = one(
        inHTML
          ? links
          : links + [
            "[t](u)", "![t](u)", "[`a\\|b`](u)", "[t]( u \"x\")", "[t](<u>)", "[~~t~~](u)", "[r]",
            "[\0](u\0)",
          ])
      if link == "[r]", definitions.isEmpty { definitions = ["", "[r]: u"] }
      return before + "1️⃣" + link + one(["", " `z`", " é", " ~q~", "."])
    }
    let first = one(["", "> ", "- ", "  ", "1. ", "> > ", "> - "])
    let next = first.replacing("- ", with: "  ").replacing("1. ", with: "   ")
    let columns = Int.random(in: 1...3, using: &generator)
    func row() -> String {
      "| " + (0..<columns).map { _ in link() }.joined(separator: " | ") + " |"
    }
    var lines = [row(), "|" + String(repeating: "-|", count: columns)]
    for _ in 0..<Int.random(in: 0...3, using: &generator) { lines.append(row()) }
    if Bool.random(using: &generator) {
      lines += ["", "ref[^f] " + link(), "", "[^f]: " + link(), "", "    " + link()]
    }
    if Bool.random(using: &generator) { lines += ["", "- [x] " + link(), "  " + link()] }
    if Bool.random(using: &generator) {
      lines += ["", "<div>", "<p>" + link(inHTML: true) + "</p>", "", link(), "", "</div>"]
    }
    lines = [first + (lines.first ?? "")] + lines.dropFirst().map { next + $0 }
    if Bool.random(using: &generator) { lines += ["", "> [!NOTE]", "> " + link()] }
    lines += definitions
    let lineEnd = one(["\n", "\n", "\r\n", "\r"])
    return one(["", "", "\u{FEFF}"]) + lines.joined(separator: lineEnd) + lineEnd
  }
}
