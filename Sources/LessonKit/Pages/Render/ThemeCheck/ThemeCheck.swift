import LessonText
import Mustache

extension Theme {
  /// The tool's own theme with some files replaced by those of the same name, and others added.
  package init(_ files: [File]) throws(Malformed) {
    let templates = files.filter { $0.name.hasSuffix(Template.fileExtension) }
    let others = files.filter { !$0.name.hasSuffix(Template.fileExtension) }
    var check = ThemeCheck(templates)
    check.checkNames(of: others)
    guard check.problems.isEmpty else { throw Malformed(problems: check.problems) }
    var library = Theme.standard.library
    for (template, parsed) in check.templates { library.register(parsed, named: template.rawValue) }
    let own = Dictionary(others.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let assets = Theme.standard.files
    let names = Set(assets.map(\.name))
    let files = assets.map { own[$0.name] ?? $0 } + others.filter { !names.contains($0.name) }
    var hash = ContentHash(templates.map(\.name))
    for file in templates { file.bytes.withUnsafeBytes { hash.combine($0) } }
    self.init(
      library, files, inputs: hash.hexadecimal,
      warnings: StyleCheck(files, own: Set(own.keys)).problems)
  }
}

/// Reads the files of a theme, and finds what is wrong with them.
struct ThemeCheck {
  /// What is wrong, file by file.
  private(set) var problems: [ThemeProblem] = []
  /// The templates that can be used.
  private(set) var templates: [(template: Template, parsed: MustacheTemplate)] = []

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
    ThemeProblem(
      name, "there is no template of this name",
      advice: Spelling.question(meantBy: name, among: names)
        ?? "the templates are \(names.quotedList)")
  }

  private static func blocks(of bytes: [UInt8]) -> [String] {
    TemplateTag.all(in: bytes).tags.filter { $0.kind == .block }.map(\.name)
  }
}

extension Template {
  /// The names that it can use.
  var fields: [TemplateFieldShape] {
    switch self {
    case .page: PageHead.fields.shapes
    case .lesson: LessonPage.fields.shapes
    case .index: IndexPage.fields.shapes
    case .print: CoursePage.fields.shapes
    case .cell: CellBlock.fields.shapes
    case .output: OutputBlock.fields.shapes
    case .fold: FoldedBlock.fields.shapes
    }
  }
}
