import LessonMarkdown
import LessonText

/// The labels of links and footnotes in the Markdown cells of a notebook, each of them that would mean
/// something in another cell renamed: in a lesson all cells are one document.
struct ReferenceLabels {
  private(set) var texts: [String]
  private(set) var remarks: [String] = []

  private struct CellLabels {
    let number: Int
    /// The labels in brackets, and those that the cell defines, each with what it leads to.
    let used: Set<String>
    let defined: [String: String]
  }

  init(_ cells: [(number: Int, text: String)]) {
    texts = cells.map(\.text)
    let brackets = cells.map { BracketedLabel.all(in: $0.text) }
    guard brackets.contains(where: { $0.contains(where: \.isDefinition) }) else { return }
    let used = brackets.map { Set($0.filter { $0.role != .text }.map(\.name)) }
    let shared = Self.shared(used)
    let labels = cells.indices.map { index in
      CellLabels(
        number: cells[index].number, used: used[index],
        defined: Self.definitions(
          brackets[index].filter { shared.contains($0.name) }, in: cells[index].text))
    }
    for (index, cell) in labels.enumerated() {
      var names: [String: String] = [:]
      for (name, target) in cell.defined where Self.hasRival(name, target, at: index, among: labels)
      {
        var new = "\(name)-\(cell.number)"
        while labels.contains(where: { $0.used.contains(new) }) { new += "a" }
        names[name] = new
      }
      guard !names.isEmpty else { continue }
      let renamed = Self.renaming(names, brackets[index], in: texts[index])
      texts[index] = renamed ?? texts[index]
      remarks.append("cell \(cell.number): " + Self.remark(names, areRenamed: renamed != nil))
    }
  }

  private static func remark(_ names: [String: String], areRenamed: Bool) -> String {
    let shown = names.sorted { $0.key < $1.key }.prefix(4)
    let rest = names.count > shown.count ? " and \(names.count - shown.count) more" : ""
    return areRenamed
      ? "its link labels mean something in other cells too, and have other names in the lesson: "
        + shown.map { "`\($0.key)` is `\($0.value)`" }.joined(separator: ", ") + rest
      : "links may lead elsewhere, because other cells have the labels "
        + shown.map { "`\($0.key)`" }.joined(separator: ", ") + rest + " too: rename them"
  }

  /// The names that several cells have.
  private static func shared(_ used: [Set<String>]) -> Set<String> {
    var once: Set<String> = []
    var shared: Set<String> = []
    for name in used.joined() where !once.insert(name).inserted { shared.insert(name) }
    return shared
  }

  /// Whether the label `name` of the cell at `index` has to have another name; the first cell of
  /// several that define it may keep it, where no other one only uses it.
  private static func hasRival(
    _ name: String, _ target: String, at index: Int, among labels: [CellLabels]
  ) -> Bool {
    labels.enumerated().contains { place, other in
      guard place != index, other.used.contains(name) else { return false }
      guard let otherTarget = other.defined[name] else { return true }
      return place < index && (otherTarget != target || name.isFootnote)
    }
  }

  /// The labels that a cell defines: CommonMark's links, and footnotes, which it has not.
  private static func definitions(_ labels: [BracketedLabel], in text: String) -> [String: String] {
    var found: [String: String] = [:]
    var links: [String] = []
    for label in labels where label.isDefinition && found[label.name] == nil {
      found[label.name] = ""
      if !label.name.isFootnote { links.append(label.name) }
    }
    // A paragraph for each, which is a link if cmark reads the definition as one.
    let probe = links.map { "[\($0)]\n\n" }.joined() + text
    let lines = MarkdownDocument(SourceText(probe)).html.lines
    for (index, name) in links.enumerated() {
      let line = index < lines.count ? lines[index] : ""
      let end = line.hasPrefix("<p><a ") ? line.firstRange(of: "\">") : nil
      found[name] = end.map { String(line[..<$0.lowerBound]) }
    }
    return found
  }

  /// The text with other names, if it still means the same by itself.
  private static func renaming(
    _ names: [String: String], _ labels: [BracketedLabel], in text: String
  ) -> String? {
    var bytes = Array(text.utf8)
    for label in labels.reversed() {
      guard let new = names[label.name] else { continue }
      switch label.role {
      case .text: continue
      case .label, .definition: bytes.replaceSubrange(label.range, with: new.utf8)
      case .shortcut(let end):
        if label.name.isFootnote {
          bytes.replaceSubrange(label.range, with: new.utf8)
        } else {
          bytes.replaceSubrange(label.range.upperBound + 1..<end, with: "[\(new)]".utf8)
        }
      }
    }
    let renamed = String(decoding: bytes, as: UTF8.self)
    var html = MarkdownDocument(SourceText(renamed)).html
    for (name, new) in names where name.isFootnote { html = html.replacing(new, with: name) }
    return html == MarkdownDocument(SourceText(text)).html ? renamed : nil
  }
}

extension String {
  fileprivate var isFootnote: Bool { hasPrefix("^") }
}
