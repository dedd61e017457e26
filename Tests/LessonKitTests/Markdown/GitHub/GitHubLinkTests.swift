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
  ])
  func areFoundAtTheirBytes(_ marked: String) {
    let marker = Array("1️⃣".utf8)
    var bytes = Array(marked.utf8)
    var offsets: [Int] = []
    while let place = bytes.firstRange(of: marker) {
      offsets.append(place.lowerBound)
      bytes.removeSubrange(place)
    }
    let source = SourceText(bytes)
    let links = Lesson(parsing: bytes, file: "a.md").document.links
    #expect(links.map(\.position) == offsets.map(source.position(ofByte:)))
  }
}
