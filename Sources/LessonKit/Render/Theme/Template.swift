import Mustache

/// The templates that pages are made with.
///
/// A theme replaces any of them by a file of the same name.
enum Template: String, CaseIterable, Sendable {
  case page
  case lesson
  case index
  case print
  case cell
  case output
  case fold

  /// What the name of a template ends with.
  static let fileExtension = ".mustache"

  /// The name of the file in a theme, `page.mustache`.
  var fileName: String { rawValue + Self.fileExtension }

  /// What it makes, in a few words.
  var summary: String {
    switch self {
    case .page: "what all pages have"
    case .lesson: "the page of a lesson"
    case .index: "the page that lists the lessons"
    case .print: "the page with the text of all lessons"
    case .cell: "a cell with what comes of it"
    case .output: "what comes of a cell on one channel"
    case .fold: "what is collapsed until a reader opens it"
    }
  }

  /// Whether it makes a page, and so can take over `page.mustache`.
  var isPage: Bool {
    switch self {
    case .lesson, .index, .print: true
    case .page, .cell, .output, .fold: false
    }
  }

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

  /// Reads the bytes of a template.
  func parsed(_ bytes: [UInt8]) throws -> MustacheTemplate {
    let text = String(decoding: bytes, as: UTF8.self)
    // The engine cannot read a brace at the very end.
    let end = text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return try MustacheTemplate(string: PageText.pragma + text + end)
  }

  /// The tool's own template.
  var standardBytes: [UInt8] {
    switch self {
    case .page: PackageResources.page_mustache
    case .lesson: PackageResources.lesson_mustache
    case .index: PackageResources.index_mustache
    case .print: PackageResources.print_mustache
    case .cell: PackageResources.cell_mustache
    case .output: PackageResources.output_mustache
    case .fold: PackageResources.fold_mustache
    }
  }
}
