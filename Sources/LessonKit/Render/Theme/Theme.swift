import Mustache

/// How pages look: templates, style, and the files that these refer to.
public struct Theme: Sendable {
  /// One file of a theme.
  public struct File: Sendable {
    /// Its name, relative to the pages.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// Makes a file of its name and its bytes.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// What is wrong with a theme; one at least.
  public struct Malformed: Error {
    /// What is wrong, file by file.
    public let problems: [ThemeProblem]

    /// Says what is wrong.
    public init(problems: [ThemeProblem]) { self.problems = problems }
  }

  /// The files beside the pages: those of the tool, replaced or not, and those of the theme.
  let files: [File]
  /// What tells the pages of this theme from those of another one.
  let inputs: String
  /// What may be a mistake, and keeps nobody from using the theme.
  public let warnings: [ThemeProblem]
  /// The variables as covers take them.
  let coverStyle: CoverStyle
  /// What tells the variables from those of another theme.
  let variablesInputs: String
  private let library: MustacheLibrary

  /// The tool's own theme.
  public static let standard = Theme()

  private init() {
    var library = MustacheLibrary()
    for template in Template.allCases {
      // A test holds them to be readable.
      guard let parsed = try? template.parsed(template.standardBytes) else { continue }
      library.register(parsed, named: template.rawValue)
    }
    self.library = library
    files = Assets.files.map { File($0.name, $0.bytes) }
    inputs = ""
    warnings = []
    (coverStyle, variablesInputs) = Self.variables(in: files)
  }

  /// The tool's own theme with some files replaced by those of the same name, and others added.
  public init(_ files: [File]) throws(Malformed) {
    let templates = files.filter { $0.name.hasSuffix(Template.fileExtension) }
    let others = files.filter { !$0.name.hasSuffix(Template.fileExtension) }
    var check = ThemeCheck(templates)
    check.checkNames(of: others)
    guard check.problems.isEmpty else { throw Malformed(problems: check.problems) }
    var library = Theme.standard.library
    for (template, parsed) in check.templates { library.register(parsed, named: template.rawValue) }
    self.library = library
    let own = Dictionary(others.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let assets = Theme.standard.files
    let names = Set(assets.map(\.name))
    self.files = assets.map { own[$0.name] ?? $0 } + others.filter { !names.contains($0.name) }
    warnings = StyleCheck(self.files, own: Set(own.keys)).problems
    var hash = ContentHash(templates.map(\.name))
    for file in templates { file.bytes.withUnsafeBytes { hash.combine($0) } }
    inputs = hash.hexadecimal
    (coverStyle, variablesInputs) = Self.variables(in: self.files)
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

  /// The colours, fonts and measures that a style sheet among `files` sets.
  private static func variables(in files: [File]) -> (style: CoverStyle, inputs: String) {
    let bytes = files.first { $0.name == Assets.variables }?.bytes ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    return (CoverStyle(text), ContentHash([text]).hexadecimal)
  }

  /// What `template` makes of `subject`.
  func text(of subject: Any, by template: Template) -> String {
    library.render(subject, withTemplate: template.rawValue) ?? ""
  }
}
