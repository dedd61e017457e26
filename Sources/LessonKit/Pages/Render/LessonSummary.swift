import LessonFormat
import LessonText

/// One row of the course: what other pages need to know of a lesson.
package struct LessonSummary: Sendable, Equatable {
  /// The file's name without folder and extension, `01-by-hand`.
  package let slug: String
  /// The lesson's title.
  package let title: String
  /// The text of its first paragraph; empty where there is none.
  package let summary: String
  /// The part that it names, or in a course the one that it stands in; `nil` where there is none.
  package private(set) var part: LessonPart?

  /// How many minutes it takes to read: 200 words a minute, those of code among them.
  package let minutes: Int
  /// How many cells a reader sees.
  package let cellCount: Int

  package init(_ lesson: Lesson) {
    slug = lesson.slug
    part = lesson.part
    cellCount = lesson.cells.count { !$0.attributes.isHidden }
    var (words, isInWord) = (0, false)
    for byte in lesson.source.bytes {
      let isBlank = byte.isASCIIBlank || byte == UInt8(ascii: "\r")
      if isInWord, isBlank { words += 1 }
      isInWord = !isBlank
    }
    if isInWord { words += 1 }
    minutes = max(1, (words + 100) / 200)
    title = lesson.title
    summary = lesson.summary
  }

  /// The row that ``inputs`` tell of; `nil` for anything else.
  init?(inputs: [String]) {
    let counts = inputs.last?.split(separator: " ").compactMap { Int($0) } ?? []
    guard inputs.count == Self.inputCount, counts.count == 2 else { return nil }
    (slug, title, summary, minutes, cellCount) = (
      inputs[0], inputs[1], inputs[2], counts[0], counts[1]
    )
    part = LessonPart(inputs[3])
  }

  /// The name of the page of lesson `slug`.
  static func fileName(ofLesson slug: String) -> String { "\(slug).html" }

  /// The address of the page of lesson `slug`, relative to any page.
  static func url(ofLesson slug: String) -> String { fileName(ofLesson: slug).urlComponent }

  /// The name of the lesson's page, `01-by-hand.html`.
  var fileName: String { Self.fileName(ofLesson: slug) }
  /// The address of the lesson's page, relative to any page.
  var url: String { Self.url(ofLesson: slug) }

  /// The names that a template can use for a link to the lesson.
  static let linkFields = TemplateFields<LessonSummary>([
    .text("title", "its title") { $0.title },
    .text("url", "the address of its page") { $0.url },
  ])

  /// Everything that other pages say of the lesson.
  package var inputs: [String] {
    [slug, title, summary, part?.text ?? "", "\(minutes) \(cellCount)"]
  }

  /// How many ``inputs`` there are.
  static let inputCount = 5

  /// The lesson where it stands in `part`.
  func standing(in part: LessonPart?) -> LessonSummary {
    var lesson = self
    lesson.part = part
    return lesson
  }
}
