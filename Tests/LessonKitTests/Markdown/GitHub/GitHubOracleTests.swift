import Foundation
import Testing

@testable import LessonMarkdown
@testable import LessonText

/// What GitHub adds is read as `cmark-gfm` reads it, GitHub's own fork of cmark.
///
/// Without it nothing is compared, except in CI, which has it.
@Suite(
  .enabled(
    if: GitHubOracle.isInstalled || ProcessInfo.processInfo.environment["CI"] != nil,
    "needs cmark-gfm"))
struct GitHubOracleTests {
  @Test func examplesOfTheSpecification() throws {
    for example in Self.examples { try compare(example) }
  }

  @Test func generatedDocuments() throws {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<400 { try compare(Self.document(&generator)) }
  }

  @Test func whatGuessesAboutLinesMustNotChange() throws {
    for example in Self.corrected { try compare(example) }
  }

  private func compare(_ markdown: String) throws {
    let ours = GitHubOracle.common(MarkdownDocument(SourceText(markdown)).html)
    #expect(try ours == GitHubOracle.html(markdown), "\(markdown.debugDescription)")
  }

  /// The Markdown of the examples that the extensions have in GitHub Flavored Markdown 0.29.
  private static let examples = [
    "| foo | bar |\n| --- | --- |\n| baz | bim |\n",
    "| abc | defghi |\n:-: | -----------:\nbar | baz\n",
    "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
    "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
    "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n",
    "| abc | def |\n| --- |\n| bar |\n",
    "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n",
    "| abc | def |\n| --- | --- |\n",
    "- [ ] foo\n- [x] bar\n",
    "- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n",
    "~~Hi~~ Hello, ~there~ world!\n",
    "This ~~has a\n\nnew paragraph~~.\n",
    "This will ~~~not~~~ strike.\n",
    "www.commonmark.org\n",
    "Visit www.commonmark.org/help for more information.\n",
    "Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.\n",
    "www.google.com/search?q=Markup+(business)\n\nwww.google.com/search?q=Markup+(business)))\n\n"
      + "(www.google.com/search?q=Markup+(business))\n\n(www.google.com/search?q=Markup+(business)\n",
    "www.google.com/search?q=(business))+ok\n",
    "www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;\n",
    "www.commonmark.org/he<lp\n",
    "http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))\n",
    "foo@bar.baz\n",
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.\n",
    "a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n",
    "mailto:foo@bar.baz\n\nmailto:a.b-c_d@a.b\n\nmailto:a.b-c_d@a.b.\n\nmailto:a.b-c_d@a.b/\n",
    "xmpp:foo@bar.baz\n\nxmpp:foo@bar.baz.\n\nxmpp:foo@bar.baz/txt\n\nxmpp:foo@bar.baz/txt/bin\n",
  ]

  /// What is read right only where a guess is taken back as a whole, or where what stands for a footnote or a
  /// tilde is to cmark what they are.
  private static let corrected = [
    "1. a\n| a | b |\n-|-\n   [^a]: b\n\n   c\n",
    "1. > q\na | b\n|-|:-:|\n   [^a]: # h\n   <div>\n",
    "- a\n| a | b |\n-|-\n  <div>\n1. | a | b |\n   -|-\n",
    "- a\n\n  [^a]: b\n\n  [^b]: c\n",
    "- a\n  [^a]: b\n\n  [^b]: c\n",
    "- + a\n\n  [^a]: b\n",
    "!!**\\~(*\n",
    "**\\a,**\\~~~\n",
    "![a ~b~ c](d)\n",
    "www.\n-\n",
    "- [x] a\n  ===\n\n  - [ ] b\n    c\n    ---\n",
  ]

  /// Lines that mean much to tables, footnotes and lists, in containers.
  private static func document(_ generator: inout SeededGenerator) -> String {
    let lines = [
      "a | b", "| a | b |", "-|-", "|:-:|-:|", "| `x\\|y` | ~~z~~ |", "1 | 2", "| c", "|", "", "",
      "text", "    code | d", "2. x | y", "```", "# h", "***", "---", "===", "<div>", "<b>x</b>",
      "[l](u) | *e*", "| [r] | ![i](p.png) |", "\n[r]: /u\n", "- | -", ":-", "\t| a | b", "> q",
      "x[^a]", "foo\\", "foo  ", "www.a.de | b@c.de",
    ]
    let prefixes = ["", "", "", "", "> ", ">", "- ", "  ", "    ", "1. ", "> > ", "> - "]
    var document: [String] = []
    var prefix = ""
    for _ in 0..<Int.random(in: 3...9, using: &generator) {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        prefix = prefixes.randomElement(using: &generator) ?? ""
      }
      let line = lines.randomElement(using: &generator) ?? ""
      // What GitHub makes of an escape right above a table is its parser's fault.
      document.append(line.contains("\\|") ? "\n" + prefix + line : prefix + line)
      if line.contains("\\|") { document.append(prefix + "-|-") }
      prefix = prefix.replacing("- ", with: "  ").replacing("1. ", with: "   ")
    }
    document += ["", "[^a]: note", "    more", "", "    - last"]
    let lineEnd = Bool.random(using: &generator) ? "\n" : "\r\n"
    return document.joined(separator: "\n").replacing("\n", with: lineEnd)
  }
}

/// GitHub's parser as a command.
private enum GitHubOracle {
  private static let command = [
    "/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm", "/opt/homebrew/bin/cmark-gfm",
  ]
  .first(where: FileManager.default.isExecutableFile(atPath:))

  static var isInstalled: Bool { command != nil }

  static func html(_ markdown: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(command, "cmark-gfm is not installed"))
    process.arguments = ["table", "strikethrough", "autolink", "tasklist", "footnotes"].flatMap {
      ["-e", $0]
    }
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(markdown.utf8))
    try input.fileHandleForWriting.close()
    let html = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return common(html)
  }

  /// HTML without what is ours on purpose: boxes to scroll in, names and labels of places, styles.
  static func common(_ html: String) -> String {
    html
      .replacing("disabled=\"\" />", with: "disabled=\"\">")
      .replacing("<section class=\"footnotes\"", with: "<div class=\"footnotes\"")
      .replacing("</ol>\n</section>", with: "</ol>\n</div>")
      .replacing(#/<div class="table"[^>]*>\n/#, with: "")
      .replacing("</table>\n</div>", with: "</table>")
      .replacing(#/(<t[hd]) (?:class|align)="/#) { "\($0.1) align=\"" }
      .replacing(#/ aria-label="[^"]*"| data-footnote[a-z-]*/#, with: "")
      .replacing(#/(["#](?:fn|fnref))[-:][^"]*"/#) { "\($0.1)\"" }
      .replacing(#/\n?(<input [^>]*>) ?\n(<p>|<h\d>)/#) { "\n\($0.2)\($0.1) " }
  }
}
