/// One row of the course: what other pages need to know of a lesson.
public struct LessonSummary: Sendable, Equatable, Codable {
  /// The file's name without folder and extension, `01-by-hand`.
  public let slug: String
  /// The lesson's title.
  public let title: String
  /// The text of its first paragraph; empty where there is none.
  public let summary: String

  /// How many minutes it takes to read: 200 words a minute, those of code among them.
  public let minutes: Int
  /// How many cells a reader sees.
  public let cellCount: Int

  /// Sums up `lesson`.
  public init(_ lesson: Lesson) {
    slug = lesson.slug
    cellCount = lesson.cells.count { !$0.attributes.isHidden }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    var words = 0
    var isBehindBlank = true
    for byte in lesson.source.bytes {
      if isBehindBlank, !isBlank(byte) { words += 1 }
      isBehindBlank = isBlank(byte)
    }
    minutes = max(1, (words + 100) / 200)
    title = lesson.title
    summary = lesson.summary
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
  public var inputs: [String] { [slug, title, summary, "\(minutes) \(cellCount)"] }
}
