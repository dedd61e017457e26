import LessonFormat
import LessonMarkdown
import LessonText

/// Lessons of a course that follow each other in one part, or before any.
struct CoursePart: Sendable, Equatable {
  /// The part; `nil` before any.
  let part: LessonPart?
  /// The name of its place on pages, with a full stop, which no heading's anchor has.
  let id: String
  /// The number of its first lesson: in the course, or among its own where it stands apart.
  let start: Int
  private(set) var lessons: [LessonSummary] = []

  var name: String { part?.name ?? "" }
  var isApart: Bool { part?.isApart ?? false }

  /// The parts of lessons that stand in order.
  static func all(of lessons: [LessonSummary]) -> [CoursePart] {
    var parts: [CoursePart] = []
    var slugs = HeadingSlugs()
    var steps = 0
    for lesson in lessons {
      let isApart = lesson.part?.isApart ?? false
      if parts.isEmpty || parts[parts.count - 1].part != lesson.part {
        parts.append(
          CoursePart(
            part: lesson.part, id: "part." + (lesson.part.map { slugs.slug(for: $0.name) } ?? ""),
            start: isApart ? 1 : steps + 1))
      }
      parts[parts.count - 1].lessons.append(lesson)
      if !isApart { steps += 1 }
    }
    return parts
  }

  /// The names that a template can use for a link to the part.
  static let linkFields = TemplateFields<CoursePart>([
    .text("name", "its name") { $0.name },
    .text("url", "the address of its place on the index") {
      "\(IndexPage.fileName)#\($0.id.urlComponent)"
    },
  ])
}

/// A part on a page of all lessons, with what the page has of each.
struct ListedPart<Row: Sendable>: Sendable {
  let part: CoursePart
  let rows: [Row]

  static func fields(_ rows: TemplateFields<Row>) -> TemplateFields<ListedPart> {
    TemplateFields([
      .text("name", "its name; empty before any part") { $0.part.name },
      .text("id", "the name of its place on the page") { $0.part.id },
      .text("url", "the address of its place") { "#" + $0.part.id.urlComponent },
      .flag("isApart", "whether its lessons are no steps of the course") { $0.part.isApart },
      .text("start", "the number of its first lesson, where that is not 1") {
        $0.part.start == 1 ? "" : "\($0.part.start)"
      },
      .text("facts", "how long it takes and how many cells it has, in words") {
        $0.part.lessons.facts
      },
      .list("lessons", "its lessons in order", rows) { $0.rows },
    ])
  }
}

extension [LessonSummary] {
  /// How many lessons and cells there are, and how long they take, in words.
  var facts: String {
    let cells = map(\.cellCount).reduce(0, +)
    let minutes = map(\.minutes).reduce(0, +)
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    let time = hours == 0 ? rest.counting("minute") : "\(hours) h\(rest == 0 ? "" : " \(rest) min")"
    return [count.counting("lesson"), cells == 0 ? nil : cells.counting("cell"), time]
      .compactMap { $0 }.joined(separator: ", ")
  }
}
