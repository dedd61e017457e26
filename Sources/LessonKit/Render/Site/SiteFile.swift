/// One file of the rendered course.
public struct SiteFile: Sendable {
  /// Where its bytes come from.
  public enum Content: Sendable {
    /// They are made.
    case made(@Sendable (ColoredCode) -> [UInt8])
    /// They are those of a file of the package, named by its path from the package's folder.
    case copy(of: String)
    /// They are put together of what each lesson has in the file.
    case assembled(AssembledFile)
    /// They can be made once this lesson was read.
    case unread(lesson: String)
  }

  /// The file's name, relative to the folder of the pages.
  public let name: String
  /// A hash of everything that the file is made of besides the tool itself; `nil` for a copy.
  ///
  /// Two files with the same name and the same inputs, made by the same tool, have the same bytes: the
  /// one that is there already need not be made again.
  public let inputs: String?
  /// The slug of the lesson that it is made of; `nil` where that is none, or several.
  public private(set) var lesson: String?
  /// Where its bytes come from.
  public let content: Content

  /// A file that is made of what `inputs` is a hash of.
  init(
    _ name: String, madeOf inputs: ContentHash, _ make: @escaping @Sendable () -> String
  ) {
    self.name = name
    self.inputs = inputs.hexadecimal
    content = .made { _ in Array(make().utf8) }
  }

  /// A file of one lesson, that was read or not.
  init(
    _ name: String, of lesson: SiteLesson, madeOf inputs: ContentHash,
    _ make: @escaping @Sendable (Verdict, ColoredCode) -> String
  ) {
    self.name = name
    self.inputs = inputs.hexadecimal
    self.lesson = lesson.summary.slug
    content =
      lesson.verdict.map { verdict in .made { Array(make(verdict, $0).utf8) } }
      ?? .unread(lesson: lesson.summary.slug)
  }

  /// A file that is put together.
  init(_ name: String, of file: AssembledFile) {
    self.name = name
    inputs = ContentHash([file.frameInputs] + file.parts.map(\.inputs)).hexadecimal
    content = .assembled(file)
  }

  /// A file of the tool's own or of a theme.
  init(_ name: String, bytes: [UInt8]) {
    self.name = name
    var hash = ContentHash()
    bytes.withUnsafeBytes { hash.combine($0) }
    inputs = hash.hexadecimal
    content = .made { _ in bytes }
  }

  /// What a file of XML says of where it comes from, as pages do by an element.
  static let mark = "generator: lessons"

  /// Whether a file of this name and text was made by this tool, whenever and for whatever course.
  public static func isOurs(_ name: String, _ text: String) -> Bool {
    if name.hasSuffix(".html") {
      return text.contains("<meta name=\"generator\" content=\"lessons\"")
    }
    return [Sitemap.fileName, Feed.fileName].contains(name) && text.contains("<!-- \(mark) -->")
  }

  /// A copy of a file of the package.
  init(_ name: String, copyOf path: String) {
    self.name = name
    inputs = nil
    content = .copy(of: path)
  }
}
