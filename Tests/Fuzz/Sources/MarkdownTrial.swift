import CCMark

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonPages
@testable import LessonText

/// A text as GitHub reads it, through the stage between the tree of cmark and pages.
struct MarkdownTrial {
  private let lesson: Lesson
  private let source: SourceText

  init(_ bytes: [UInt8]) {
    lesson = Lesson(parsing: bytes, file: "Lessons/1.md")
    source = lesson.source
  }

  /// Everything stands where the text has it, nothing is lost, and the page is the same each time.
  func check() {
    let document = MarkdownDocument(source, frontMatter: lesson.document.frontMatter)
    checkPlaces(of: document)
    // What is not UTF-8 has no page.
    guard source.invalidUTF8 == nil else { return }
    let kept = words(keptBy: document)
    if lesson.document.frontMatter == nil, !hasDefinitions { checkText(isIn: kept) }
    let again = [document.mask, lesson.document.mask].map {
      MarkdownDocument(source, frontMatter: lesson.document.frontMatter, mask: $0)
    }
    let html = again[0].html(placesBehind: "a:")
    require(html == again[1].html(placesBehind: "a:"), "two readings differ")
    require(html == again[0].html(placesBehind: "a:"), "two renderings differ")
    SafePage(html).check()
    let page = MarkdownDocument(
      source, frontMatter: lesson.document.frontMatter, mask: document.mask)
    let links = LessonLinks(ofLesson: lesson.file)
    ProseHTML(lesson, in: page).write(.own, links, mark: "")
    SafePage(page.html, hasProseOnly: true).check()
  }

  private func checkPlaces(of document: MarkdownDocument) {
    for node in document.nodes {
      require(
        node.kind == .other
          || (0...source.lineCount + 1).contains(node.startLine)
            && (0...source.lineCount + 1).contains(node.endLine),
        "\(node.kind) is nowhere")
      for range in [node.cell, node.address].compactMap({ $0 }) {
        require(
          0 <= range.lowerBound && range.upperBound <= source.bytes.count, "\(node.kind) \(range)")
        SourcePlace(source.position(ofByte: range.lowerBound), range.count).check(in: source)
      }
    }
    for link in lesson.document.links {
      SourcePlace(link.position, link.length).check(in: source)
      let rest = source.line(link.position.line).dropFirst(link.position.column - 1)
      require(
        rest.first.map { "[!<".utf8.contains($0) || $0.isASCIIAlphanumeric } == true,
        "no link at \(link.position): \(link.destination.debugDescription)")
    }
    for html in lesson.document.leftOutHTML {
      SourcePlace(html.position, html.length).check(in: source)
      let rest = source.line(html.position.line).dropFirst(html.position.column - 1)
      require(rest.first == UInt8(ascii: "<"), "no HTML at \(html.position): \(html.name)")
    }
    for diagnostic in lesson.diagnostics + lesson.badFormulas + lesson.diagramsAsCode {
      SourcePlace(diagnostic.position, 0).check(in: source)
    }
  }

  /// Whether it may define links, whose words nobody sees.
  private var hasDefinitions: Bool {
    source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).contains {
      String(decoding: $0, as: UTF8.self).replacing(#/\[\^[^\]\s]+\]:/#, with: "").contains("]:")
    }
  }

  /// Every word that plain CommonMark shows is somewhere in what GitHub's makes of the text.
  private func checkText(isIn kept: String) {
    for node in MarkdownDocument(commonMark: source.bytes).nodes {
      let type = node.pointer.type
      guard type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK
      else { continue }
      for word in node.literal.lowercased().split(whereSeparator: { !$0.isLetter })
      where word.utf8.count > 3 && word.utf8.allSatisfy(\.isASCIIAlphanumeric) {
        require(kept.contains(word), "\(word) is lost")
      }
    }
  }

  private func words(keptBy document: MarkdownDocument) -> String {
    var kept = Alert.allCases.map(\.rawValue)
    for node in document.nodes {
      let texts = [
        cmark_node_get_url(node.pointer), cmark_node_get_title(node.pointer),
        cmark_node_get_fence_info(node.pointer),
      ]
      kept += texts.compactMap { $0.map { String(cString: $0) } } + [node.literal]
      if let formula = node.formula { kept.append(formula.source) }
      switch document.elements[node.pointer] {
      case .definition(let label), .reference(let label): kept.append(label)
      default: break
      }
    }
    // A row's cells beyond its header's are none.
    for table in document.mask?.blocks.tables ?? [] {
      for cell in table.rows.flatMap({ $0.cells.dropFirst(table.alignments.count) }) {
        kept.append(String(decoding: source.bytes[cell], as: UTF8.self))
      }
    }
    return (kept + [document.htmlInPlace]).joined(separator: "\n").lowercased()
  }
}

/// A place that something names in a file.
struct SourcePlace {
  private let position: SourcePosition
  private let length: Int

  init(_ position: SourcePosition, _ length: Int) {
    (self.position, self.length) = (position, length)
  }

  /// It lies in the file, and begins and ends with a character.
  func check(in source: SourceText) {
    require(
      (1...source.lineCount + 1).contains(position.line) && position.column >= 1,
      "\(position) of \(source.lineCount) lines")
    let line = source.line(position.line)
    require(position.column <= line.count + 1, "\(position) is behind its line")
    guard source.invalidUTF8 == nil else { return }
    let rest = line.dropFirst(position.column - 1)
    require(rest.first.map { $0 & 0xC0 != 0x80 } ?? true, "\(position) is in a character")
    require(
      rest.dropFirst(length).first.map { $0 & 0xC0 != 0x80 } ?? true,
      "\(length) bytes at \(position) end in a character")
  }
}
