import Testing

@testable import LessonMarkdown

@Suite struct HeadingSlugsTests {
  /// Expected anchors are those that GitHub gives the same headings.
  @Test(arguments: [
    ("Training loop", "training-loop"), ("What is `w`?", "what-is-w"), ("A  B", "a--b"),
    ("Übung 1: e^x", "übung-1-ex"), ("snake_case-kebab", "snake_case-kebab"), ("🎉", ""),
  ])
  func slugIsGitHubs(_ heading: String, _ slug: String) {
    var slugs = HeadingSlugs()
    #expect(slugs.slug(for: heading.filter { $0 != "`" }) == slug)
  }

  @Test func repeatedHeadingsGetNumbers() {
    var slugs = HeadingSlugs()
    let headings = ["A", "A", "A 1", "A"]
    #expect(headings.map { slugs.slug(for: $0) } == ["a", "a-1", "a-1-1", "a-2"])
  }
}
