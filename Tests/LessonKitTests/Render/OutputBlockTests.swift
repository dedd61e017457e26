import Testing

/// Every output of a cell is on the page, under its name, and marked only where it was compared.
@Suite struct OutputBlockTests {
  private func output(_ options: String, _ text: String = "text\n", cell: String = "") -> String {
    RenderedLesson("```swift \(cell)\nx\n```\n\n```output \(options)\n\(text)```\n").main
  }

  @Test func outputsStandInTheirOrderWithoutTheirFences() {
    let html = RenderedLesson(
      """
      ```swift traps
      x
      ```

      ```output trap
      Index out of range
      ```

      ```output stderr
      to <stderr>
      ```

      ```output
      to stdout
      ```
      """
    ).main
    let trap = html.between("Ends with</span>\n", "</div>")
    #expect(trap.visibleText == "Index out of range\n\n")
    let stderr = html.between("Standard error</span>\n", "</div>")
    #expect(stderr.visibleText == "to <stderr>\n\n")
    let samples = html.matches(of: #/<samp>([^<]*)/#).map { String($0.1) }
    #expect(samples == ["Index out of range\n", "to &lt;stderr&gt;\n", "to stdout\n"])
    #expect(html.occurrences(of: "class=\"check\"") == 3)
    #expect(!html.contains("language-output"))
  }

  @Test(arguments: [
    ("stderr", "", "Standard error"), ("error", "compile-fail", "The compiler says"),
    ("trap", "traps", "Ends with"),
  ])
  func aChannelHasItsName(_ options: String, _ cell: String, _ name: String) {
    let html = output(options, cell: cell)
    #expect(html.contains("<span class=\"caption\">\(name)</span>"))
    #expect(html.contains("<samp>text\n</samp>"))
    #expect(html.contains("class=\"result failure\"") == (options != "stderr"))
  }

  // MARK: - Drawings of displayed values

  private let drawing = "<svg onload=\"x\"><path d=\"M0 0\" fill=\"var(--chart-1, #fff)\"/></svg>"

  @Test func theDrawingOfADisplayedValueStandsBelowItsText() {
    let page = RenderedLesson(
      "```swift\nx\n```\n\n```output\nline chart\n```\n", drawings: [drawing])
    #expect(
      page.main.contains("<samp>line chart\n</samp></pre>\n<div class=\"chart\">\n<svg><path"))
    #expect(!page.main.contains("onload"))
    #expect(page.main.contains("The drawing is from the same run."))
  }

  @Test(arguments: ["nondeterministic", "hidden", "stderr"])
  func whatIsNotComparedWithPrintedTextHasNoDrawing(_ options: String) {
    let page = RenderedLesson(
      "```swift\nx\n```\n\n```output \(options)\nline chart\n```\n", drawings: [drawing])
    #expect(!page.main.contains("<svg"))
  }

  @Test func aDrawingThatIsNoneIsLeftOut() {
    let page = RenderedLesson("```swift\nx\n```\n\n```output\ntext\n```\n", drawings: ["<p>x</p>"])
    #expect(page.main.contains("<samp>text\n</samp></pre>\n</div>"))
  }

  @Test func standardOutputNeedsNoName() {
    #expect(!output("").contains("class=\"caption\""))
  }

  @Test(arguments: [
    ("nondeterministic", "Differs from run to run"),
    ("stderr nondeterministic", "Standard error, differs from run to run"),
  ])
  func whatDiffersFromRunToRunClaimsNothing(_ options: String, _ label: String) {
    let lesson = RenderedLesson("```swift\nx\n```\n\n```output \(options)\n7\n```\n")
    #expect(lesson.main.contains("<span class=\"caption\">\(label)</span>"))
    #expect(lesson.main.contains("class=\"result unverified\""))
    #expect(!lesson.html.contains("✓"))
    #expect(lesson.html.contains("1 cell ran without a comparison."))
  }

  @Test func oneOutputMayBeComparedAndTheOtherNot() {
    let html = RenderedLesson(
      "```swift\nx\n```\n\n```output nondeterministic\n7\n```\n\n```output stderr\ne\n```\n"
    ).html
    #expect(html.contains("<p class=\"check\">✓ 1 output verified</p>"))
    #expect(html.occurrences(of: "class=\"result unverified\"") == 1)
    #expect(!html.contains("without a comparison"))
  }

  @Test func hiddenOutputsAreNotThere() {
    let html = RenderedLesson(
      "```swift\nx\n```\n\n```output hidden\nsecret\n```\n\n```output stderr\ne\n```\n"
    ).html
    #expect(!html.contains("secret"))
    #expect(html.contains("✓ 1 output verified"))
  }

  @Test func anEmptyMessageIsNoMessage() {
    let html = output("error", "", cell: "compile-fail")
    #expect(html.contains("Does not compile, on purpose."))
    #expect(!html.contains("class=\"result") && !html.contains("✓"))
    #expect(output("stderr", "").contains("Prints nothing."))
    #expect(output("nondeterministic", "").contains("Not shown."))
  }

  @Test(arguments: [
    ("", "a\n", "is what it printed"), ("exact", "...\n[..]\n", "is what it printed"),
    ("", "a\n...\n", "matches what it printed"), ("", "a[..]\n", "matches what it printed"),
    ("unordered", "a\n", "matches what it printed"), ("approx", "0.5\n", "matches what it printed"),
    ("approx", "a\n", "is what it printed"),
  ])
  func aPageClaimsNoMoreThanWasCompared(_ options: String, _ text: String, _ claim: String) {
    let html = RenderedLesson("```swift\nx\n```\n\n```output \(options)\n\(text)```\n").html
    #expect(html.contains("the output marked ✓ \(claim)."))
  }

  @Test(arguments: [("", "...\n"), ("unordered", "[..]\n"), ("abs=1e300", "1.0\n")])
  func aFenceThatMatchesAnythingClaimsNothing(_ options: String, _ text: String) {
    let html = RenderedLesson("```swift\nx\n```\n\n```output \(options)\n\(text)```\n").html
    #expect(!html.contains("marked ✓"))
    #expect(html.contains("1 cell ran without a comparison."))
    #expect(html.contains("The output was not compared: the lesson takes anything."))
  }

  @Test func messagesAreNotPrinted() {
    let html = RenderedLesson("```swift traps\nx\n```\n\n```output trap\nx\n```\n").html
    #expect(html.contains("the output marked ✓ is what it printed or how it failed."))
  }

  // MARK: - Cells

  @Test(arguments: [
    ("no-run", "Compiled, not run."), ("compile-fail", "Does not compile, on purpose."),
    ("traps", "Fails when it runs, on purpose."),
    ("ignore=\"no net\"", "Not run: no net"),
  ])
  func aCellSaysHowFarItGoes(_ attribute: String, _ note: String) {
    let html = RenderedLesson("```swift \(attribute)\nx\n```\n").main
    #expect(html.contains("<p class=\"note\">\(note)</p>"))
    #expect(html.occurrences(of: "class=\"note\"") == 1)
  }

  @Test func whatIsNotCompiledIsNotCalledCompiled() {
    let html = RenderedLesson("```swift no-run requires=\"swift>=99\"\nx\n```\n").main
    #expect(!html.contains("Compiled") && html.contains("Not run: "))
  }

  @Test func cellsThatDoNotRunAreCountedAsSuch() {
    let html = RenderedLesson("```swift no-run\nx\n```\n").html
    #expect(html.contains("1 cell was compiled and not run.") && !html.contains("ran without"))
  }

  // MARK: - Folds

  @Test(arguments: [("fold", "Code"), ("fold=\"The <long> way\"", "The &lt;long&gt; way")])
  func theFoldOfACellCoversItsCode(_ fold: String, _ summary: String) {
    let html = RenderedLesson("```swift \(fold)\nx\n```\n\n```output\n1\n```\n").main
    let folded = html.between("<details>", "</details>")
    #expect(folded.contains("<summary>\(summary)</summary>\n<pre class=\"code\">"))
    #expect(!folded.contains("<samp>") && html.contains("<samp>1\n</samp>"))
    #expect(html.between("<div class=\"cell\"", "<details>").contains("In [1]:"))
  }

  @Test(arguments: [
    ("fold", "Output", 0), ("fold=\"All & more\"", "All &amp; more", 0),
    ("stderr fold", "Standard error", 0), ("stderr fold=\"Log\"", "Log", 1),
    ("nondeterministic fold", "Differs from run to run", 0),
  ])
  func theFoldOfAnOutputCoversItsTextAndNotItsMark(
    _ options: String, _ summary: String, _ captions: Int
  ) {
    let html = output(options)
    let folded = html.between("<details>", "</details>")
    #expect(folded.contains("<summary>\(summary)</summary>\n<pre class=\"output\">"))
    #expect(!folded.contains("class=\"check\""))
    #expect(html.occurrences(of: "class=\"caption\"") == captions)
  }
}
