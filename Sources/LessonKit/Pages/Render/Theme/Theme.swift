import CLessonFiles
import LessonText
import Mustache

/// How pages look: templates, style, and the files that these refer to.
package struct Theme: Sendable {
  /// One file of a theme.
  package struct File: Sendable, Equatable {
    /// Its name, relative to the pages.
    package let name: String
    package let bytes: [UInt8]

    package init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// What is wrong with a theme; one at least.
  package struct Malformed: Error {
    /// What is wrong, file by file.
    package let problems: [ThemeProblem]

    package init(problems: [ThemeProblem]) { self.problems = problems }
  }

  /// The files next to the pages: those of the tool, replaced or not, and those of the theme.
  let files: [File]
  /// What tells the pages of this theme from those of another one.
  let inputs: String
  /// What may be a mistake, and keeps nobody from using the theme.
  package let warnings: [ThemeProblem]
  /// The variables as covers take them.
  let coverStyle: CoverStyle
  /// What tells the variables from those of another theme.
  let variablesInputs: String
  /// The templates by their names.
  let library: MustacheLibrary

  /// The tool's own theme.
  package static let standard: Theme = {
    var library = MustacheLibrary()
    for template in Template.allCases {
      // A test holds them to be readable.
      guard let parsed = try? template.parsed(template.standardBytes) else { continue }
      library.register(parsed, named: template.rawValue)
    }
    return Theme(library, Assets.files)
  }()

  /// Puts a theme together of templates and files in which nothing is wrong.
  init(
    _ library: MustacheLibrary, _ files: [File], inputs: String = "",
    warnings: [ThemeProblem] = []
  ) {
    (self.library, self.files, self.inputs, self.warnings) = (library, files, inputs, warnings)
    let variables = files.first { $0.name == Assets.variables }?.bytes ?? []
    let text = String(decoding: variables, as: UTF8.self)
    coverStyle = CoverStyle(text)
    variablesInputs = ContentHash([text]).hexadecimal
  }

  /// Refuses files that have the name of another one of the site, on whatever system.
  func checkNames(besides names: Set<String>) throws(Malformed) {
    let taken = Dictionary(
      names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    let problems = files.compactMap { file in
      taken[file.name.lowercased()].map { name in
        ThemeProblem(
          file.name, "this file would take the place of \(name), which belongs to the course",
          advice: "give it another name")
      }
    }
    guard problems.isEmpty else { throw Malformed(problems: problems) }
  }

  /// What `template` makes of `subject`.
  func bytes(of subject: any TemplateRecord, by template: Template) -> [UInt8] {
    // What there is once in a course is like nothing else, and the templates of a theme may put in blanks
    // where a value ends with a line.
    if inputs.isEmpty, !template.isOfCourse {
      return Self.filled.bytes(of: subject, by: template, of: library)
    }
    return Array((library.render(subject, withTemplate: template.rawValue) ?? "").utf8)
  }

  /// The templates of the standard theme.
  private static let filled = FilledTemplates()
}

/// The files that pages refer to.
enum Assets {
  /// The name of the file with the theme's colours, fonts and measures.
  static let variables = "theme.css"

  /// The files of the tool's own theme.
  static let files = [
    Theme.File(variables, embedded_theme_css().array),
    Theme.File("style.css", embedded_style_css().array),
    Theme.File("script.js", embedded_script_js().array),
    Theme.File("search.css", embedded_search_css().array),
    Theme.File("search.js", embedded_search_js().array),
    Theme.File("search-find.js", embedded_search_find_js().array),
    Theme.File("keys.js", embedded_keys_js().array),
  ]
}

/// One thing that is wrong with a theme: what, where, and what to do about it.
package struct ThemeProblem: Error, Sendable, Equatable {
  /// The file's name in the folder of the theme.
  package let file: String
  /// Where it is; `nil` for the file as a whole.
  package let position: SourcePosition?
  /// What is wrong, in one sentence.
  package let message: String
  /// What to do about it, in one sentence.
  package let advice: String

  package init(
    _ file: String, at position: SourcePosition? = nil, _ message: String, advice: String
  ) {
    self.file = file
    self.position = position
    self.message = message
    self.advice = advice
  }
}
