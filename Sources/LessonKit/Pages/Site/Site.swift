import LessonNotebook
import LessonText

/// The rendered course: every file of its folder, and what each is made of.
///
/// Nothing is rendered until a file's bytes are asked for, so that what did not change costs nothing.
package struct Site: Sendable {
  private let course: Course
  private let lessons: [SiteLesson]
  private let theme: Theme

  package init(_ course: Course, _ lessons: [SiteLesson], theme: Theme = .standard) {
    self.course = course
    self.theme = theme
    self.lessons = lessons
  }

  /// Every file, each name once; throws where one of the theme would take the place of one of the course.
  package var files: [SiteFile] {
    get throws(Theme.Malformed) {
      var names: Set<String> = []
      // Two lessons may show the same image.
      let places = course.places
      let made =
        (lessons.flatMap { lessonFiles(of: $0, at: places[$0.summary.slug]) } + courseFiles)
        .filter { names.insert($0.name).inserted }
      // Files of lessons that fail now, and those of the whole course, stay as they are.
      try theme.checkNames(
        besides: names.union(course.lessons.flatMap { Self.fileNames(ofLesson: $0.slug) })
          .union(Self.coursePages + [SearchIndex.fileName]))
      return made + assets
    }
  }

  private func lessonFiles(of lesson: SiteLesson, at place: CoursePlace?) -> [SiteFile] {
    let slug = lesson.summary.slug
    let place = place ?? course.place(of: slug)
    let theme = theme
    let inputs = ContentHash([lesson.inputs] + place.inputs + [theme.inputs])
    let coverInputs = ContentHash([lesson.inputs, theme.variablesInputs])
    return [
      SiteFile(lesson.summary.fileName, of: lesson, madeOf: inputs) { verdict, material in
        LessonPage(verdict, at: place, theme: theme, material).bytes
      },
      SiteFile(LessonCover.fileName(ofLesson: slug), of: lesson, madeOf: coverInputs) {
        verdict, _ in
        Array(LessonCover(verdict, theme: theme).svg.utf8)
      },
    ] + downloads(of: lesson) + lesson.images.map { SiteFile($0.name, copyOf: $0.path) }
  }

  private func downloads(of lesson: SiteLesson) -> [SiteFile] {
    let slug = lesson.summary.slug
    let inputs = ContentHash([lesson.inputs])
    let notebook = SiteFile(Download.notebook(ofLesson: slug).name, of: lesson, madeOf: inputs) {
      verdict, _ in Notebook(verdict).bytes
    }
    guard lesson.hasProgram else { return [notebook] }
    return [
      SiteFile(Download.program(ofLesson: slug).name, of: lesson, madeOf: inputs) {
        Array(DownloadedProgram($0, $1.parsed).text.utf8)
      }, notebook,
    ]
  }

  private var courseFiles: [SiteFile] {
    let index = IndexPage(course, theme: theme)
    let inputs = ContentHash(course.inputs)
    var themed = inputs
    themed.combine(theme.inputs)
    let page = SiteFile(IndexPage.fileName, madeOf: themed) { index.html }
    return [page] + wholeCourse + forOtherTools
  }

  /// What tells search engines and feed readers of the pages, where their address is known.
  private var forOtherTools: [SiteFile] {
    guard let base = course.address else { return [] }
    let inputs = ContentHash(course.inputs)
    return [
      SiteFile(Sitemap.fileName, madeOf: inputs) { [course] in Sitemap.xml(of: course, at: base) },
      SiteFile(Feed.fileName, madeOf: inputs) { [course] in Feed.xml(of: course, at: base) },
    ]
  }

  /// The files that hold the text of all lessons.
  ///
  /// While a lesson fails, or others than those at hand have pages, they stay as they are, as the page
  /// of a lesson that fails does.
  private var wholeCourse: [SiteFile] {
    let bySlug = Dictionary(
      lessons.map { ($0.summary.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let all = course.lessons.compactMap { bySlug[$0.slug] }
    guard all.count == course.lessons.count else { return [] }
    let page = CoursePage(course, notes: all.map(\.note), theme: theme)
    let others = ContentHash(page.slugs.sorted() + [theme.inputs]).hexadecimal
    let parts = Dictionary(
      course.lessons.map { ($0.slug, $0.part?.name ?? "") }, uniquingKeysWith: { first, _ in first }
    )
    return [
      SiteFile(
        CoursePage.fileName, of: all, framedBy: page.inputs, { page.html(bodies: $0) },
        partsOf: { ContentHash([$0.inputs, $0.summary.slug, others]) },
        { page.body(of: $0, $1) }),
      SiteFile(
        SearchIndex.fileName, of: all, framedBy: ContentHash(["\(all.count)"]),
        SearchIndex.text(ofPages:),
        partsOf: { ContentHash([$0.inputs, parts[$0.summary.slug] ?? ""]) },
        { verdict, _ in
          SearchIndex.page(SearchPage(verdict.lesson), in: parts[verdict.lesson.slug] ?? "")
        }),
    ]
  }

  private var assets: [SiteFile] {
    // Readers load our own style sheets without what is said to those who change them; an author's are theirs.
    let standard = Theme.standard.files
    return theme.files.map { file in
      let isOurs = file.name.hasSuffix(".css") && standard.contains(file)
      return SiteFile(
        file.name,
        bytes: isOurs ? StyleText(file.bytes, keepsStrings: true).withoutBlanks : file.bytes)
    }
  }

  /// The pages that are no lesson's: no lesson may have such a name.
  package static let coursePages = [IndexPage.fileName, CoursePage.fileName]

  /// The names of files that were made for a lesson and for nothing else: they go with it.
  package static func fileNames(ofLesson slug: String) -> [String] {
    [
      LessonSummary.fileName(ofLesson: slug), LessonCover.fileName(ofLesson: slug),
      Download.program(ofLesson: slug).name, Download.notebook(ofLesson: slug).name,
    ]
  }
}
