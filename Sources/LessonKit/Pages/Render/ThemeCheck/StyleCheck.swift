import LessonText

/// Finds variables that the style sheets of a theme ask for and that none of them sets.
///
/// A browser says nothing of them: the colour or the measure is just not there. It may be meant so,
/// which is why these are warnings.
struct StyleCheck {
  private(set) var problems: [ThemeProblem] = []

  private typealias Place = (file: String, use: StyleVariables.Use)

  /// Looks at `files`, all that pages will have; those named in `own` come from the theme's author.
  init(_ files: [Theme.File], own: Set<String>) {
    let sheets = files.filter { $0.name.hasSuffix(".css") }
      .map { (name: $0.name, variables: StyleVariables($0.bytes)) }
    let set = Set(sheets.flatMap { $0.variables.set.map(\.name) })
    let asked = Set(sheets.flatMap { $0.variables.needed.map(\.name) })
    let unused: [Place] = sheets.filter { own.contains($0.name) }.flatMap { sheet in
      sheet.variables.set.filter { !asked.contains($0.name) }.map { (sheet.name, $0) }
    }
    var said: Set<String> = []
    var missing: [Place] = []
    for sheet in sheets {
      for use in sheet.variables.needed where !set.contains(use.name) {
        guard said.insert(use.name).inserted else { continue }
        if own.contains(sheet.name) {
          problems.append(Self.unknown((sheet.name, use), among: set.sorted()))
        } else if let place = Self.misspelling(of: use.name, in: unused) {
          problems.append(
            ThemeProblem(
              place.file, at: place.use.position,
              "nothing uses `\(place.use.name)`, and `\(use.name)` is not set",
              advice: "did you mean `\(use.name)`?"))
        } else {
          missing.append((sheet.name, use))
        }
      }
    }
    if let problem = Self.missing(missing) { problems.append(problem) }
  }

  private static func unknown(_ place: Place, among names: [String]) -> ThemeProblem {
    ThemeProblem(
      place.file, at: place.use.position, "no style sheet sets `\(place.use.name)`",
      advice: Spelling.question(meantBy: place.use.name, among: names)
        ?? "set it in `\(Assets.variables)`")
  }

  private static func misspelling(of name: String, in unused: [Place]) -> Place? {
    let meant = Spelling.nearest(to: name, among: unused.map(\.use.name))
    return unused.first { $0.use.name == meant }
  }

  /// All that the theme's file of variables leaves out, in one sentence.
  private static func missing(_ places: [Place]) -> ThemeProblem? {
    guard let first = places.first else { return nil }
    let others = places.count - 1
    let what =
      others == 0
      ? "`\(first.use.name)` is not set, which \(first.file) uses"
      : "`\(first.use.name)` and \(others) other variable\(others == 1 ? " is" : "s are") not set, "
        + "which \(first.file) uses"
    return ThemeProblem(
      Assets.variables, what, advice: "start from a copy of Output/\(Assets.variables)")
  }
}
