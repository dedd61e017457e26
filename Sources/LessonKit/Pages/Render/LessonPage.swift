import LessonResults

struct LessonPage: Sendable {
  private let verdict: Verdict
  private let note: VerificationNote
  private let place: CoursePlace
  private let theme: Theme
  private let material: LessonMaterial

  init(
    _ verdict: Verdict, at place: CoursePlace, theme: Theme = .standard,
    _ material: LessonMaterial = LessonMaterial()
  ) {
    self.verdict = verdict
    note = VerificationNote(verdict)
    self.place = place
    self.theme = theme
    self.material = material
  }

  var html: String { String(decoding: bytes, as: UTF8.self) }
  var bytes: [UInt8] { bytes(theme) + [UInt8(ascii: "\n")] }
}

extension LessonPage: Templated {
  static let template = Template.lesson

  static let fields = TemplateFields<LessonPage>(
    PageHead.fields.of(\.head) + [
      .record(
        "part", "the part that the lesson stands in, if its name says more", CoursePart.linkFields
      ) {
        $0.part
      },
      .text("number", "the lesson's number in the course, or in a part that stands apart") {
        "\($0.place.number)"
      },
      .text("count", "how many lessons the course has, or that part") { "\($0.place.count)" },
      .text("verified", "how many outputs were compared, in words") {
        $0.note.compared
      },
      .html("body", "the text of the lesson") {
        $0.material.body(of: $0.verdict, $0.theme, .own)
      },
      .text("note", "what was verified, in sentences") { $0.note.sentences },
      .flag("hasPager", "whether a lesson stands before or behind it") { $0.place.hasNeighbours },
      .record("program", "its program as a Swift file, if it has any", Download.fields) {
        Download.program(of: $0.verdict.lesson)
      },
      .record("notebook", "the lesson as a Jupyter notebook", Download.fields) {
        Download.notebook(ofLesson: $0.verdict.lesson.slug)
      },
    ])

  /// The part, unless the lesson is all of it and has its name.
  private var part: CoursePart? {
    place.hasNeighbours || place.part?.name != verdict.lesson.title ? place.part : nil
  }

  private var head: PageHead {
    PageHead(
      title: verdict.lesson.title, description: verdict.lesson.summary, course: place.title,
      url: LessonSummary.url(ofLesson: verdict.lesson.slug), kind: "article", base: place.address,
      previous: place.previous, next: place.next)
  }
}
