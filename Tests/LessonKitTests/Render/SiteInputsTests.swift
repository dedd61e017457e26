import Foundation
import Testing

@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults
@testable import LessonText

/// Files are kept from build to build by what they are made of: whatever changes a file has to be
/// among that, or the old one would stay.
@Suite struct SiteInputsTests {
  /// What a site is made of.
  private struct Plan: Sendable {
    var folder = "Lessons/"
    var slugs = ["1-a", "2-b", "3-c"]
    var titles = ["A", "B", "C"]
    var texts = ["One.", "Two.", "Three."]
    var courseTitle = "Course"
    var courseSummary = "Summary"
    var address: BaseAddress?
    var theme: [(name: String, text: String)] = []
    var status = Verdict.Status.passed
    var drawings: [String] = []
    var displaysValue = false
    var swiftVersion = "6.2"

    init(_ change: (inout Plan) -> Void = { _ in }) { change(&self) }

    /// The files, by their names.
    var files: [String: SiteFile] { get throws { try files { SiteLesson($0) } } }

    /// The verdicts on the lessons, by their slugs.
    var verdicts: [String: Verdict] {
      Dictionary(uniqueKeysWithValues: slugs.indices.map { (slugs[$0], verdict($0)) })
    }

    /// The files, by their names, of lessons as `lesson` has them.
    func files(_ lesson: (Verdict) -> SiteLesson?) throws -> [String: SiteFile] {
      let verdicts = slugs.indices.map(verdict)
      let theme = try Theme(theme.map { Theme.File($0.name, Array($0.text.utf8)) })
      let course = Course(
        title: courseTitle, summary: courseSummary,
        lessons: verdicts.map { LessonSummary($0.lesson) }, address: address)
      let files = try Site(course, verdicts.compactMap(lesson), theme: theme).files
      // What files are joined of is kept like them.
      return Dictionary(
        files.flatMap { [$0] + ($0.joined?.sources ?? []) }.map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first })
    }

    private func verdict(_ index: Int) -> Verdict {
      let markdown = """
        # \(titles[index])

        \(texts[index]) [A](1-a.md#a) and [D](4-d.md), ![picture](one.png)

        ```swift
        42
        ```

        ```output
        42
        ```

        ```swift fold
        let x = 1
        ```

        ```swift requires="swift>=6.3"
        print("new")
        ```
        """
      let platform = Platform(swiftVersion: { Version(swiftVersion) })
      var verdict = Verdict(
        Lesson(
          parsing: Array(markdown.utf8), file: folder + slugs[index] + ".md", on: platform))
      for cell in verdict.cells.indices {
        verdict.cells[cell].status = verdict.cells[cell].cell.isRun ? status : .skipped
        verdict.cells[cell].drawings = drawings
        verdict.cells[cell].displaysValue = displaysValue
      }
      return verdict
    }
  }

  private static let plans = [
    Plan(),
    Plan { $0.folder = "Lessons/more/" },
    Plan { $0.folder = "/elsewhere/" },
    Plan { $0.slugs = ["1-a", "2-bb", "3-c"] },
    Plan { $0.slugs = ["1-a", "3-c", "2-b"] },
    Plan { plan in
      plan.slugs = ["2-b", "3-c"]
      plan.titles = ["B", "C"]
      plan.texts = ["Two.", "Three."]
    },
    Plan { $0.titles[1] = "BB" },
    Plan { $0.texts[1] = "Two words." },
    Plan { $0.texts[1] = String(repeating: "word ", count: 500) },
    Plan { $0.texts[1] = "<!-- part: A -->\n\nTwo." },
    Plan { $0.texts[1] = "<!-- part: B -->\n\nTwo." },
    Plan { $0.texts[1] = "<!-- apart: A -->\n\nTwo." },
    Plan { $0.texts[0] = "<!-- part: A -->\n\nOne." },
    Plan { $0.texts[1] = "Two.\n\n```swift\nlet x = 1\n```\n" },
    Plan { $0.texts[1] = "Two.\n\n```swift hidden\nlet x = 1\n```\n" },
    Plan { $0.courseTitle = "Another" },
    Plan { $0.courseSummary = "" },
    Plan { $0.address = BaseAddress("https://example.org") },
    Plan { $0.address = BaseAddress("https://example.org/c") },
    Plan { $0.theme = [("fold.mustache", "<b>{{summary}}</b>{{{content}}}")] },
    Plan { $0.theme = [("index.mustache", "{{title}}")] },
    Plan { $0.theme = [("page.mustache", "{{title}}{{$main}}{{/main}}")] },
    Plan { $0.theme = [("theme.css", ":root { --text: red }")] },
    Plan { $0.theme = [("style.css", "p {}"), ("logo.svg", "<svg/>")] },
    Plan { $0.status = .unchecked },
    Plan { $0.drawings = ["<svg viewBox='0 0 9 9'><path d='M0 0' fill='var(--chart-1)'/></svg>"] },
    Plan { $0.drawings = ["<svg viewBox='0 0 9 9'><path d='M1 0' fill='var(--chart-1)'/></svg>"] },
    Plan { $0.displaysValue = true },
    Plan { $0.swiftVersion = "6.3" },
  ]

  @Test func filesOfTheSameInputsHaveTheSameBytes() throws {
    let sites = try Self.plans.map { plan in
      let verdicts = plan.verdicts
      return try plan.files.mapValues { (file: $0, bytes: $0.bytes(verdicts)) }
    }
    for (number, site) in sites.enumerated() {
      for other in sites[..<number] {
        for (name, (file, bytes)) in site where file.inputs != nil {
          guard let before = other[name], before.file.inputs == file.inputs else { continue }
          #expect(before.bytes == bytes, "\(name) of plan \(number)")
        }
      }
    }
    // A change of each of these shows somewhere.
    for (number, site) in sites.enumerated().dropFirst() {
      #expect(site.contains { sites[0][$0]?.bytes != $1.bytes }, "plan \(number)")
    }
  }

  @Test func aLessonIsReadAsItWasKept() throws {
    for plan in Self.plans {
      for verdict in plan.verdicts.values {
        let lesson = SiteLesson(verdict)
        #expect(SiteLesson(siteInputs: lesson.siteInputs) == lesson)
      }
    }
  }

  @Test func whatIsJoinedHasTheOtherPartsAsTheyWere() throws {
    var plan = Plan()
    let before = try #require(try plan.files["print.html"]?.joined)
    plan.texts[1] = "Another text."
    let after = try #require(try plan.files["print.html"]?.joined)
    let names = Set(after.parts.map(\.name))
    #expect(before.parts.count { names.contains($0.name) } == 2)
    #expect(before.parts[1].name != after.parts[1].name)
  }

  @Test(arguments: ["#", "#3;", "#-1;", "#x;", "#0", ""])
  func whatIsNoMarkOfAPartIsText(_ end: String) throws {
    let file = try #require(try Plan().files["print.html"]?.joined)
    let frame = Array("\u{F8FF}\(file.frame.inputs ?? "")\(end)".utf8)
    let texts = file.pieces(ofFrame: frame).map { piece -> [UInt8]? in
      if case .text(let text) = piece { Array(text) } else { nil }
    }
    #expect(texts == [frame])
  }
}
