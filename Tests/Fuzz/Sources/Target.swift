import Foundation

/// What one run of the fuzzer tries: a part of the pure core by itself, so that inputs are many.
enum Target: String, CaseIterable {
  /// The parser: any bytes are a lesson, and every position lies in the file.
  case lesson
  /// Info strings of cells and outputs, and the settings of a lesson.
  case words
  /// The program that cells form, and the limit that keeps the parser of Swift safe.
  case program
  /// The matcher, with all options.
  case matcher
  /// Updates: only fences change, and a second one changes nothing.
  case update
  /// Formulas.
  case formula
  /// Notebooks, imported and exported again.
  case notebook
  /// What a program prints, cut into pieces anywhere.
  case transcript
  /// The compiler's serialized diagnostics.
  case diagnostics
  /// Outputs that are drawings, HTML or Markdown.
  case markup
  /// Tables, footnotes, tasks, addresses, formulas and raw HTML in prose, as GitHub reads them.
  case github
  /// Flowcharts in the language of Mermaid.
  case diagram
  /// Courses with parts: their index, and all their lessons on one page.
  case course
  /// Pages, covers, the search index and downloads.
  case page

  /// The target that the environment names, or all in turn: the first byte of an input says which.
  static let chosen: Target? = ProcessInfo.processInfo.environment["FUZZ_TARGET"].map { name in
    guard let target = Target(rawValue: name) else {
      fatalError("FUZZ_TARGET is one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }

  /// Tries one input; what must hold and does not ends the program.
  static func run(_ bytes: [UInt8]) {
    if let chosen { return chosen.run(bytes) }
    guard let first = bytes.first else { return }
    allCases[Int(first) % allCases.count].run(Array(bytes.dropFirst()))
  }

  private func run(_ bytes: [UInt8]) {
    switch self {
    case .lesson: Trial(Input(bytes)).checkLesson()
    case .words: PartTrial.words(bytes)
    case .program: Trial(Input(bytes)).checkProgram()
    case .matcher: PartTrial.matcher(bytes)
    case .update: Trial(Input(bytes)).checkUpdate()
    case .formula: PartTrial.formula(bytes)
    case .notebook: PartTrial.notebook(bytes)
    case .transcript: PartTrial.transcript(bytes)
    case .diagnostics: PartTrial.diagnostics(bytes)
    case .markup: PartTrial.markup(bytes)
    case .github: MarkdownTrial(bytes).check()
    case .diagram: DiagramTrial(bytes).check()
    case .course: CourseTrial(bytes).check()
    case .page: Trial(Input(bytes)).checkPages()
    }
  }
}
