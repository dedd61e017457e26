import LessonText

/// Finds what is wrong with one template.
///
/// The engine makes nothing of a name that it does not know, so that a slip would take text off
/// every page without a word.
struct TemplateCheck {
  private let template: Template
  private let file: String
  private let source: SourceText
  /// The blocks that a page can fill.
  private let blocks: [String]
  /// The tags that are open, from the outermost, and the names that each brings along.
  private var open: [(tag: TemplateTag, fields: [TemplateFieldShape])] = []
  /// What is wrong, in the order of the file.
  private(set) var problems: [ThemeProblem] = []

  /// How deep sections may stand inside of each other, which the engine reads by recursion.
  private static let deepest = 64

  init(_ template: Template, _ source: SourceText, blocks: [String]) {
    self.template = template
    self.source = source
    self.blocks = blocks
    file = template.fileName
    let (tags, unclosed) = TemplateTag.all(in: source.bytes)
    var end = 0
    for tag in tags {
      checkText(from: end, to: tag.bytes.lowerBound)
      check(tag)
      guard open.count <= Self.deepest else {
        report(
          tag, "sections stand more than \(Self.deepest) deep inside of each other here",
          "end some of them before `\(tag.text)`")
        return
      }
      end = tag.bytes.upperBound
    }
    if let unclosed {
      report(unclosed, "nothing closes this tag", "write `}}` behind the name")
    } else if let last = open.last {
      report(
        last.tag, "nothing closes `\(last.tag.text)`",
        "write `{{/\(last.tag.name)}}` where it ends")
    }
  }

  private mutating func check(_ tag: TemplateTag) {
    guard tag.isWellFormed || tag.kind.isForeign else {
      return report(
        tag, "`\(tag.text)` has no name that a field can have",
        "write a name of letters between the braces")
    }
    if let last = open.last, last.tag.kind == .parent {
      switch tag.kind {
      case .block, .comment, .end: break
      default:
        return report(
          tag, "only blocks can stand inside of `\(last.tag.text)`",
          "write it into a block, as in `{{$main}}…{{/main}}`")
      }
    }
    switch tag.kind {
    case .comment: break
    case .text, .html: checkValue(tag)
    case .section, .inverted: checkSection(tag)
    case .parent: checkParent(tag)
    case .block: checkBlock(tag)
    case .end: checkEnd(tag)
    case .partial, .delimiters, .pragma, .dynamic:
      report(
        tag, "templates of pages have no `{{\(tag.kind.rawValue)…}}`",
        "write what it stands for, or put it into a block of \(Template.page.fileName)")
    }
  }

  private mutating func checkValue(_ tag: TemplateTag) {
    guard let field = field(of: tag) else { return }
    switch (field.kind, tag.kind) {
    case (.text, .text), (.html, .html): break
    case (.text, _), (.html, _):
      let what = tag.kind == .html ? "a text, which has to be escaped" : "HTML already"
      report(tag, "`\(tag.name)` is \(what)", "write `\(field.tag(named: tag.name))`")
    case (.flag, _), (.record, _), (.list, _):
      report(
        tag, "`\(tag.name)` is no text", "write `\(field.tag(named: tag.name))`")
    }
  }

  private mutating func checkSection(_ tag: TemplateTag) {
    let field = field(of: tag)
    if tag.kind == .section, case .list? = field?.kind, let outer = outerSection(named: tag.name) {
      report(
        tag, "`\(tag.text)` would be there for each of the same list once more",
        "close the `\(outer.text)` of line \(line(of: outer)) before it")
    }
    open.append((tag, tag.kind == .section ? field?.parts ?? [] : []))
  }

  /// The open section of this name: a list in itself makes more of a page than its square at every
  /// step.
  private func outerSection(named name: String) -> TemplateTag? {
    let last = name.split(separator: ".").last
    return open.last { $0.tag.kind == .section && $0.tag.name.split(separator: ".").last == last }?
      .tag
  }

  private mutating func checkParent(_ tag: TemplateTag) {
    open.append((tag, []))
    guard !template.isPage || tag.name != Template.page.rawValue || open.count > 1 else { return }
    report(
      tag, "`\(tag.text)` cannot stand here",
      template.isPage
        ? "take over `{{<page}}`, around everything else"
        : "remove it: only templates of whole pages can take over \(Template.page.fileName)")
  }

  private mutating func checkBlock(_ tag: TemplateTag) {
    let isFilled = open.last?.tag.kind == .parent
    // What fills a block would fill the one inside of itself, and so on.
    if let outer = open.last(where: { $0.tag.kind == .block && $0.tag.name == tag.name })?.tag {
      report(
        tag, "`\(tag.text)` stands inside of itself",
        "close the `\(outer.text)` of line \(line(of: outer)) before it, or name one otherwise")
    }
    open.append((tag, []))
    guard isFilled, !blocks.contains(tag.name) else { return }
    report(
      tag, "\(Template.page.fileName) has no block `\(tag.name)`",
      Self.advice(for: tag.name, among: blocks, "the blocks are"))
  }

  private mutating func checkEnd(_ tag: TemplateTag) {
    guard let last = open.popLast() else {
      return report(tag, "`\(tag.text)` closes nothing", "remove it")
    }
    guard last.tag.name != tag.name else { return }
    report(
      tag, "`\(tag.text)` stands where `\(last.tag.text)` of line \(line(of: last.tag)) is open",
      "write `{{/\(last.tag.name)}}`")
  }

  /// Reports text that would be on no page.
  private mutating func checkText(from start: Int, to end: Int) {
    guard let last = open.last?.tag, last.kind == .parent,
      let offset = source.bytes[start..<end].firstIndex(where: { !$0.isHTMLBlank })
    else { return }
    report(
      offset, "text between the blocks of `\(last.text)` is on no page",
      "write it into a block, as in `{{$main}}…{{/main}}`")
  }

  /// What the name of a tag stands for where the tag stands; the innermost name counts.
  private mutating func field(of tag: TemplateTag) -> TemplateFieldShape? {
    let scopes = open.map(\.fields).reversed() + [template.fields]
    let path = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var names = scopes.flatMap(\.self)
    var found: TemplateFieldShape?
    for name in path {
      found = names.first { $0.name == name }
      guard let field = found else {
        report(
          tag, "there is no field `\(name)` here",
          Self.advice(for: name, among: names.map(\.name), "the fields are"))
        return nil
      }
      if case .record(let parts) = field.kind { names = parts } else { names = [] }
    }
    return found
  }

  private static func advice(
    for name: String, among names: [String], _ introduction: String
  ) -> String {
    Spelling.question(meantBy: name, among: names)
      ?? "\(introduction) \(Set(names).sorted().quotedList)"
  }

  private func line(of tag: TemplateTag) -> Int {
    source.position(ofByte: tag.bytes.lowerBound).line
  }

  private mutating func report(_ tag: TemplateTag, _ message: String, _ advice: String) {
    report(tag.bytes.lowerBound, message, advice)
  }

  private mutating func report(_ offset: Int, _ message: String, _ advice: String) {
    problems.append(
      ThemeProblem(file, at: source.position(ofByte: offset), message, advice: advice))
  }
}

extension TemplateFieldShape {
  /// The tag with the whole path of the field.
  fileprivate func tag(named path: String) -> String {
    TemplateFieldShape(name: path, kind: kind, meaning: meaning).tag
  }
}
