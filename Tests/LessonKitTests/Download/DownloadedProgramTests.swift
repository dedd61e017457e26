import Testing

@testable import LessonKit

/// What a lesson says stays comment in the program that its page offers, whatever it says.
@Suite struct DownloadedProgramTests {
  /// The lines as the compiler ends them: a carriage return ends a comment too.
  private func lines(of markdown: String, file: String = "Lessons/a.md") -> [String] {
    var verdict = Verdict(Lesson(parsing: Array(markdown.utf8), file: file))
    for index in verdict.cells.indices {
      let isRun = verdict.cells[index].cell.isRun
      verdict.cells[index].status = isRun ? .passed : .skipped
    }
    return DownloadedProgram(verdict).text.unicodeScalars
      .split { $0 == "\n" || $0 == "\r" }.map { String($0) }
  }

  @Test func onlyCellsAreCode() {
    let markdown = """
      # Title&#10;print("title")&#13;print("title")

      Two&#10;print("two")&#13;print("two")
      and `three`
      ---

      ```swift ignore="why \\\\ */ not"
      */ print("ignored")
      #endif
      ```

      ### Three&#10;#if false&#13;&#10;print("three")

      ```swift
      let x = 1
      ```

      ```output
      */
      #endif
      print("output")
      ```

      ```swift reset
      let y = 1
      ```

      ```output
      \u{2028}print("output")
      ```
      """
    let code = lines(of: markdown, file: "Lessons/a'\nprint(\"file\").md")
      .filter { !$0.hasPrefix("//") }
    #expect(code == ["#if !PROGRAM_2", "let x = 1", "#elseif PROGRAM_2", "let y = 1", "#endif"])
  }

  @Test func whatMovesToFileScopeEndsNoComment() {
    let markdown = """
      # A

      ```swift
      let x = 1
      ```

      ```swift
      let x = 2; extension Int { var s: String { "*/*" } }
      ```
      """
    let code = lines(of: markdown)
    #expect(code.contains("extension Int { var s: String { \"*/*\" } }"))
    #expect(code.contains("let x = 2; /* extension Int { var s: String { \"* / *\" } } */"))
  }

  @Test func theProgramThatIsVerifiedAndTheDownloadHaveOneLayout() {
    let markdown = """
      ```swift
      public let x = 1
      ```

      ```swift
      public let x = 2
      extension Int { var twice: Int { self * 2 } }
      ```

      ```swift
      let x = 3
      ```
      """
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "Lessons/a.md")
    let program = LessonProgram(lesson.cells, file: lesson.file).text.lines
    let download = lines(of: markdown)
    for text in [program, download] {
      let scopes = text.indices.filter { text[$0] == "do {" }
      #expect(scopes.count == 2)
      #expect(text[..<(scopes.first ?? 0)].contains { $0.hasPrefix("extension Int") })
      #expect(text.contains("public let x = 1") && text.contains("let x = 3"))
    }
    #expect(program.contains("       let x = 2"))
    #expect(download.contains("/* public */ let x = 2"))
  }
}
