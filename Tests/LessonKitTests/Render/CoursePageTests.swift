import Testing

@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults

/// One page with all lessons: each place once, and links that stay on it.
@Suite struct CoursePageTests {
  private static func verdict(_ slug: String, _ markdown: String) -> Verdict {
    var verdict = Verdict(Lesson(parsing: Array(markdown.utf8), file: "Lessons/\(slug).md"))
    for index in verdict.cells.indices { verdict.cells[index].status = .passed }
    return verdict
  }

  private let html: String

  init() throws {
    let verdicts = [
      Self.verdict(
        "01-a",
        """
        # A

        ## Data

        [next](02-b.md#data), [there](02-b.md), [here](#data), [up](#top), [else](03-c.md#data)

        ```swift
        print(1)
        ```

        ```output
        1
        ```
        """),
      Self.verdict("02-b", "# B\n\n## Data\n\n```swift\nlet x = 1\n```\n"),
    ]
    html = try #require(try Site.text("print.html", title: "Course & all", of: verdicts))
  }

  @Test func placesCarryTheNameOfTheirLesson() {
    let ids = ["01-a", "01-a/data", "01-a/data-1", "02-b", "02-b/data", "02-b/data-1"]
    for id in ids { #expect(html.occurrences(of: "id=\"\(id)\"") == 1, "\(id)") }
  }

  @Test func linksBetweenItsLessonsStayOnThePage() {
    for address in ["#02-b/data", "#02-b", "#01-a/data", "#01-a", "03-c.html#data"] {
      #expect(html.contains("href=\"\(address)\""), "\(address)")
    }
  }

  @Test func aLessonFromElsewhereIsACourseOfItsOwn() {
    let lessons = ["1-a", "2-b"].map { LessonSummary(Self.verdict($0, "# T\n").lesson) }
    let course = Course(title: "Course", lessons: lessons)
    let place = course.place(of: "x")
    #expect(place.number == 1 && place.count == 1 && !place.hasNeighbours)
    #expect(course.place(of: "2-b").count == 2)
  }

  @Test func lessonsAreSectionsOfTheCourse() {
    #expect(html.contains("<h1>Course &amp; all</h1>"))
    #expect(html.occurrences(of: "<h1>") == 1)
    #expect(html.occurrences(of: "<h2>") == 2 && html.occurrences(of: "<h3>") == 2)
  }
}

/// What the site is made of.
@Suite struct SitePlanTests {
  private func verdict(_ slug: String, _ status: Verdict.Status, _ text: String = "") -> Verdict {
    let markdown = "# A\n\n\(text)\n\n```swift\nlet x = 1\n```\n"
    var verdict = Verdict(Lesson(parsing: Array(markdown.utf8), file: "Lessons/\(slug).md"))
    for index in verdict.cells.indices { verdict.cells[index].status = status }
    return verdict
  }

  private func site(_ verdicts: [Verdict]) throws -> [String: String?] {
    let course = Course(title: "T", lessons: verdicts.map { LessonSummary($0.lesson) })
    let files = try Site(course, verdicts.filter(\.isVerified).map { SiteLesson($0) }).files
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.inputs) })
  }

  @Test func thePageOfAllLessonsWaitsForAllLessons() throws {
    #expect(try site([verdict("1-a", .passed), verdict("2-b", .passed)])["print.html"] != nil)
    let partial = try site([verdict("1-a", .passed), verdict("2-b", .notRun)])
    #expect(partial["print.html"] == nil && partial["2-b.html"] == nil)
    #expect(partial["1-a.html"] != nil && partial["index.html"] != nil)
  }

  @Test func inputsTellWhatChanges() throws {
    let before = try site([verdict("1-a", .passed), verdict("2-b", .passed)])
    let after = try site([verdict("1-a", .passed), verdict("2-b", .unchecked, "More.")])
    let changed = Set(after.keys.filter { after[$0] != before[$0] })
    // The first page's link to the next one says its title, which is the same.
    #expect(changed.isSuperset(of: ["2-b.html", "index.html", "print.html"]))
    #expect(changed.isDisjoint(with: ["style.css", "script.js"]))
    #expect(try site([verdict("1-a", .passed), verdict("2-b", .passed)]) == before)
  }
}
