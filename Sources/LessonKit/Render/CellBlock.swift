/// One cell on a page: its number, its code in colours, and below what it prints.
struct CellBlock {
  /// The cell and what became of it.
  let verdict: Verdict.CellVerdict
  /// The cell's anchor on the page.
  let anchor: String

  private var cell: Cell { verdict.cell }

  /// The cell as HTML; empty for a hidden cell.
  var html: String {
    guard !cell.attributes.isHidden else { return "" }
    let id = anchor.htmlEscaped
    return """
      <div class="cell" id="\(id)" role="group" aria-label="Cell \(cell.number)">
      <a class="prompt" href="#\(id)">In [\(cell.number)]:</a>
      <pre class="code"><code class="language-swift">\(HighlightedCode(cell.code).html)</code></pre>
      \(note)\(output)</div>
      """
  }

  /// Why the code does not run, where it does not.
  private var note: String {
    guard let reason = cell.skipReason else { return "" }
    return "<p class=\"note\">Not run: \(reason.htmlEscaped)</p>\n"
  }

  /// The output fence's text: it is what the author writes and, once verified, what the cell prints.
  private var output: String {
    guard let output = cell.output else { return "" }
    let text = output.lines.map { $0.htmlEscaped + "\n" }.joined()
    let content =
      text.isEmpty
      ? "<p class=\"note\">Prints nothing.</p>" : "<pre class=\"output\"><samp>\(text)</samp></pre>"
    return """
      <div class="result\(verdict.isCompared ? "" : " unverified")">
      \(verdict.isCompared ? Self.check : "")\(content)
      </div>

      """
  }

  private static let check = """
    <span class="check" title="This is what the cell printed">✓<span> verified</span></span>

    """
}

extension Verdict.CellVerdict {
  /// Whether the cell ran and its output was compared with the text on the page, and is equal.
  var isCompared: Bool { status == .passed && cell.output != nil }
}
