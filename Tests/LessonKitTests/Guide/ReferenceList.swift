@testable import LessonFormat
@testable import LessonPages
@testable import LessonText

/// The lists of the guide's reference as the code has them: an item a word, a template, an identifier.
///
/// CommonMark, which pages are rendered from, has no tables.
enum ReferenceList {
  /// The words of a table, with what each does.
  static func words<Word: FenceWord>(_: Word.Type) -> String {
    Word.allCases.map { word in
      "- `\(word.usage.replacing(" or ", with: "` or `"))`: \(word.summary)\n"
    }.joined()
  }

  /// The templates, and below each the names that it can use.
  static let templates = Template.allCases.map { template in
    let common = template.isPage ? Set(Template.page.fields.map(\.name)) : []
    let also = template.isPage ? "; the names of `\(Template.page.fileName)` too" : ""
    let own = template.fields.filter { !common.contains($0.name) }
    return "- `\(template.fileName)`: \(template.summary)\(also)\n"
      + own.map { item($0, depth: 1) }.joined()
  }.joined()

  private static func item(_ field: TemplateFieldShape, depth: Int) -> String {
    String(repeating: "  ", count: depth) + "- `\(field.tag)`: \(field.meaning)\n"
      + field.parts.map { item($0, depth: depth + 1) }.joined()
  }

  /// The identifiers of diagnostics: what is wrong, and what to do about it.
  static let diagnostics = Diagnostic.ID.allCases
    .map { "- `\($0.rawValue)`: \($0.summary) → \($0.remedy)\n" }.joined()
}

extension Diagnostic.ID {
  /// What is wrong, in one line.
  fileprivate var summary: String {
    switch self {
    case .unknownAttribute: "a word that the tool does not know, or settings at the wrong place"
    case .badAttributeValue: "a value that makes no sense, is missing, or is one too many"
    case .contradictoryAttributes: "two words that exclude each other, or one twice"
    case .duplicateID: "two cells have one name"
    case .orphanOutput: "an output fence that belongs to no cell"
    case .unclosedFence: "a fence that is never closed"
    case .swallowedFence: "a fence that is text of a block of HTML or of a task"
    case .missingOutput: "the cell prints what no reader sees, or does not say how it fails"
    case .timeout: "the cell ran longer than its limit"
    case .outputLimit: "the cell printed more than \(ProgramLimits.output >> 20) MiB"
    case .nonzeroExit: "the cell ended the program with an exit status other than 0"
    case .endedEarly: "the cell ended the program with status 0 before the last cell was done"
    case .didNotTrap: "a `traps` cell came to its end, or ended with an exit status"
    case .compiledButShouldFail: "a `compile-fail` cell compiles"
    case .compileError: "the code does not compile; the words are the compiler's"
    case .trap: "the code failed while it ran"
    case .needsReset: "a redefinition that Swift does not allow in a nested scope"
    case .outputMismatch: "the cell printed something else than the fence says"
    case .errorMismatch: "the compiler says something else than the `output error` fence"
    case .trapMismatch: "the failure says something else than the `output trap` fence"
    case .brokenLink: "a link, an image or an anchor that leads nowhere"
    case .scatteredPart: "a part that has ended is named again, or one as of the other kind"
    case .unknownProduct: "an excerpt of a manifest names a product that the package does not have"
    case .unknownVersion:
      "an excerpt of a manifest asks for a version of the package that is newer than its newest tag,"
        + " or of another major"
    case .badFormula: "a formula that cannot be read as TeX"
    case .badDrawing: "a drawing whose references lead round, or draw too much"
    case .htmlLeftOut: "raw HTML that the page does not show; a warning"
    case .diagramAsCode: "a diagram that the page shows as code; a warning"
    case .notUTF8: "the file is not UTF-8"
    }
  }

  /// What to do about it, in one line.
  fileprivate var remedy: String {
    switch self {
    case .unknownAttribute: "write the word that the message names, or remove it"
    case .badAttributeValue: "write the value as the message shows it"
    case .contradictoryAttributes: "keep one of them"
    case .duplicateID: "choose another name"
    case .orphanOutput: "put it right behind its cell, or label it `text`"
    case .unclosedFence: "close it with as many of the same character"
    case .swallowedFence: "leave a blank line before it, or put it below the task's text"
    case .missingOutput: "run `lessons update`, or mark the cell `silent`"
    case .timeout: "make the code faster, or set `timeout=SECONDS`"
    case .outputLimit: "look for a loop that never ends"
    case .nonzeroExit, .endedEarly: "remove the call to `exit`"
    case .didNotTrap: "remove `traps`, or make the code fail again"
    case .compiledButShouldFail: "remove `compile-fail`, or make the code wrong again"
    case .compileError: "correct the code, or mark the cell `compile-fail`"
    case .trap: "correct the code, or mark the cell `traps`"
    case .needsReset: "mark the cell `reset`, choose another name, or write it into the type"
    case .outputMismatch, .errorMismatch, .trapMismatch:
      "correct the code, or run `lessons update`"
    case .brokenLink: "correct the link, or add what it leads to"
    case .scatteredPart: "rename the file, or name another part"
    case .unknownProduct: "name one that it has"
    case .unknownVersion: "name a version that is there"
    case .badFormula: "correct the formula, or write `\\$` for a dollar"
    case .badDrawing: "refer to fewer parts, or write them out"
    case .htmlLeftOut: "write it in Markdown, or print it for `output as=html`"
    case .diagramAsCode: "write a flowchart, correct it, or show a picture"
    case .notUTF8: "save the file as UTF-8"
    }
  }
}

extension Template {
  /// What it makes, in a few words.
  fileprivate var summary: String {
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
}
