import CLessonFiles
import LessonText
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

  /// Whether it makes a page, and so can take over `page.mustache`.
  var isPage: Bool {
    switch self {
    case .lesson, .index, .print: true
    case .page, .cell, .output, .fold: false
    }
  }

  /// Whether it makes a page that a course has one of.
  var isOfCourse: Bool { self == .index || self == .print }

  func parsed(_ bytes: [UInt8]) throws -> MustacheTemplate {
    let text = String(decoding: bytes, as: UTF8.self)
    // The engine cannot read a brace at the very end.
    let end = text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return try MustacheTemplate(string: PageText.pragma + text + end)
  }

  /// The tool's own template.
  var standardBytes: [UInt8] {
    switch self {
    case .page: embedded_page_mustache().array
    case .lesson: embedded_lesson_mustache().array
    case .index: embedded_index_mustache().array
    case .print: embedded_print_mustache().array
    case .cell: embedded_cell_mustache().array
    case .output: embedded_output_mustache().array
    case .fold: embedded_fold_mustache().array
    }
  }
}

/// How texts are escaped in templates: as everywhere on a page.
///
/// The engine's own way goes by characters, so that a quotation mark with a combining one behind it
/// would end an attribute.
private struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String { text.htmlEscaped }

  /// A line that makes a template escape this way.
  static let pragma: String = {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    return "{{% CONTENT_TYPE:PAGE}}\n"
  }()
}
