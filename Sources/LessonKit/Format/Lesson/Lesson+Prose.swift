import LessonMarkdown
import LessonText

extension Lesson {
  package var badFormulas: [Diagnostic] {
    let problems = document.formulas.compactMap(\.problem).map { problem in
      Diagnostic(
        .badFormula, at: source.position(ofByte: problem.offset), length: problem.length,
        problem.message, advice: problem.advice)
    }
    // Of a formula that its own lines tear apart the second half is left over: one error is enough.
    let unclosed = document.strayDollars.unclosed.enumerated().filter {
      $0.offset.isMultiple(of: 2)
    }
    return problems
      + unclosed.map { _, offset in
        Diagnostic(
          .badFormula, at: source.position(ofByte: offset), length: 2,
          "this `$$` is never closed",
          advice:
            "close it in the same paragraph, where no line is blank or starts with `+`, `-`, `#`"
            + " or `>`; write `\\$\\$` for dollars")
      }
      + document.strayDollars.spaced.map { offset in
        Diagnostic(
          .badFormula, at: source.position(ofByte: offset), length: 1,
          "a blank next to a dollar keeps this from being a formula",
          advice: "remove the blanks behind the first dollar and before the second one; write `\\$`"
            + " for a dollar")
      }
  }

  /// One `diagram-as-code` for each diagram with a mistake, and one for all of kinds that pages do not draw.
  package var diagramsAsCode: [Diagnostic] {
    var found: [Diagnostic] = []
    var others: (first: Diagnostic, count: Int)?
    for code in isWellFormed ? document.codeBlocks : [] {
      guard let fence = code.fence, case .failure(let problem)? = code.flowchart else { continue }
      let diagnostic = Diagnostic(
        .diagramAsCode, at: fence.position(ofLine: problem.line, column: problem.column),
        length: problem.length, problem.message, advice: problem.advice)
      if problem.kind == .otherDiagram {
        others = (others?.first ?? diagnostic, (others?.count ?? 0) + 1)
      } else {
        found.append(diagnostic)
      }
    }
    guard let others else { return found }
    var first = others.first
    if others.count > 1 {
      first.message +=
        ", and so \(others.count == 2 ? "is" : "are") \((others.count - 1).counting("diagram")) more"
    }
    return found + [first]
  }

  /// One `html-left-out` for each piece of raw HTML; none for a malformed lesson, which has no page yet.
  package var leftOutHTML: [Diagnostic] {
    isWellFormed ? document.leftOutHTML.map(\.diagnostic) : []
  }
}

extension LessonDocument {
  /// Takes in what a lesson's raw HTML says, at its places.
  mutating func add(_ markup: ProseMarkup, _ places: RawPlaces) {
    var places = places
    hasHTML = true
    names = markup.names
    leftOutHTML = markup.leftOut.map { piece, name, reason in
      let (position, length) = places.place(of: piece)
      return LeftOutHTML(position: position, length: length, name: name, reason: reason)
    }.sorted { $0.position < $1.position }
    let written = markup.links.map { piece, destination, isImage in
      let (position, length) = places.place(of: piece)
      return Link(
        position: position, length: length, destination: destination, isImage: isImage)
    }
    if !written.isEmpty { links = (links + written).sorted { $0.position < $1.position } }
  }
}
