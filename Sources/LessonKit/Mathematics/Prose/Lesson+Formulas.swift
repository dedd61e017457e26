extension Lesson {
  /// One `bad-formula` for each formula that cannot be converted.
  public var badFormulas: [Diagnostic] {
    guard source.invalidUTF8 == nil else { return [] }
    let document = MarkdownDocument(source, frontMatter: FrontMatter(source))
    let problems = document.nodes.compactMap { $0.formula?.problem }.map { problem in
      Diagnostic(
        .badFormula, at: source.position(ofByte: problem.offset), length: problem.length,
        problem.message, advice: problem.advice)
    }
    // Of a formula that its own lines tear apart the second half is left over: one error is enough.
    let unclosed = document.unclosedFormulas.enumerated().filter { $0.offset.isMultiple(of: 2) }
    return problems
      + unclosed.map { _, offset in
        Diagnostic(
          .badFormula, at: source.position(ofByte: offset), length: 2,
          "this `$$` is never closed",
          advice:
            "close it in the same paragraph, where no line is blank or starts with `+`, `-`, `#`"
            + " or `>`; write `\\$\\$` for dollars")
      }
  }
}
