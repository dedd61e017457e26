extension Lesson {
  /// Reads a Markdown file as a lesson.
  ///
  /// Never fails: what is wrong with the form is in ``diagnostics``, all of it at once.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, expected to be UTF-8.
  ///   - file: the path that reports show.
  ///   - platform: what `requires=` is held against.
  ///   - package: the package that the program is compiled for.
  public init(
    parsing bytes: [UInt8], file: String, on platform: Platform = Platform(),
    in package: LessonPackage = LessonPackage()
  ) {
    let source = SourceText(bytes)
    if let position = source.invalidUTF8 {
      self.init(
        file: file, package: package, source: source, title: Self.slug(ofFile: file), summary: "", cells: [],
        asksForSwiftVersion: false, hasHTML: false,
        diagnostics: [
          Diagnostic(
            .notUTF8, at: SourcePosition(line: 1),
            "the file is not UTF-8: the byte at line \(position.line), column \(position.column)"
              + " starts no character",
            advice: "save the file as UTF-8")
        ])
      return
    }
    var parser = LessonParser(source, platform)
    parser.parse()
    self.init(
      file: file, package: package, source: source, title: parser.title ?? Self.slug(ofFile: file),
      summary: parser.summary ?? "", cells: parser.cells,
      asksForSwiftVersion: parser.asksForSwiftVersion, hasHTML: parser.hasHTML,
      diagnostics: parser.diagnostics.sorted { $0.position < $1.position })
  }
}
