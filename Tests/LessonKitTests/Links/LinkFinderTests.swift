import Testing

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonText

/// Where links stand: `📍` marks the place in the sample, and is no part of the text.
@Suite struct LinkFinderTests {
  private func found(in text: SourceText) -> [Link] {
    Lesson(parsing: text.file(with: text.bytes), file: "a.md").document.links
  }

  @Test(arguments: [
    "a 📍[b](c) 📍![d](e)\n", "📍[📍![a](b) c](d) 📍[e][f]\n\n[f]: g\n",
    // Behind line ends, in code, in HTML, in soft and hard breaks.
    "a 📍[b](c) `x\ny` 📍[d](e)\n    f 📍[g](h) 📍[i\nj](k) 📍[l](m\n\"t\")  \n📍[n](o)\\\n📍[p](q)\n",
    "a <b\nc=\"[x](y)\"> 📍[d](e) <!--\n[f](g)\n--> 📍[h](i)\n",
    // Containers, lazy lines, tabs, wide characters.
    "- a\n  - b 📍[c](d)\n\t📍[e](f)\n1. 📍[g](h)\n", "> a 📍[b](c)\nlazy 📍[d](e)\n>   📍[f](g)\n",
    ">\t- > x 📍[y](z)\n>\t  > 📍![a](b)\n", "üé\t📍[日](本) 🎉 📍[a](b)\n",
    // Headings of both kinds, with and without an end.
    "# H 📍[a](b) #\n\nlong\n📍[c](d)\n===\n\n   ## 📍[e](f)",
    "a `\n📍[b](c)\n===\n` d 📍[e](f)\n", "> a ```\n> 📍[b](c)\n> -\n> ```\n> g\n",
    // Definitions that open a paragraph, with links in them.
    "[a]: /b\n[c]: /d '[e](f)'\n📍[a] text 📍[c][] 📍[x](/b)\n", "> [f]: /u\n> 📍[f] z\n",
    // What looks like a link and is none.
    "[a](<b\nc>) 📍[d](e) [f]( <g>\nh) [a](<b\n📍[d](e)\n",
    "\\[a](b) `[c](d)` [e] [f](g h) 📍[i](j)\n\n    [k](l)\n\n```\n[m](n)\n```\n",
    "<p>[a](b)\n\n📍<http://c.d> 📍[e](<f g>) 📍[h [i] j](k)\n", "<div>\n[a](b)\n</div>\n",
    "---\na: \"[b](c)\"\n---\n📍[d](e)\n", "---\na: 📍[b](c)\n---\n📍[d](e)\n",
    "---\na: b\n---\n📍[d]\n\n[d]: e",
    "\u{FEFF}📍[a](b)\r\n📍[c](d)\r\n",
    "📍[a](b&amp;c) 📍[d](e\\)f) 📍[](g)\n", "📍[a](b)\rc 📍[d](e)\r", "nul \0 📍[a](b)\n",
  ])
  func everyLinkIsAtItsFirstCharacter(_ sample: String) {
    let parts = sample.unicodeScalars.split(separator: "📍", omittingEmptySubsequences: false)
      .map { String($0) }
    let text = SourceText(parts.joined())
    let isMarked = sample.unicodeScalars.first == "\u{FEFF}"
    var offset = isMarked ? -3 : 0
    let expected = parts.dropLast().map { part in
      offset += part.utf8.count
      return text.position(ofByte: offset)
    }
    #expect(found(in: text).map(\.position) == expected)
  }

  @Test func rangesEndWithTheLinkOrItsLine() {
    let links = found(in: SourceText("> [a](b) ![ü][x] [c\n> d](e)\n\n[x]: y\n"))
    #expect(links.map(\.length) == [6, 8, 2])
    #expect(links.map(\.destination) == ["b", "y", "e"])
    #expect(links.map(\.isImage) == [false, true, false])
  }

  @Test func linkThatTheLayoutDoesNotHaveIsWhereItsBlockIs() {
    // A destination in angle brackets may hold a blank and no line end.
    let links = found(in: SourceText("x\n\n- a [b](c) [d](<e\nf>)\n"))
    #expect(links.map(\.position) == [SourcePosition(line: 3, column: 5)])
  }

  @Test func deepNestingIsNoProblem() {
    let text =
      String(repeating: "> ", count: 500) + "[a](b) " + String(repeating: "[", count: 500)
    #expect(found(in: SourceText(text)).map(\.position.column) == [1001])
  }
}
