import LessonResults
import Testing

@Suite struct ScreenTests {
  private let screen = Screen(rows: 6, columns: 10)

  @Test func whatFitsIsShown() {
    #expect(screen.fitted(head: "h\n", body: "1\n2\n3\n", foot: "f\n") == "h\n1\n2\n3\nf\n")
  }

  @Test func middleOfALongTextIsLeftOut() {
    #expect(
      screen.fitted(head: "h\n", body: "1\n2\n3\n4\n", foot: "f\n")
        == "h\n1\n2\n… 2 more lines: run `lessons check`\nf\n")
  }

  @Test func wrappedLinesTakeMoreRows() {
    let long = "1234567890" + "1\n"
    #expect(
      screen.fitted(head: "h\n", body: long + "2\n3\n", foot: "f\n")
        == "h\n" + long + "… 2 more lines: run `lessons check`\nf\n")
  }

  @Test func coloursTakeNoRoom() {
    let colored = "\u{1B}[31m1234567890\u{1B}[0m\n"
    let body = colored + "2\n3\n"
    #expect(screen.fitted(head: "h\n", body: body, foot: "f\n") == "h\n\(body)f\n")
  }
}
