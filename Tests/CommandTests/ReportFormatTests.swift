import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What CI systems read.
@Suite struct ReportFormatTests {
  private static let lesson = """
    # A

    [b](nope.md)

    ```swift
    print("::error::50%,\\r \\0]]>\\"<&")
    ```

    ```output
    x
    ```

    ```swift silent
    1
    ```

    ```swift ignore="later, <b>"
    ```

    ```swift
    fatalError("::error::")
    ```

    ```swift
    ```
    """

  private func package() throws -> TemporaryPackage {
    try TemporaryPackage(["a,b: 1%.md": Self.lesson, "c.md": "# C\n"])
  }

  @Test func githubGetsAnAnnotationForEachError() throws {
    let run = try package().run("check", "--format", "github")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    let commands = lines.filter { $0.drop { $0 == " " }.hasPrefix("::") }
    let file = "file=Lessons/a%2Cb%3A 1%25.md"
    let expected = """
      ::error \(file),line=3,endLine=3,col=1,endColumn=13,title=broken-link::\
      there is no file `nope.md`%0Acorrect the path, or add the file
      ::error \(file),line=10,endLine=10,col=1,endColumn=2,title=output-mismatch::\
      the output differs from the lesson%0A-   10 │ x%0A+      │ ::error::50%25,%0D ␀]]>"<&\
      %0Acorrect the fence if the code is right (`lessons update`), or the code if the lesson is
      ::error \(file),line=21,endLine=21,col=1,endColumn=2,title=trap::\
      Fatal error: ::error::%0Acorrect the code, or mark the cell `traps` if it is meant to fail
      """
    #expect(commands.dropFirst(2).joined(separator: "\n") == expected)
    // What people read comes first, and nothing in it is a command.
    let word = try #require(commands.first).replacing("::stop-commands::", with: "")
    #expect(commands.dropFirst().first == "::\(word)::")
    #expect(
      lines.contains("2 lessons, 5 cells: 0 passed, 2 failed, 1 not run, 1 unchecked, 1 skipped"))
  }

  @Test func junitIsOneDocumentWithACaseForEachCell() throws {
    let run = try package().run("build", "--format", "junit")
    #expect(run.status == 1)
    let name = "classname=\"a,b: 1%\" file=\"Lessons/a,b: 1%.md\""
    #expect(
      run.output == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="lessons" tests="7" failures="3" errors="0">
          <testsuite name="a,b: 1%" tests="6" failures="3" errors="0" skipped="3" file="Lessons/a,b: 1%.md">
            <testcase name="the lesson" \(name) line="1">
              <failure message="there is no file `nope.md`" type="broken-link">\
        Lessons/a,b: 1%.md:3:1: error: [broken-link] there is no file `nope.md`
        correct the path, or add the file
        </failure>
            </testcase>
            <testcase name="a-1" \(name) line="5">
              <failure message="the output differs from the lesson" type="output-mismatch">\
        Lessons/a,b: 1%.md:10:1: error: [output-mismatch] the output differs from the lesson
        -   10 │ x
        +      │ ::error::50%,&#13; \u{FFFD}]]&gt;&quot;&lt;&amp;
        correct the fence if the code is right (`lessons update`), or the code if the lesson is
        </failure>
            </testcase>
            <testcase name="a-2" \(name) line="13">
              <skipped message="unchecked: silent"/>
            </testcase>
            <testcase name="a-3" \(name) line="17">
              <skipped message="later, &lt;b&gt;"/>
            </testcase>
            <testcase name="a-4" \(name) line="20">
              <failure message="Fatal error: ::error::" type="trap">\
        Lessons/a,b: 1%.md:21:1: error: [trap] Fatal error: ::error::
        correct the code, or mark the cell `traps` if it is meant to fail
        </failure>
            </testcase>
            <testcase name="a-5" \(name) line="24">
              <skipped message="not run: the cell a-4 failed"/>
            </testcase>
          </testsuite>
          <testsuite name="c" tests="1" failures="0" errors="0" skipped="0" file="Lessons/c.md">
            <testcase name="the lesson" classname="c" file="Lessons/c.md" line="1"/>
          </testsuite>
        </testsuites>

        """)
    let parser = XMLParser(data: Data(run.output.utf8))
    #expect(parser.parse() && parser.parserError == nil)
  }

  @Test func jsonHasTheRangeOfADiagnostic() throws {
    let package = try package()
    let diagnostics = try Command.report([], in: package.folder).lessons.flatMap(\.diagnostics)
    #expect(diagnostics.map(\.endLine) == [3, 10, 21])
    #expect(diagnostics.map(\.endColumn) == [13, 2, 2])
  }

  @Test func jsonTellsTheMessageTheDetailsAndTheAdviceApart() throws {
    let package = try package()
    let mismatch = try Command.report([], in: package.folder).lessons.flatMap(\.diagnostics)[1]
    #expect(mismatch.message == "the output differs from the lesson")
    #expect(mismatch.details == ["-   10 │ x", "+      │ ::error::50%,\r \0]]>\"<&"])
    #expect(
      mismatch.advice
        == "correct the fence if the code is right (`lessons update`), or the code if the lesson is"
    )
  }

  /// Twice: a lesson that did not change is not silent about it the second time.
  @Test func aWarningIsToldInEveryFormatAndFailsNothing() throws {
    let package = try TemporaryPackage(["w.md": "# W\n\nH<nobr>2</nobr>O\n"])
    let place = "Lessons/w.md:3:2: warning: `<nobr>` is left out of the page [html-left-out]"
    for _ in 1...2 {
      let text = try package.run("build")
      #expect(text.status == 0)
      #expect(text.output.contains(place))
    }
    let github = try package.run("check", "--format", "github")
    #expect(github.status == 0)
    #expect(github.output.contains("\n::warning file=Lessons/w.md,line=3,endLine=3,col=2,"))
    let json = try Command.report([], in: package.folder).lessons[0]
    #expect(json.diagnostics.isEmpty)
    #expect(json.warnings?.map(\.severity) == ["warning"])
    let junit = try package.run("check", "--format", "junit")
    #expect(junit.status == 0)
    #expect(junit.output.contains("failures=\"0\""))
    #expect(junit.output.contains("<system-err>Lessons/w.md:3:2: warning: [html-left-out]"))
  }

  /// What turns the text round would turn round a terminal's line, and a page's.
  @Test(arguments: ["text", "github", "json", "junit"])
  func noFormatHasWhatTurnsTextRound(_ format: String) throws {
    let cell = "```swift\nprint(\"a\\u{202E}b \\u{9B}31m\")\n```\n\n```output\nab\n```\n"
    let trap = "```swift traps\nfatalError(\"x\\u{2066}y\")\n```\n\n```output trap\nz\n```\n"
    let package = try TemporaryPackage(["r.md": "# R\n\n" + cell + "\n" + trap])
    let output = try package.run("check", "--format", format).output
    #expect(output.contains("U+202E RIGHT-TO-LEFT OVERRIDE"))
    #expect(output.contains("U+2066 LEFT-TO-RIGHT ISOLATE"))
    #expect(!output.unicodeScalars.contains { ["\u{202E}", "\u{2066}", "\u{9B}"].contains($0) })
  }

  @Test func listKnowsNoFormatsOfVerdicts() throws {
    #expect(try package().run("list", "--format", "junit").status == 64)
  }
}
