import LessonCode
import LessonFormat
import LessonResults

/// One cell on a page: its number, its code in colours, and below what comes of it.
struct CellBlock {
  let verdict: Verdict.CellVerdict
  let anchor: String
  /// What the names of places on the page begin with.
  let prefix: String
  /// The level of the heading above it.
  var section = 1
  /// The lesson's file, without its folder.
  let fileName: String
  let theme: Theme
  let parsed: ParsedCode

  private var cell: Cell { verdict.cell }

  /// The cell as HTML; empty for a hidden cell.
  var visibleBytes: [UInt8] { cell.attributes.isHidden ? [] : bytes(theme) }

  /// The code; the cell's fold covers it and nothing else, because outputs have folds of their own.
  ///
  /// Nothing where all of its lines are hidden: then the output stands for itself.
  private var code: [UInt8] {
    let code = HighlightedCode(cell.code, parsed).bytes
    guard !code.isEmpty || cell.code.isEmpty else { return [] }
    let block =
      Array("<pre class=\"code\"><code class=\"language-swift\">".utf8) + code
      + "</code></pre>\n".utf8
    guard let fold = cell.attributes.fold else { return block }
    let content = String(decoding: block, as: UTF8.self)
    return FoldedBlock(summary: fold.summary ?? "Code", content: content).bytes(theme)
  }

  /// What a reader must know before taking the code for code that runs.
  private var notes: [String] {
    var notes: [String] = []
    switch cell.attributes.fate {
    case .compiles where cell.isRun: notes.append("Compiled, not run.")
    case .mustNotCompile: notes.append("Does not compile, on purpose.")
    case .mustTrap: notes.append("Fails when it runs, on purpose.")
    case .runs, .compiles, .ignored: break
    }
    if let reason = cell.skipReason { notes.append("Not run: \(reason)") }
    return notes
  }

  private var outputs: [OutputBlock] {
    verdict.shownOutputs.map { output in
      OutputBlock(
        output: output, cellNumber: cell.number, isCompared: verdict.isCompared(output),
        theme: theme, drawings: verdict.drawings(beside: output), prefix: prefix, section: section)
    }
  }
}

extension CellBlock: Templated {
  static let template = Template.cell

  static let fields = TemplateFields<CellBlock>([
    .text("id", "the cell's anchor") { $0.anchor },
    .text("number", "its number in the lesson") { "\($0.cell.number)" },
    .html("code", "its code in colours, folded where the author says so") { $0.code },
    .list(
      "notes", "what a reader must know before taking the code for code that runs",
      TemplateFields([.text("note", "a sentence") { $0 }])
    ) { $0.notes },
    .list(
      "outputs", "what comes of it",
      TemplateFields([
        .html("output", "what `output.mustache` makes of it") { (block: OutputBlock) in
          block.bytes(block.theme)
        }
      ])
    ) { $0.outputs },
    .list(
      "facts", "where it stands in the lesson, and how its outputs were compared",
      TemplateFields([.html("fact", "a sentence") { $0 }])
    ) { CellDetails(verdict: $0.verdict, fileName: $0.fileName).sentences },
  ])
}
