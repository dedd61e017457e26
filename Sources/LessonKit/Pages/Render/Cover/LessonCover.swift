import LessonFormat
import LessonResults
import LessonText

/// The picture of a lesson in the index: the richest of its drawings that is not too long, else a map.
///
/// It is a file of its own next to the lesson's page, so that the index shows it without knowing what
/// the lesson displayed. The theme's variables are in it: it has the colours of the page that shows it.
struct LessonCover {
  private let verdict: Verdict
  private let theme: Theme

  init(_ verdict: Verdict, theme: Theme) {
    self.verdict = verdict
    self.theme = theme
  }

  static func fileName(ofLesson slug: String) -> String { slug + fileExtension }

  /// What the names of all covers end in.
  static let fileExtension = ".cover.svg"

  /// The most bytes of a drawing that an index of many lessons is to load, if the lesson has a shorter one.
  private static let length = 4_000

  var svg: String {
    let drawings = verdict.cells.flatMap { cell in
      cell.shownOutputs.flatMap(cell.drawings(beside:))
    }
    let charts = drawings.compactMap { SVGDrawing($0, prefix: "") }
      .filter { $0.followsTheme && $0.isDocument }
    // The one with most in it; the first of equals.
    let richest = charts.map(\.html).filter { $0.utf8.count <= Self.length }
      .max { $0.utf8.count < $1.utf8.count }
    let shortest = charts.map(\.html).min { $0.utf8.count < $1.utf8.count }
    return document(richest ?? shortest ?? LessonMap(verdict.lesson).svg)
  }

  private func document(_ element: String) -> String {
    let start = element.firstIndex(of: ">").map { element.index(after: $0) } ?? element.startIndex
    let head = element[..<start].replacing(
      "<svg", with: "<svg xmlns=\"http://www.w3.org/2000/svg\"", maxReplacements: 1)
    let style = theme.coverStyle.css(for: element)
    return """
      \(head)
      <style>
      \(style.htmlEscaped)
      svg { color: var(--text); }
      </style>
      \(Self.withoutFallbacks(Self.withoutWords(element[start...]), style).drop { $0 == "\n" })

      """
  }

  /// A drawing's content without its title and description, which nobody hears: the lesson's name stands next to
  /// the cover.
  private static func withoutWords(_ content: Substring) -> Substring {
    guard let start = content.firstRange(of: "<title>"),
      let end = (content.firstRange(of: "</desc>") ?? content.firstRange(of: "</title>")),
      start.lowerBound < end.lowerBound
    else { return content }
    return content[..<start.lowerBound] + content[end.upperBound...]
  }

  /// A drawing's content whose variables have no other value next to them, where `style` declares them.
  private static func withoutFallbacks(_ content: Substring, _ style: String) -> String {
    let declared = Set(
      style.split(separator: "\n").compactMap { line in
        line.hasPrefix("--") ? line.prefix { $0 != ":" } : nil
      }.map { Array($0.utf8) })
    var written: [UInt8] = []
    var rest = Array(content.utf8)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
      let name = rest[(open + 1)...].prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") }
      let isVariable = rest[..<open].suffix(3).elementsEqual("var".utf8)
      written += rest[..<name.endIndex]
      rest = rest[name.endIndex...]
      guard isVariable, rest.first == UInt8(ascii: ","), declared.contains(Array(name)),
        let close = rest.firstIndex(of: UInt8(ascii: ")"))
      else { continue }
      rest = rest[close...]
    }
    return String(decoding: written + rest, as: UTF8.self)
  }
}
