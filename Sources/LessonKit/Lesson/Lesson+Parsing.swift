extension Lesson {
  /// Reads a Markdown file as a lesson.
  ///
  /// Never fails: what is wrong with the form is in ``diagnostics``, all of it at once.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, expected to be UTF-8.
  ///   - file: the path that reports show.
  ///   - platform: what `requires=` is held against.
  public init(parsing bytes: [UInt8], file: String, on platform: Platform = Platform()) {
    let source = SourceText(bytes)
    var parser = LessonParser(source, platform)
    parser.parse()
    guard let position = source.invalidUTF8 else {
      self.init(
        file: file, source: source, title: parser.title ?? Self.slug(ofFile: file),
        summary: parser.summary ?? "", cells: parser.cells,
        asksForSwiftVersion: parser.asksForSwiftVersion, document: parser.document,
        diagnostics: parser.diagnostics.sorted { $0.position < $1.position })
      return
    }
    // Its headings are anchors of other lessons' links all the same.
    var document = LessonDocument(frontMatter: parser.document.frontMatter)
    document.blocks = parser.document.blocks
    self.init(
      file: file, source: source, title: Self.slug(ofFile: file), summary: "", cells: [],
      asksForSwiftVersion: false, document: document,
      diagnostics: [
        Diagnostic(
          .notUTF8, at: SourcePosition(line: 1),
          "the file is not UTF-8: the byte at line \(position.line), column \(position.column)"
            + " starts no character",
          advice: "save the file as UTF-8")
      ])
  }
}
