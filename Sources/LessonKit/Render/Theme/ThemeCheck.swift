import Mustache

/// Reads the files of a theme, and finds what is wrong with them.
struct ThemeCheck {
  /// What is wrong, file by file.
  private(set) var problems: [ThemeProblem] = []
  /// The templates that can be used.
  private(set) var templates: [(template: Template, parsed: MustacheTemplate)] = []

  /// Reads the templates among the files.
  init(_ files: [Theme.File]) {
    var sources: [(template: Template, source: SourceText)] = []
    for file in files.sorted(by: { $0.name < $1.name }) {
      let source = SourceText(file.bytes)
      guard let template = Template.allCases.first(where: { $0.fileName == file.name }) else {
        problems.append(Self.unknown(file.name, among: Template.allCases.map(\.fileName)))
        continue
      }
      if let position = source.invalidUTF8 {
        problems.append(
          ThemeProblem(
            file.name, at: position, "this is not UTF-8", advice: "save the file as UTF-8"))
        continue
      }
      sources.append((template, source))
    }
    // A theme whose page leaves out a block leaves out what other templates put there.
    let page = sources.first { $0.template == .page }?.source
    let blocks = Self.blocks(of: Template.page.standardBytes) + Self.blocks(of: page?.bytes ?? [])
    for (template, source) in sources { read(template, source, blocks) }
  }

  /// Finds files that no system would keep apart from those of the tool.
  mutating func checkNames(of files: [Theme.File]) {
    let names = Theme.standard.files.map(\.name)
    for file in files {
      guard let name = names.first(where: { $0.lowercased() == file.name.lowercased() }),
        name != file.name
      else { continue }
      problems.append(
        ThemeProblem(
          file.name, "some systems take this file for \(name)", advice: "name it `\(name)`"))
    }
  }

  private mutating func read(_ template: Template, _ source: SourceText, _ blocks: [String]) {
    let found = TemplateCheck(template, source, blocks: blocks).problems
    problems += found
    guard found.isEmpty else { return }
    do {
      templates.append((template, try template.parsed(source.bytes)))
    } catch let error as MustacheTemplate.ParserError {
      // One line is ours.
      let position = SourcePosition(
        line: error.context.lineNumber - 1, column: error.context.columnNumber)
      problems.append(
        ThemeProblem(
          template.fileName, at: position, "this is not Mustache: \(error.error)",
          advice: "look at the tag before this place"))
    } catch {
      problems.append(
        ThemeProblem(
          template.fileName, "this is not Mustache: \(error)", advice: "look at its tags"))
    }
  }

  private static func unknown(_ name: String, among names: [String]) -> ThemeProblem {
    let meant = Spelling.nearest(to: name, among: names)
    return ThemeProblem(
      name, "there is no template of this name",
      advice: meant.map { "did you mean `\($0)`?" }
        ?? "the templates are \(names.map { "`\($0)`" }.joined(separator: ", "))")
  }

  private static func blocks(of bytes: [UInt8]) -> [String] {
    TemplateTag.all(in: bytes).tags.filter { $0.kind == .block }.map(\.name)
  }
}
