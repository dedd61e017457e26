import Foundation
import Testing

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonText

/// The guide leaves nothing out: every word has a live example and a failing one, every error is shown,
/// and the lists of the reference are those of the code.
///
/// That the answers which the guide shows are what the tool says is verified in `CommandTests`.
@Suite struct GuideTests {
  /// The lessons of the repository.
  private static let lessons: [Lesson] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Lessons").standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      let data = try? Data(contentsOf: folder.appending(path: name))
      return data.map { Lesson(parsing: Array($0), file: "Lessons/\(name)") }
    }
  }()

  /// The lessons that the guide shows with what the tool says of them, and these answers.
  private static let examples: [Example] = lessons.flatMap { lesson in
    let fences = fences(of: lesson)
    return zip(fences, fences.dropFirst()).compactMap { Example($0, answer: $1) }
  }

  private struct Example {
    let lesson: Lesson
    let answer: String

    init?(_ example: Fence, answer: Fence) {
      guard example.info == "markdown", ["text", "console"].contains(answer.info),
        answer.position.line <= example.closingLine + 2
      else { return nil }
      let text = example.lines.map { $0 + "\n" }.joined()
      lesson = Lesson(parsing: Array(text.utf8), file: "example.md")
      self.answer = answer.lines.joined(separator: "\n")
    }
  }

  private static func fences(of lesson: Lesson) -> [Fence] {
    lesson.document.codeBlocks.compactMap(\.fence)
  }

  private static func attributes(of lessons: [Lesson]) -> Set<String> {
    Set(lessons.flatMap(\.cells).flatMap { InfoString($0.fence).words.map(\.name) })
  }

  /// The words of output fences, those that belong to no cell included.
  private static func options(of lessons: [Lesson]) -> Set<String> {
    let fences = lessons.flatMap(fences).filter { $0.label == .output }
    return Set(fences.flatMap { InfoString($0).words.map(\.name) })
  }

  /// The words of comments outside of fences.
  private static func settings(of lessons: [Lesson]) -> Set<String> {
    let comments = lessons.flatMap { lesson in
      MarkdownDocument(lesson.source, frontMatter: FrontMatter(lesson.source)).nodes
        .filter { $0.kind == .html }
        .flatMap { node in
          // cmark's last line of such a block is wrong where a comment ends it.
          SettingsComment.ofLessons(
            in: lesson.source, from: node.startLine,
            to: node.startLine + max(node.literal.lines.count, 1) - 1
          )
          .filter { $0.misspelling == nil && $0.keyword == .lesson }
        }
    }
    return Set(comments.flatMap { $0.words.map(\.name) })
  }

  @Test(arguments: CellAttribute.allCases)
  func attributeIsShownAtWorkAndFailing(_ attribute: CellAttribute) {
    #expect(Self.attributes(of: Self.lessons).contains(attribute.rawValue))
    #expect(Self.attributes(of: Self.examples.map(\.lesson)).contains(attribute.rawValue))
  }

  @Test(arguments: OutputOption.allCases)
  func optionIsShownAtWorkAndFailing(_ option: OutputOption) {
    #expect(Self.options(of: Self.lessons).contains(option.rawValue))
    #expect(Self.options(of: Self.examples.map(\.lesson)).contains(option.rawValue))
  }

  @Test(arguments: LessonSetting.allCases)
  func settingIsShownAtWorkAndFailing(_ setting: LessonSetting) {
    #expect(Self.settings(of: Self.lessons).contains(setting.rawValue))
    #expect(Self.settings(of: Self.examples.map(\.lesson)).contains(setting.rawValue))
  }

  /// A file that is not UTF-8 cannot be shown in one that is, parts need several lessons, and no lesson has a
  /// piece of a manifest.
  @Test(
    arguments: Diagnostic.ID.allCases.filter {
      ![.notUTF8, .scatteredPart, .unknownProduct, .unknownVersion].contains($0)
    })
  func errorIsShown(_ id: Diagnostic.ID) {
    #expect(Self.examples.contains { $0.answer.contains("[\(id.rawValue)]") })
  }

  @Test(arguments: [
    ReferenceList.words(CellAttribute.self), ReferenceList.words(OutputOption.self),
    ReferenceList.words(LessonSetting.self), ReferenceList.diagnostics, ReferenceList.templates,
  ])
  func listOfTheReferenceIsThatOfTheCode(_ list: String) {
    let texts = Self.lessons.map { String(decoding: $0.source.bytes, as: UTF8.self) }
    #expect(texts.contains { $0.contains("\n\n\(list)\n") })
  }

  @Test func tableOfLimitsIsThatOfTheCode() throws {
    let guide = try #require(Self.lessons.first { $0.slug == "08-the-command" })
    let text = String(decoding: guide.source.bytes, as: UTF8.self)
    for row in [
      "| time of a cell | \(Int(ProgramLimits.timeout)) s, or its `timeout` | `timeout` |",
      "| what a cell prints | \(ProgramLimits.output >> 20) MiB | `output-limit` |",
      "| memory of a process, and of all together | \(ProgramLimits.memory) GiB | `trap` |",
      "| processes at a time | \(ProgramLimits.processes) | `trap` |",
      "| a file | \(ProgramLimits.fileSize) GiB | `trap` |",
      "| open files of a process | \(ProgramLimits.openFiles) |",
    ] { #expect(text.contains("\n\(row)"), "\(row)") }
  }
}
