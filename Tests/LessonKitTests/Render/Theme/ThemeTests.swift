import Testing

@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults
@testable import LessonText

/// A theme replaces files by their names, and says what is wrong with it.
@Suite struct ThemeTests {
  private func theme(_ files: [(String, String)]) throws -> Theme {
    try Theme(files.map { Theme.File($0.0, Array($0.1.utf8)) })
  }

  /// What is wrong with a file, as `line:column: message → advice`.
  private func problems(_ name: String, _ text: String) -> [String] {
    do {
      _ = try theme([(name, text)])
      return []
    } catch let malformed as Theme.Malformed {
      return malformed.problems.map { problem in
        let place = problem.position.map { "\($0.line):\($0.column): " } ?? ""
        return "\(place)\(problem.message) → \(problem.advice)"
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: Template.allCases)
  func theToolsOwnTemplatesHaveNoProblem(_ template: Template) throws {
    #expect(
      TemplateCheck(
        template, SourceText(template.standardBytes), blocks: ["header", "main", "footer"]
      )
      .problems.isEmpty)
    _ = try template.parsed(template.standardBytes)
    #expect(template.standardBytes.last == UInt8(ascii: "\n"))
  }

  @Test(arguments: Template.allCases)
  func eachNameIsThereOnce(_ template: Template) {
    func check(_ fields: [TemplateFieldShape]) {
      #expect(Set(fields.map(\.name)).count == fields.count)
      for field in fields { check(field.parts) }
    }
    check(template.fields)
  }

  @Test func sectionsAreNotDeeperThanTheirLimit() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#isCompared}}", count: depth) + "\n"
        + String(repeating: "{{/isCompared}}", count: depth)
    }
    #expect(problems("output.mustache", nested(64)).isEmpty)
    #expect(
      problems("output.mustache", nested(65)) == [
        "1:961: sections stand more than 64 deep inside of each other here"
          + " → end some of them before `{{#isCompared}}`"
      ])
  }

  @Test func aListIsNotInsideOfItself() {
    let list = "{{#outputs}}{{{output}}}"
    #expect(problems("cell.mustache", list + "{{/outputs}}" + list + "{{/outputs}}").isEmpty)
    #expect(
      problems("cell.mustache", list + "\n" + list + "{{/outputs}}{{/outputs}}") == [
        "2:1: `{{#outputs}}` would be there for each of the same list once more"
          + " → close the `{{#outputs}}` of line 1 before it"
      ])
  }

  @Test func aBlockIsNotInsideOfItself() {
    #expect(
      problems(
        "lesson.mustache", "{{<page}}{{$main}}\n<b>{{$main}}</b>{{/main}}{{/main}}{{/page}}") == [
          "2:4: `{{$main}}` stands inside of itself"
            + " → close the `{{$main}}` of line 1 before it, or name one otherwise"
        ])
  }

  @Test func aTemplateIsReplacedAndTheOthersStay() throws {
    let theme = try theme([
      ("lesson.mustache", "{{<page}}{{$main}}<b>{{title}}</b>{{{body}}}{{/main}}{{/page}}"),
      ("fold.mustache", "<aside>{{summary}}: {{{content}}}</aside>"),
    ])
    let lesson = Lesson(
      parsing: Array("# A \"b\" & c\n\n```swift fold=\"<more>\"\nlet x = 1\n```\n".utf8),
      file: "Lessons/a.md")
    let html = LessonPage(
      Verdict(lesson), at: Course(title: "T", lessons: []).place(of: "a"), theme: theme
    ).html
    #expect(html.hasPrefix("<!DOCTYPE html>\n"))
    #expect(html.contains("<b>A &quot;b&quot; &amp; c</b>"))
    #expect(html.contains("<aside>&lt;more&gt;: <pre class=\"code\">"))
    #expect(!html.contains("<header>") && !html.contains("<details>\n<summary>&lt;"))
  }

  /// The tool's own templates are filled in without the engine, a theme's with it.
  @Test(arguments: [
    "# A \"b\" & \u{F8FD}0;<\n", "Prose\n\n```swift\n1 < 2\n```\n",
    "# T\n\nOne & two\n\n## A\n\n## B\n\n```swift fold=\"<more>\"\nlet x = 1\n```\n",
    "```swift\n1\n```\n\n```output\n1\n```\n\n```output stderr, fold\n\u{301}\n```\n",
    "```swift no-run\n1\n```\n\n```swift traps\n2\n```\n\n```output trap\n[..]\n```\n",
    "```swift ignore=\"<b>\"\n1\n```\n\n```swift\n3\n```\n\n```output nondeterministic\n...\n```\n",
  ])
  func theToolsOwnTemplatesMakeWhatTheEngineMakes(markdown: String) throws {
    let theme = try theme(
      Template.allCases.map { ($0.fileName, String(decoding: $0.standardBytes, as: UTF8.self)) })
    let verdict = Verdict(Lesson(parsing: Array(markdown.utf8), file: "Lessons/b.md"))
    let course = Course(
      title: "T",
      lessons: ["Lessons/a.md", "Lessons/b.md"].map { LessonSummary(Lesson(parsing: [], file: $0)) }
    )
    for place in [course.place(of: "b"), Course(title: "", lessons: []).place(of: "b")] {
      #expect(
        LessonPage(verdict, at: place).html == LessonPage(verdict, at: place, theme: theme).html)
    }
  }

  /// A quotation mark with a combining mark behind it is one character and ends an attribute all the same.
  @Test func textsAreEscapedWhateverFollowsThem() {
    let title = "\"\u{301} onclick=\"x\" <\u{338}b>"
    let html = IndexPage(Course(title: title, lessons: [])).html
    #expect(html.contains("<title>&quot;\u{301} onclick=&quot;x&quot; &lt;\u{338}b&gt;</title>"))
  }

  @Test func filesReplaceThoseOfTheToolOrComeBesideThem() throws {
    let theme = try theme([("style.css", "p {}"), ("logo.svg", "<svg/>")])
    let names = theme.files.map(\.name)
    #expect(Set(names) == Set(Assets.files.map(\.name) + ["logo.svg"]))
    #expect(names.count == Set(names).count)
    let style = theme.files.first { $0.name == "style.css" }
    #expect(style.map { String(decoding: $0.bytes, as: UTF8.self) } == "p {}")
  }

  @Test func pagesOfAnotherThemeAreOtherPages() throws {
    let one = try theme([("fold.mustache", "{{{content}}}")])
    let two = try theme([("fold.mustache", "{{{content}}} ")])
    #expect(Set([one.inputs, two.inputs, Theme.standard.inputs]).count == 3)
    // Style is in no page.
    #expect(try theme([("style.css", "a")]).inputs == theme([("style.css", "b")]).inputs)
  }

  @Test(arguments: [
    ("<b>{{summry}}</b>", "1:4: there is no field `summry` here → did you mean `summary`?"),
    (
      "\n é{{x}}",
      "2:4: there is no field `x` here → the fields are `content`, `summary`"
    ),
    (
      "{{{summary}}}", "1:1: `summary` is a text, which has to be escaped → write `{{summary}}`"
    ),
    ("{{&summary}}", "1:1: `summary` is a text, which has to be escaped → write `{{summary}}`"),
    ("{{content}}", "1:1: `content` is HTML already → write `{{{content}}}`"),
    ("{{summary", "1:1: nothing closes this tag → write `}}` behind the name"),
    (
      "{{#summary}}x", "1:1: nothing closes `{{#summary}}` → write `{{/summary}}` where it ends"
    ),
    ("x{{/summary}}", "1:2: `{{/summary}}` closes nothing → remove it"),
    (
      "{{#summary}}\n{{/content}}",
      "2:1: `{{/content}}` stands where `{{#summary}}` of line 1 is open → write `{{/summary}}`"
    ),
    (
      "{{>cell}}",
      "1:1: templates of pages have no `{{>…}}` → write what it stands for, or put it into a block"
        + " of page.mustache"
    ),
    (
      "{{ }}",
      "1:1: `{{ }}` has no name that a field can have → write a name of letters between the braces"
    ),
    (
      "{{<page}}{{/page}}",
      "1:1: `{{<page}}` cannot stand here → remove it: only templates of whole pages can take over"
        + " page.mustache"
    ),
  ])
  func whatIsWrongWithATemplateIsSaid(_ text: String, _ problem: String) {
    #expect(problems("fold.mustache", text) == [problem])
  }

  @Test(arguments: [
    (
      "{{<page}}{{$mian}}{{/mian}}{{/page}}",
      "1:10: page.mustache has no block `mian` → did you mean `main`?"
    ),
    (
      "{{<page}}\nlost\n{{/page}}",
      "2:1: text between the blocks of `{{<page}}` is on no page → write it into a block, as in"
        + " `{{$main}}…{{/main}}`"
    ),
    (
      "{{<page}}{{title}}{{/page}}",
      "1:10: only blocks can stand inside of `{{<page}}` → write it into a block, as in"
        + " `{{$main}}…{{/main}}`"
    ),
    (
      "{{#lessons}}{{sumary}}{{/lessons}}",
      "1:13: there is no field `sumary` here → did you mean `summary`?"
    ),
    ("{{lessons}}", "1:1: `lessons` is no text → write `{{#lessons}}…{{/lessons}}`"),
    ("{{next.titel}}", "1:1: there is no field `titel` here → did you mean `title`?"),
  ])
  func whatIsWrongWithAPageIsSaid(_ text: String, _ problem: String) {
    #expect(problems("index.mustache", text) == [problem])
  }

  @Test func allProblemsAreSaidAtOnce() throws {
    #expect(problems("fold.mustache", "{{a}}{{b}}{{#c}}").count == 4)
    #expect(
      problems("folds.mustache", "") == [
        "there is no template of this name → did you mean `fold.mustache`?"
      ])
    #expect(
      problems("Style.css", "") == [
        "some systems take this file for style.css → name it `style.css`"
      ])
    #expect(throws: Theme.Malformed.self) { try Theme([.init("fold.mustache", [0x0A, 0xFF])]) }
  }

  /// What templates may have, they have in the words of the reference.
  @Test(arguments: [
    "{{! a comment {{ }}", "{ {x} {", "{{summary}}{", "{{#summary}}{{summary}}{{/summary}}",
    "{{^ content }}none{{/content}}\r\n{{{ content }}}\r\n", "",
  ])
  func allOfThisCanStandInATemplate(_ text: String) {
    #expect(problems("fold.mustache", text).isEmpty)
  }

  @Test func blocksOfTheThemesOwnPageCanBeFilled() throws {
    let page = ("page.mustache", "<html>{{$aside}}{{/aside}}{{$main}}{{/main}}</html>")
    let index = ("index.mustache", "{{<page}}{{$aside}}{{title}}{{/aside}}{{/page}}")
    let html = IndexPage(Course(title: "T", lessons: []), theme: try theme([page, index])).html
    #expect(html.hasPrefix("<html>T</html>\n"))
  }

  /// What may be wrong, as `file:line:column: message → advice`.
  private func warnings(_ files: [(String, String)]) throws -> [String] {
    try theme(files).warnings.map { problem in
      let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(problem.file)\(place): \(problem.message) → \(problem.advice)"
    }
  }

  @Test func variablesThatNobodySetsArePointedOut() throws {
    let file = try #require(Theme.standard.files.first { $0.name == "theme.css" })
    let variables = String(decoding: file.bytes, as: UTF8.self)
    #expect(try warnings([("theme.css", variables)]) == [])
    #expect(
      try warnings([("theme.css", variables.replacing("--paper:", with: "--papr:"))]) == [
        "theme.css:29:3: nothing uses `--papr`, and `--paper` is not set → did you mean `--paper`?"
      ])
    #expect(
      try warnings([("own.css", "/* var(--a) */\nb { color: var( --txt ); left: var(--x, 1px) }")])
        == ["own.css:2:17: no style sheet sets `--txt` → did you mean `--text`?"])
    let few = try warnings([("theme.css", ":root { --text: red; }")])
    #expect(few.count == 1)
    #expect(few[0].hasPrefix("theme.css: `--"))
    #expect(few[0].hasSuffix("→ start from a copy of Output/theme.css"))
    // Whoever replaces the rules too needs no variables of theirs.
    #expect(
      try warnings([("style.css", "b { color: var(--mine) }"), ("more.css", "b { --mine: red }")])
        == [])
  }

  @Test func sheetsAreLoadedWithoutComments() {
    let sheet = "/* why */\np {\n  content: \"/* kept */\"; /* here */\n}\n\n"
    let text = StyleText(Array(sheet.utf8), keepsStrings: true).withoutBlanks
    let loaded = String(decoding: text, as: UTF8.self)
    #expect(loaded == "p {\ncontent: \"/* kept */\";\n}\n")
  }
}
