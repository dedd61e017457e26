import Foundation
import Testing

@testable import LessonFormat
@testable import LessonNotebook
@testable import LessonText

/// One lesson with its page and what the page offers.
struct DownloadedLesson: Sendable {
  let lesson: Lesson
  let page: String
  /// The text of the Swift file; `nil` where the lesson has nothing to run.
  let program: String?
  let notebook: Notebook
}

/// The lessons of the course and those of `Downloads`, built once.
enum DownloadedSite {
  /// The folder of the golden cases: `lesson.md`, and `program.txt` that its page offers.
  static let folder = GoldenCase.folder.appending(path: "../Downloads").standardizedFileURL
  /// The folder of the course.
  static let course = GoldenCase.folder.appending(path: "../../../Lessons").standardizedFileURL

  /// The names of the golden cases.
  static let cases = names(in: folder)
  /// The names of all lessons that are built.
  static let all =
    names(in: course).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) } + cases

  private static func names(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// What came of each lesson.
  private static let lessons = Result {
    let package = try TemporaryPackage([:])
    let copies =
      names(in: course).map { (course.appending(path: $0), $0) }
      + cases.map { (folder.appending(path: "\($0)/lesson.md"), "\($0).md") }
    for (file, name) in copies {
      try FileManager.default.copyItem(
        at: file, to: package.folder.appending(path: "Lessons/\(name)"))
    }
    let run = try package.run("build", "--quiet")
    guard run.status == 0 else { throw Failure(output: run.output + run.errorOutput) }
    let lessons = try all.map { ($0, try lesson($0, in: package)) }
    return Dictionary(lessons, uniquingKeysWith: { $1 })
  }

  private static func lesson(
    _ name: String, in package: TemporaryPackage
  ) throws -> DownloadedLesson {
    DownloadedLesson(
      lesson: Lesson(
        parsing: Array(try package.read("Lessons/\(name).md").utf8), file: "Lessons/\(name).md",
        on: Platform(swiftVersion: { Version("6.2") })),
      page: try package.read("Output/\(name).html"),
      program: try package.output["\(name).swift"].map { String(decoding: $0, as: UTF8.self) },
      notebook: try JSONDecoder().decode(
        Notebook.self, from: Data(try package.read("Output/\(name).ipynb").utf8)))
  }

  /// What came of one lesson.
  static func lesson(_ name: String) throws -> DownloadedLesson {
    try #require(try lessons.get()[name])
  }

  /// Why there is no site.
  private struct Failure: Error {
    let output: String
  }
}
