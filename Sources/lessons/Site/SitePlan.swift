import Foundation
import LessonFormat
import LessonPages
import LessonText
import LessonVerification

/// The files that the rendered site of a package should have.
struct SitePlan {
  /// How many bytes a file's name may have, on whatever system.
  private static let nameLimit = 255

  let package: LessonPackage
  let settings: SiteSettings
  let lessons: [LessonFile]
  let isWhole: Bool

  /// A hash of everything that the site is made of; `nil` where a file that it is made of changed just
  /// now, and may change again without a sign.
  func inputs(of outcomes: [LessonOutcome]) -> String? {
    let images = outcomes.flatMap { $0.page?.imagePaths ?? [] }.map { package.root + "/" + $0 }
    let unread = isWhole ? [] : lessons.map(\.path)
    let files = FileStamp.of([package.root + "/README.md"] + images + unread)
    guard files.isSettled else { return nil }
    var hash = ContentHash([
      "\(isWhole)", settings.address?.text ?? "", settings.theme?.stamp ?? "", files.text,
    ])
    for outcome in outcomes {
      // The index tells of lessons that fail, too, while they have a page of before.
      hash.combine(
        outcome.page?.siteInputs ?? outcome.knownVerdict.map { LessonSummary($0.lesson).inputs }
          ?? [outcome.file.slug])
    }
    return hash.hexadecimal
  }

  func files(of outcomes: [LessonOutcome]) throws -> [SiteFile] {
    let course = try course(of: outcomes)
    let pages = outcomes.compactMap(\.page)
    guard let folder = settings.theme else { return try Site(course, pages).files }
    return try folder.sayingProblems {
      try Site(course, pages, theme: folder.theme()).files
    }
  }

  /// The lessons that have a page, verified now or not: what the index and links between pages name.
  private func course(of outcomes: [LessonOutcome]) throws -> Course {
    let known = Dictionary(
      outcomes.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    var withoutPage: Set<String> = []
    let summaries = try lessons.compactMap { file -> LessonSummary? in
      if let page = known[file]?.page { return page.summary }
      let lesson = known[file]?.knownVerdict?.lesson
      guard
        FileManager.default.fileExists(
          atPath: "\(package.root)/\(package.outputFolder)/\(file.slug).html")
      else {
        withoutPage.insert(file.slug)
        return (lesson ?? file.lessonThatNamesPart).map(LessonSummary.init)
      }
      return LessonSummary(try lesson ?? file.lesson())
    }
    let readMe = self.readMe
    return Course(
      title: readMe?.title ?? package.name,
      summary: readMe?.summary ?? "", lessons: summaries, withoutPage: withoutPage,
      address: settings.address)
  }

  /// Refuses lessons whose page would take the place of another one, on whatever system.
  func checkNames(of outcomes: [LessonOutcome]) throws {
    var owners = Dictionary(
      lessons.map { ($0.slug.lowercased(), $0.shownPath) }, uniquingKeysWith: { first, _ in first })
    for lesson in outcomes.map(\.file) {
      let name = lesson.slug.lowercased()
      guard !Site.coursePages.contains(name + ".html") else {
        throw ToolFailure(
          message: "\(lesson.shownPath) would take the place of the course's own page: rename it")
      }
      let longest = Site.fileNames(ofLesson: lesson.slug).map(\.utf8.count).max() ?? 0
      if longest > Self.nameLimit {
        throw ToolFailure(
          message:
            "the name of \(lesson.shownPath) is \(longest - Self.nameLimit) bytes too long for the"
            + " files of its page: rename it")
      }
      if let owner = owners[name], owner != lesson.shownPath {
        throw ToolFailure(
          message: "\(lesson.shownPath) would take the place of the page of \(owner): rename it")
      }
      owners[name] = lesson.shownPath
    }
  }

  /// The README, whose first heading and paragraph say what the course is.
  private var readMe: Lesson? {
    FileManager.default.contents(atPath: package.root + "/README.md")
      .map { Lesson(parsing: Array($0), file: "README.md") }
  }
}

extension LessonFile {
  /// The lesson, where its text may name a part; `nil` otherwise, and where nobody can read it.
  fileprivate var lessonThatNamesPart: Lesson? {
    guard let data = FileManager.default.contents(atPath: path),
      ["part:", "part="].contains(where: { data.range(of: Data($0.utf8)) != nil })
    else { return nil }
    return try? lesson()
  }
}
