/// One cell on a page: its number, its code in colours, and below what comes of it.
struct CellBlock {
  /// The cell and what became of it.
  let verdict: Verdict.CellVerdict
  /// The cell's anchor on the page.
  let anchor: String
  /// What places are called on the page.
  var names = PlaceNames.own
  /// The lesson's file, without its folder.
  let fileName: String

  private var cell: Cell { verdict.cell }

  /// The cell as HTML; empty for a hidden cell.
  var html: String {
    guard !cell.attributes.isHidden else { return "" }
    let id = anchor.htmlEscaped
    return """
      <div class="cell" id="\(id)" role="group" aria-label="Cell \(cell.number)">
      <a class="prompt" href="#\(id)">In [\(cell.number)]:</a>
      \(code)\(notes)\(outputs)\(CellDetails(verdict: verdict, fileName: fileName).html)</div>
      """
  }

  /// The code; the cell's fold covers it and nothing else, because outputs have folds of their own.
  ///
  /// Nothing where all of its lines are hidden: then the output stands for itself.
  private var code: String {
    let code = HighlightedCode(cell.code).html
    guard !code.isEmpty || cell.code.isEmpty else { return "" }
    let block = "<pre class=\"code\"><code class=\"language-swift\">\(code)</code></pre>\n"
    guard let fold = cell.attributes.fold else { return block }
    return FoldedBlock(summary: fold.summary ?? "Code", content: block).html
  }

  /// What a reader must know before taking the code for code that runs.
  private var notes: String {
    var notes: [String] = []
    switch cell.attributes.fate {
    case .compiles where cell.isRun: notes.append("Compiled, not run.")
    case .mustNotCompile: notes.append("Does not compile, on purpose.")
    case .mustTrap: notes.append("Fails when it runs, on purpose.")
    case .runs, .compiles, .ignored: break
    }
    if let reason = cell.skipReason { notes.append("Not run: \(reason)") }
    return notes.map { "<p class=\"note\">\($0.htmlEscaped)</p>\n" }.joined()
  }

  private var outputs: String {
    verdict.shownOutputs
      .map { output in
        OutputBlock(
          output: output, cellNumber: cell.number, isCompared: verdict.isCompared(output),
          drawings: verdict.drawings(beside: output), names: names
        ).html
      }
      .joined()
  }
}

extension Verdict.CellVerdict {
  /// The outputs that a reader sees.
  var shownOutputs: [ExpectedOutput] {
    guard !cell.attributes.isHidden else { return [] }
    return cell.outputs.filter { output in
      // A message of which the author shows no line is no more than the cell's note says already.
      let isBareMessage = output.lines.isEmpty && output.channel.isFailure
      return !output.options.isHidden && !isBareMessage
    }
  }

  /// The drawings that a page shows with `output`: those of the run whose text it was compared with.
  ///
  /// What differs from run to run would make other pages each time.
  func drawings(beside output: ExpectedOutput) -> [String] {
    output.channel == .output && isCompared(output) ? drawings : []
  }

  /// Whether the cell did what it should, and the text of `output` was compared with what it did.
  func isCompared(_ output: ExpectedOutput) -> Bool {
    (status == .passed || status == .unchecked) && !output.options.isNondeterministic
  }
}
