import Testing

@testable import LessonFormat
@testable import LessonText

/// A lesson names its part in a comment or in front matter; what names none is said where it stands.
@Suite struct LessonPartTests {
  @Test(arguments: [
    ("<!-- lesson: part=\"One & <two>\" timeout=5 -->", "part=One & <two>"),
    ("<!-- lesson: timeout=5, apart=Guide -->", "apart=Guide"),
    ("<!-- part: The guide -->", "part=The guide"), ("<!--apart:Guide-->", "apart=Guide"),
    ("<!-- part:\n  over\tlines\n-->", "part=over\tlines"),
    ("<!-- lesson: part=\u{301}A -->", "part=\u{301}A"),
    ("<!-- lesson: part=\"\u{301} A\" -->", "part=\u{301} A"),
    ("<!-- part: \"in quotes\" -->", "part=in quotes"),
    ("<!-- part: C #1, x=\"y\" -->", "part=C #1, x=\"y\""),
    ("<!-- lesson: timeout=5 -->\n<!-- part: A -->", "part=A"),
    ("---\npart: A b # why\n---\n", "part=A b"),
    ("---\ntitle: x\napart: 'A: b' # why\n---\n", "apart=A: b"),
    ("---\npart: \"A #1\"\n---\n", "part=A #1"), ("\u{FEFF}---\r\npart: A\r\n---\r\n", "part=A"),
    ("---\nparts: A\nmap:\n  part: B\n---\n", ""),
    ("text\n\n- <!-- partition: A -->", ""), ("```text\n<!-- part: A -->\n```", ""),
  ])
  func aPartIsNamed(_ text: String, _ part: String) {
    let lesson = Lesson(parsing: Array("\(text)\n\n# Title\n".utf8), file: "a.md")
    #expect((lesson.part?.text ?? "") == part)
    #expect(lesson.diagnostics.isEmpty)
    #expect(lesson.part == LessonPart(part))
  }

  @Test(arguments: [
    ("<!-- lesson: part -->", "1:14 bad-attribute-value write `part=\"name\"`"),
    ("<!-- lesson: apart=\" \" -->", "1:14 bad-attribute-value write `apart=\"name\"`"),
    ("<!-- lesson: prat=A -->", "1:14 unknown-attribute write `part`"),
    ("<!-- part: -->", "1:6 bad-attribute-value write `part: NAME`"),
    ("---\nx: 1\npart:\n---\n", "3:1 bad-attribute-value write `part: NAME`"),
    ("---\napart: |\n  A\n---\n", "2:1 bad-attribute-value write `apart: NAME`"),
    ("---\npart: [A, B]\n---\n", "2:1 bad-attribute-value write `part: NAME`"),
    ("<!-- lesson: part=A apart=B -->", "1:21 contradictory-attributes keep one of them"),
    ("<!-- lesson: part=A part=A -->", "1:21 contradictory-attributes keep one of them"),
    ("---\npart: A\n---\n<!-- part: A -->", "4:6 contradictory-attributes keep one of them"),
    (
      "<!-- part: A -->\n\n<!-- lesson: apart=B -->",
      "3:14 contradictory-attributes keep one of them"
    ),
    (
      "```swift\n```\n\n<!-- part: A -->",
      "4:1 unknown-attribute write one comment `<!-- part: … -->` before the first cell"
    ),
    (
      "- <!-- apart: A -->",
      "1:3 unknown-attribute write one comment `<!-- apart: … -->` before the first cell"
    ),
    ("<!-- part: A\n<!-- part: A", "1:1 unknown-attribute close it with `-->`"),
    ("<!-- lesson: part=A", "1:1 unknown-attribute close it with `-->`"),
    (
      "text <!-- part: A -->",
      "1:6 unknown-attribute write one comment `<!-- part: … -->` before the first cell"
    ),
  ])
  func whatNamesNoneIsSaid(_ text: String, _ problem: String) {
    let lesson = Lesson(parsing: Array("\(text)\n".utf8), file: "a.md")
    let said = lesson.diagnostics.map { problem in
      "\(problem.position.line):\(problem.position.column) \(problem.id.rawValue) \(problem.advice ?? "")"
    }
    #expect(said == [problem])
  }
}
