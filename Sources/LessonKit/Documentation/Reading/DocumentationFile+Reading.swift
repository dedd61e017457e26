import LessonText

extension DocumentationFile {
  /// Reads a file of documentation.
  ///
  /// `slices` tells which parts the file has that a path of `@Snippet` names, `nil` where there is none, and
  /// `platform` what `requires=` asks about.
  package init(
    _ kind: Kind, _ source: SourceText, file: String, platform: Platform = Platform(),
    slices: @escaping (String) -> Set<String>? = { _ in [] }
  ) {
    self.file = file
    self.kind = kind
    self.source = source
    let name = Self.name(of: file, kind)
    guard source.invalidUTF8 == nil else {
      (title, units, diagnostics) = (name, [], [Self.notUTF8(source)].compactMap { $0 })
      return
    }
    var reader = DocumentationReader(kind, platform: platform, slices: slices)
    var isTooDeep = false
    switch kind {
    case .page:
      let lines = (1..<source.lineCount + 1).map {
        CodeLine(text: source.text(ofLine: $0), number: $0, prefixWidth: 0)
      }
      reader.read(lines, name: name)
    case .comments:
      let comments = DocComment.all(in: source)
      isTooDeep = comments == nil
      for comment in comments ?? [] {
        reader.read(comment.text.lines, name: comment.declaration.name, comment.declaration)
      }
    }
    title = reader.title ?? name
    units = reader.units
    diagnostics = reader.diagnostics + (isTooDeep ? [Self.tooDeep] : [])
  }

  /// The file's name, of a page without what follows the point.
  private static func name(of file: String, _ kind: Kind) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard kind == .page, let point = name.lastIndex(of: "."), point > name.startIndex else {
      return name
    }
    return String(name[..<point])
  }

  private static func notUTF8(_ source: SourceText) -> Diagnostic? {
    source.invalidUTF8.map { position in
      Diagnostic(
        .notUTF8, at: SourcePosition(line: 1),
        "the file is not UTF-8: the byte at line \(position.line), column \(position.column)"
          + " starts no character",
        advice: "save the file as UTF-8")
    }
  }

  private static var tooDeep: Diagnostic {
    Diagnostic(
      .compileError, at: SourcePosition(line: 1),
      "the file is nested too deeply: its doc comments cannot be read",
      advice: "take code out of the innermost brackets")
  }
}
