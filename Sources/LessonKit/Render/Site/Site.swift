/// The rendered course: every file of `Output/`, and what each is made of.
///
/// Nothing is rendered until a file's bytes are asked for, so that what did not change costs nothing.
public struct Site: Sendable {
  /// What pages say of the whole course.
  private let course: Course
  /// The lessons whose pages are made, in the order of the course.
  private let verdicts: [Verdict]

  /// Plans the site of `course` with the pages of the verified lessons among `verdicts`.
  public init(_ course: Course, _ verdicts: [Verdict]) {
    self.course = course
    self.verdicts = verdicts.filter(\.isVerified)
  }

  /// Every file, each name once.
  public var files: [SiteFile] {
    var names: Set<String> = []
    // Two lessons may show the same image.
    return (verdicts.flatMap(lessonFiles) + courseFiles + assets)
      .filter { names.insert($0.name).inserted }
  }

  /// The files of one lesson.
  private func lessonFiles(of verdict: Verdict) -> [SiteFile] {
    let place = course.place(of: verdict.lesson.slug)
    let page = LessonPage(verdict, at: place)
    var inputs = verdict.inputs
    inputs.combine(place.inputs)
    return [SiteFile(page.fileName, madeOf: inputs) { page.html }] + downloads(of: verdict)
      + page.images.map { SiteFile($0.name, copyOf: $0.path) }
  }

  /// What a reader takes away of one lesson.
  private func downloads(of verdict: Verdict) -> [SiteFile] {
    let files = Downloads(verdict.lesson)
    let program = files.program.map { name in
      SiteFile(name, madeOf: verdict.inputs) { DownloadedProgram(verdict)?.text ?? "" }
    }
    return [program].compactMap { $0 }
      + [SiteFile(files.notebook, madeOf: verdict.inputs) { Notebook(verdict).text }]
  }

  /// The files that tell of all lessons.
  private var courseFiles: [SiteFile] {
    let index = IndexPage(course)
    return [SiteFile(IndexPage.fileName, madeOf: ContentHash(course.inputs)) { index.html }]
  }

  /// The files that all pages use.
  private var assets: [SiteFile] {
    Assets.files.map { SiteFile($0.name, bytes: $0.bytes) }
  }

  /// The names of files that were made for a lesson and for nothing else.
  ///
  /// Where a lesson is gone, so should they.
  public static func fileNames(ofLesson slug: String) -> [String] {
    ["\(slug).html", "\(slug).swift", "\(slug).ipynb"]
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
