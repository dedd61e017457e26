import Testing

@testable import LessonFormat
@testable import LessonPages

/// Lessons stand in the parts that they or lessons before them name; what stands apart has an order of its own.
@Suite struct CoursePartTests {
  /// The course of lessons `a`, `b`, …, each with the comment that names its part.
  private func course(_ parts: [String], withoutPage: Set<String> = []) -> Course {
    let slugs = "abcdefgh".map(String.init)
    return Course(
      title: "T",
      lessons: zip(slugs, parts).map { slug, part in
        LessonSummary(
          Lesson(
            parsing: Array("\(part.isEmpty ? "" : "<!-- \(part) -->\n\n")# \(slug)\n".utf8),
            file: "\(slug).md"))
      }, withoutPage: withoutPage)
  }

  @Test(arguments: [
    ([], ""), (["", ""], "=1:ab"), (["part: A", "", "part: A"], "A=1:abc"),
    (["", "part: A", "", "part: B"], "=1:a A=2:bc B=4:d"),
    (["part: A", "", "apart: B", "", "part: C", "apart: D"], "A=1:ab B*=1:cd C=3:e D*=1:f"),
    (["part: A", "part: B", "part: A"], "A=1:a B=2:b A=3:c"),
    (["apart: A", "part: A"], "A*=1:ab"),
  ])
  func lessonsStandInTheirParts(_ parts: [String], _ runs: String) {
    let course = course(parts)
    let found = course.parts.map { part in
      "\(part.name)\(part.isApart ? "*" : "")=\(part.start):\(part.lessons.map(\.slug).joined())"
    }
    #expect(found.joined(separator: " ") == runs)
    #expect(Set(course.parts.map(\.id)).count == course.parts.count)
  }

  @Test func theWayOnDoesNotLeadOutOfTheCourse() throws {
    let course = course(["", "part: A", "apart: G", "", "part: B", "apart: R"])
    let places = "abcdef".map { slug in
      let place = course.place(of: String(slug))
      return
        "\(place.previous?.slug ?? "")<\(place.number)/\(place.count) \(place.part?.name ?? "")>"
        + (place.next?.slug ?? "")
    }
    #expect(places == ["<1/3 >b", "a<2/3 A>e", "<1/2 G>d", "c<2/2 G>", "b<3/3 B>", "<1/1 R>"])
  }

  @Test func aLessonWithoutPageBeginsItsPart() {
    let course = course(["part: A", "part: B", ""], withoutPage: ["b"])
    #expect(course.lessons.map { $0.part?.name } == ["A", "B"])
    #expect(course.lessons.map(\.slug) == ["a", "c"])
  }

  @Test func theIndexHasAHeadingAndAListForEachPart() {
    let html = IndexPage(course(["", "part: <b>&\"", "", "apart: !", "part: !?"])).html
    #expect(html.contains("<h2><a href=\"a.html\">a</a></h2>"))
    #expect(
      html.contains(
        "<section class=\"part\" aria-labelledby=\"part.b\">\n<h2 id=\"part.b\">&lt;b&gt;&amp;&quot;</h2>"
      ))
    #expect(html.contains("<ol class=\"lessons\" start=\"2\">"))
    #expect(html.contains("<h3><a href=\"b.html\">b</a></h3>"))
    #expect(
      html.contains(
        "<section class=\"part apart\" aria-labelledby=\"part.\">\n<h2 id=\"part.\">!</h2>"))
    #expect(html.contains("<li><a href=\"#part.-1\">!?</a></li>"))
    #expect(!IndexPage(course(["", "part: A"])).html.contains("class=\"contents\""))
  }

  @Test func whatStandsApartComesLastOnTheIndex() throws {
    let html = IndexPage(course(["part: A", "apart: Guide", "part: B", "apart: More"])).html
    let places = try ["a", "b", "guide", "more"].map {
      try #require(html.firstRange(of: "<h2 id=\"part.\($0)\">")).lowerBound
    }
    #expect(places == places.sorted())
  }

  @Test(arguments: [
    (
      ["part: A", ""],
      "<li><a href=\"index.html#part.a\">A</a></li>\n<li><span aria-current=\"page\">Lesson 1 of 2"
    ),
    (
      ["part: A"],
      "<li><a href=\"index.html#part.a\">A</a></li>\n<li><span aria-current=\"page\">a<"
    ),
    (["part: a"], "<li><a href=\"index.html\">T</a></li>\n<li><span aria-current=\"page\">a<"),
  ])
  func aPageSaysItsPart(_ parts: [String], _ crumbs: String) {
    let lesson = Lesson(parsing: Array("# a\n".utf8), file: "a.md")
    #expect(LessonPage(.init(lesson), at: course(parts).place(of: "a")).html.contains(crumbs))
  }
}
