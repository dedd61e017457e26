import Foundation
import Testing

@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The pictures of the index.
@Suite struct LessonCoverTests {
  private func verdict(_ markdown: String, drawings: [String] = []) -> Verdict {
    var verdict = Verdict(Lesson(parsing: Array(markdown.utf8), file: "Lessons/a.md"))
    for index in verdict.cells.indices {
      verdict.cells[index].status = .passed
      verdict.cells[index].drawings = drawings
    }
    return verdict
  }

  private static let markdown = """
    # Title

    Twelve words.

    ```swift
    if true {
      print(1)
    }
    ```

    ```output
    1
    ```

    ```swift hidden
    let secret = 1
    ```

    ```output
    secret
    ```
    """

  @Test func aMapHasABarForEachLineThatAReaderSees() {
    let rows = LessonMap(verdict(Self.markdown).lesson).rows.filter { $0.length > 0 }
    #expect(
      rows == [
        .init(kind: .heading, indentation: 0, length: 5),
        .init(kind: .prose, indentation: 0, length: 13),
        .init(kind: .code, indentation: 0, length: 9),
        .init(kind: .code, indentation: 2, length: 8),
        .init(kind: .code, indentation: 0, length: 1),
        .init(kind: .output, indentation: 0, length: 1),
      ])
  }

  @Test func barsLieInThePicture() {
    let long = "# T\n\n" + String(repeating: "Words and words.\n\n", count: 2_000)
    for markdown in [Self.markdown, long, "# T\n"] {
      let svg = LessonMap(verdict(markdown).lesson).svg
      let path = svg.between(" d=\"", "\"")
      for bar in path.split(separator: "M") {
        let numbers = bar.split { $0 == " " || $0 == "h" }.compactMap { Double($0) }
        #expect(numbers.count == 3)
        #expect(numbers[0] >= 0 && numbers[0] + numbers[2] <= 440 && numbers[1] <= 260)
      }
    }
  }

  @Test func theRichestDrawingIsTheCover() {
    let small = "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0\" stroke=\"var(--chart-1)\"/></svg>"
    let rich = "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h7v7\" stroke=\"var(--chart-2)\"/></svg>"
    let svg = LessonCover(
      verdict(Self.markdown, drawings: [small, rich, small]), theme: .standard
    ).svg
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">"))
    #expect(svg.contains("M0 0h7v7") && svg.occurrences(of: "<path") == 1)
    #expect(svg.contains("--chart-2:") && !svg.contains("--chart-1:"))
  }

  @Test func aCoverIsAShortDrawingWhereThereIsOne() {
    func drawing(_ name: String, length: Int) -> String {
      "<svg viewBox=\"0 0 9 9\"><path id=\"\(name)\" stroke=\"var(--chart-1)\" d=\"M0 0"
        + String(repeating: "h1", count: length / 2) + "\"/></svg>"
    }
    let (long, longer) = (drawing("long", length: 5_000), drawing("longer", length: 9_000))
    for (drawings, expected) in [
      ([longer, drawing("short", length: 10), drawing("rich", length: 3_500), long], "rich"),
      ([longer, long], "long"),
    ] {
      let svg = LessonCover(verdict(Self.markdown, drawings: drawings), theme: .standard).svg
      #expect(svg.contains("id=\"\(expected)\""), "\(expected)")
    }
  }

  @Test func aCoverHasNoWordsAboutItselfAndNoFallbackThatItsStyleMakesNeedless() {
    let drawing =
      "<svg viewBox=\"0 0 9 9\"><title>T</title><desc>D</desc>"
      + "<text fill=\"var(--chart-1, #1f6fb4)\">kept (as, it is)</text></svg>"
    let svg = LessonCover(verdict(Self.markdown, drawings: [drawing]), theme: .standard).svg
    #expect(!svg.contains("<title>") && !svg.contains("<desc>"))
    #expect(svg.contains("fill=\"var(--chart-1)\">kept (as, it is)<"), "\(svg)")
  }

  @Test func linesThatAPageLeavesOutAreOnNoMap() {
    let code = "```swift\n// lesson.hide\nlet secret = 1\n// lesson.show\nlet x = 1\n```\n"
    let rows = LessonMap(verdict("# T\n\n\(code)").lesson).rows.filter { $0.kind == .code }
    #expect(rows == [.init(kind: .code, indentation: 0, length: 9)])
  }

  @Test(arguments: [
    "<svg><path d='M0 0' stroke='var(--chart-1)'/></svg>",
    "<svg viewBox='0 0 9 9'><path d='M0 0' stroke='var(--chart-1)'/></svg>\n<svg></svg>",
    "<svg viewBox='0 0 9 9'><text fill='var(--chart-1)'>a&nbsp;b &lt; &#60; &copy; &x</text></svg>",
    "<svg viewBox='0 0 9 9'><text fill='var(--chart-1)'>a\u{1}b\u{FFFE}&#1;&#xD800;</text></svg>",
    "<svg viewBox='0 0 9 9'><text fill='var(--chart-1)' aria-label='&nbsp;'>]]></text></svg>",
  ])
  func coversAreXMLWhateverALessonDraws(_ drawing: String) {
    let svg = LessonCover(verdict(Self.markdown, drawings: [drawing]), theme: .standard).svg
    let parser = XMLParser(data: Data(svg.utf8))
    // On Linux a second root is an error, and yet parsed.
    #expect(parser.parse() && parser.parserError == nil, "\(svg)")
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
  }

  @Test func aStyleKeepsWhatADrawingAsksForAndAllThatItCannotRead() {
    let css = CoverStyle(
      """
      /* All of
         them. */
      :root {
        --text: #000;
        --line: var(--rule);
        --rule: #111;
        --other: #222; /* unused */
        --font: One,
          Two;
        --a: 1; --b: 2;
      }
      @media (max-width: 40rem) {
        :root {
          --other: #333;
        }
      }
      @media (prefers-color-scheme: dark) { :root { --text: #fff; } }
      """
    ).css(for: "<path stroke=\"var(--line)\"/>")
    #expect(
      css == """
        :root {
        --text: #000;
        --line: var(--rule);
        --rule: #111;
        --font: One,
        Two;
        --a: 1; --b: 2;
        }
        @media (prefers-color-scheme: dark) { :root { --text: #fff; } }
        """)
  }
}
