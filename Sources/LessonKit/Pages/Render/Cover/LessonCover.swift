import LessonFormat
import LessonResults
import LessonText

/// The picture of a lesson in the index: the richest of its drawings, else a map of its lines.
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

  var svg: String {
    let drawings = verdict.cells.flatMap { cell in
      cell.shownOutputs.flatMap(cell.drawings(beside:))
    }
    let charts = drawings.compactMap { SVGDrawing($0, prefix: "") }
      .filter { $0.followsTheme && $0.isDocument }
    // The one with most in it; the first of equals.
    let richest = charts.map(\.html).max { $0.utf8.count < $1.utf8.count }
    return document(richest ?? LessonMap(verdict.lesson).svg)
  }

  private func document(_ element: String) -> String {
    let start = element.firstIndex(of: ">").map { element.index(after: $0) } ?? element.startIndex
    let head = element[..<start].replacing(
      "<svg", with: "<svg xmlns=\"http://www.w3.org/2000/svg\"", maxReplacements: 1)
    return """
      \(head)
      <style>
      \(theme.coverStyle.css(for: element).htmlEscaped)
      svg { color: var(--text); }
      </style>
      \(element[start...].drop { $0 == "\n" })

      """
  }
}
