/// The rendered course: every file of `Output/`, and what each is made of.
///
/// Nothing is rendered until a file's bytes are asked for, so that what did not change costs nothing.
public struct Site: Sendable {
  /// What pages say of the whole course.
  private let course: Course
  /// The lessons whose pages are made, in the order of the course.
  private let verdicts: [Verdict]
  /// How they look.
  private let theme: Theme

  /// Plans the site of `course` with the pages of the verified lessons among `verdicts`.
  public init(_ course: Course, _ verdicts: [Verdict], theme: Theme = .standard) {
    self.course = course
    self.theme = theme
    self.verdicts = verdicts.filter(\.isVerified)
  }

  /// Every file, each name once.
  ///
  /// - Throws: where a file of the theme would take the place of one that belongs to the course.
  public var files: [SiteFile] {
    get throws(Theme.Malformed) {
      var names: Set<String> = []
      // Two lessons may show the same image.
      let made = (verdicts.flatMap(lessonFiles) + courseFiles)
        .filter { names.insert($0.name).inserted }
      // Files of lessons that fail now, and those of the whole course, stay as they are.
      try theme.checkNames(
        besides: names.union(course.lessons.flatMap { Self.fileNames(ofLesson: $0.slug) })
          .union(Self.coursePages + [SearchIndex.fileName]))
      return made + assets
    }
  }

  /// The files of one lesson.
  private func lessonFiles(of verdict: Verdict) -> [SiteFile] {
    let place = course.place(of: verdict.lesson.slug)
    let page = LessonPage(verdict, at: place, theme: theme)
    let cover = LessonCover(verdict, theme: theme)
    let ownInputs = verdict.inputs
    var inputs = ownInputs
    inputs.combine(place.inputs + [theme.inputs])
    var coverInputs = ownInputs
    coverInputs.combine(theme.variables)
    return [
      SiteFile(page.fileName, madeOf: inputs) { page.html },
      SiteFile(LessonCover.fileName(ofLesson: verdict.lesson.slug), madeOf: coverInputs) {
        cover.svg
      },
    ] + downloads(of: verdict, madeOf: ownInputs)
      + page.images.map { SiteFile($0.name, copyOf: $0.path) }
  }

  /// What a reader takes away of one lesson.
  private func downloads(of verdict: Verdict, madeOf inputs: ContentHash) -> [SiteFile] {
    let program = Download.program(of: verdict.lesson).map { program in
      SiteFile(program.name, madeOf: inputs) { DownloadedProgram(verdict).text }
    }
    let notebook = SiteFile(Download.notebook(of: verdict.lesson).name, madeOf: inputs) {
      Notebook(verdict).text
    }
    return [program, notebook].compactMap { $0 }
  }

  /// The files that tell of all lessons.
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
    let (sitemap, feed) = (Sitemap(of: course, at: base), Feed(of: course, at: base))
    return [
      SiteFile(Sitemap.fileName, madeOf: inputs) { sitemap.xml },
      SiteFile(Feed.fileName, madeOf: inputs) { feed.xml },
    ]
  }

  /// The files that hold the text of all lessons.
  ///
  /// While a lesson fails, or others than those at hand have pages, they stay as they are, as the page
  /// of a lesson that fails does.
  private var wholeCourse: [SiteFile] {
    let bySlug = Dictionary(
      verdicts.map { ($0.lesson.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let all = course.lessons.compactMap { bySlug[$0.slug] }
    guard all.count == course.lessons.count else { return [] }
    var inputs = ContentHash(course.inputs)
    for verdict in all { inputs.combine(verdict.inputs.hexadecimal) }
    inputs.combine(theme.inputs)
    let page = CoursePage(course, all, theme: theme)
    let search = SearchIndex(all.map(\.lesson))
    return [
      SiteFile(CoursePage.fileName, madeOf: inputs) { page.html },
      SiteFile(SearchIndex.fileName, madeOf: inputs) { search.script },
    ]
  }

  /// The files that all pages use.
  private var assets: [SiteFile] {
    theme.files.map { SiteFile($0.name, bytes: $0.bytes) }
  }

  /// The pages that are no lesson's: no lesson may have such a name.
  public static let coursePages = [IndexPage.fileName, CoursePage.fileName]

  /// The names of files that were made for a lesson and for nothing else.
  ///
  /// Where a lesson is gone, so should they.
  public static func fileNames(ofLesson slug: String) -> [String] {
    [
      LessonSummary.fileName(ofLesson: slug), LessonCover.fileName(ofLesson: slug),
      Download.programName(ofLesson: slug), Download.notebookName(ofLesson: slug),
    ]
  }
}

extension Verdict {
  /// A hash of everything that a lesson's files are made of besides the tool and the course.
  ///
  /// A verified lesson has nothing else to tell: no diagnostics, and outputs as its source has them.
  fileprivate var inputs: ContentHash {
    var hash = ContentHash([lesson.file])
    lesson.source.bytes.withUnsafeBytes { hash.combine($0) }
    for cell in cells {
      let facts = [cell.status.rawValue, "\(cell.displaysValue)", cell.cell.skipReason ?? ""]
      hash.combine(facts + cell.drawings)
    }
    return hash
  }
}
