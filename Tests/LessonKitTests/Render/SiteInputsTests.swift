import Foundation
import Testing

@testable import LessonKit

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
    var files: [String: SiteFile] {
      get throws { try files { SiteLesson($0) } }
    }

    /// The files, by their names, of lessons that are read or not.
    func files(_ lesson: (Verdict) throws -> SiteLesson) throws -> [String: SiteFile] {
      let verdicts = slugs.indices.map(verdict)
      let theme = try Theme(theme.map { Theme.File($0.name, Array($0.text.utf8)) })
      let course = Course(
        title: courseTitle, summary: courseSummary,
        lessons: verdicts.map { LessonSummary($0.lesson) }, address: address)
      let files = try Site(course, verdicts.map(lesson), theme: theme).files
      return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) })
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
    let sites = try Self.plans.map { try $0.files.mapValues { (file: $0, bytes: $0.bytes) } }
    for (number, site) in sites.enumerated() {
      for other in sites[..<number] {
        for (name, (file, bytes)) in site where file.inputs != nil {
          guard let before = other[name], before.file.inputs == file.inputs else { continue }
          #expect(before.bytes == bytes, "\(name) of plan \(number)")
        }
      }
    }
    // What is put together of the other one's pieces is the same.
    for (number, site) in sites.enumerated() {
      for other in sites {
        for name in ["print.html", "search-index.js"] {
          guard let file = site[name]?.file, let before = other[name] else { continue }
          #expect(
            file.bytes(from: before.file, before.bytes) == site[name]?.bytes,
            "\(name) of plan \(number)")
        }
      }
    }
    // A change of each of these shows somewhere.
    for (number, site) in sites.enumerated().dropFirst() {
      #expect(site.contains { sites[0][$0]?.bytes != $1.bytes }, "plan \(number)")
    }
  }

  /// The lesson as it is kept, without its verdict.
  private static func unread(_ lesson: SiteLesson) throws -> SiteLesson {
    try JSONDecoder().decode(SiteLesson.self, from: JSONEncoder().encode(lesson))
  }

  @Test func aLessonThatNobodyReadHasTheSameInputs() throws {
    for plan in Self.plans {
      let read = try plan.files
      let unread = try plan.files { try Self.unread(SiteLesson($0)) }
      #expect(read.mapValues(\.inputs) == unread.mapValues(\.inputs))
    }
  }

  @Test func whatNobodyReadIsTakenFromTheFileAsItWas() throws {
    var plan = Plan()
    let before = try #require(try plan.files["print.html"])
    plan.texts[1] = "Another text."
    let after = try #require(try plan.files["print.html"])
    let partly = try #require(
      try plan.files { verdict in
        let lesson = SiteLesson(verdict)
        return verdict.lesson.slug == "2-b" ? lesson : try Self.unread(lesson)
      }["print.html"])
    guard case .assembled(let parts) = partly.content, case .assembled(let old) = before.content
    else {
      Issue.record("the page is not put together")
      return
    }
    #expect(parts.unreadLessons(beside: nil) == ["1-a", "3-c"])
    #expect(parts.unreadLessons(beside: old.assembled(from: nil).layout) == [])
    #expect(partly.bytes(from: before, before.bytes) == after.bytes)
  }

  @Test(arguments: [
    [], ["a"], ["a", "-1"], ["a", "3", "b"], ["a", "1", "b", "1", "5"], ["a", "1", "b", "0", "-5"],
    ["a", "1", "b", "x", "5"], ["a", "1", "b", "0"],
  ])
  func otherFieldsAreNoLayout(_ fields: [String]) {
    #expect(AssembledFile.Layout(fields: fields) == nil)
  }
}

extension SiteFile {
  /// The bytes; `nil` for a copy.
  fileprivate var bytes: [UInt8]? {
    switch content {
    case .made(let make): make(ColoredCode())
    case .assembled(let file): file.bytes
    case .copy, .unread: nil
    }
  }

  /// The bytes, as far as possible of those of `old`.
  fileprivate func bytes(from old: SiteFile, _ bytes: [UInt8]?) -> [UInt8]? {
    guard case .assembled(let file) = content, case .assembled(let before) = old.content,
      let bytes,
      let layout = AssembledFile.Layout(fields: before.assembled(from: nil).layout.fields)
    else { return nil }
    return file.assembled(from: layout).segments.flatMap { segment in
      switch segment {
      case .old(let range): Array(bytes[range])
      case .new(let new): new
      }
    }
  }
}
