import LessonKit

/// The JUnit XML that CI dashboards read: a suite a lesson, a case a cell.
///
/// Elements and attributes are those of Jenkins' `junit-10.xsd`, and `file` and `line` of cases, as
/// pytest and others write them. No times: the same lessons make the same bytes.
struct JUnitReport {
  private let verdicts: [Verdict]

  init(_ verdicts: [Verdict]) {
    self.verdicts = verdicts
  }

  /// The whole document.
  var text: String {
    let suites = verdicts.map(Self.suite)
    let root = XMLElement(
      "testsuites",
      attributes: [("name", "lessons")]
        + ["tests", "failures", "errors"].map { name in
          (name, "\(suites.reduce(0) { $0 + $1.count(name) })")
        }, children: suites.map(\.element))
    return root.document()
  }

  private struct Suite {
    let element: XMLElement

    func count(_ name: String) -> Int {
      element.attributes.first { $0.name == name }.flatMap { Int($0.value) } ?? 0
    }
  }

  private static func suite(_ verdict: Verdict) -> Suite {
    let cases = [lessonCase(verdict)] + verdict.cells.map { cellCase($0, of: verdict) }
    func count(_ outcome: String) -> String {
      "\(cases.count { $0.children.contains { $0.name == outcome } })"
    }
    return Suite(
      element: XMLElement(
        "testsuite",
        attributes: [
          ("name", verdict.lesson.slug), ("tests", "\(cases.count)"),
          ("failures", count("failure")), ("errors", "0"), ("skipped", count("skipped")),
          ("file", verdict.lesson.file),
        ], children: cases))
  }

  /// The lesson's form, its links, and whatever else is wrong with none of its cells.
  ///
  /// Its name has a blank, which no cell's has; it is always there, so that a dashboard sees it fail and pass.
  private static func lessonCase(_ verdict: Verdict) -> XMLElement {
    testCase(
      "the lesson", at: 1, of: verdict,
      outcome: failure(verdict.lessonDiagnostics.sorted { $0.position < $1.position }, verdict))
  }

  private static func cellCase(
    _ entry: Verdict.CellVerdict, of verdict: Verdict
  ) -> XMLElement {
    let cell = entry.cell
    let outcome: XMLElement? =
      switch entry.status {
      case .passed: nil
      // A cell may fail by what is wrong in another one.
      case .failed:
        failure(entry.diagnostics, verdict)
          ?? XMLElement("failure", attributes: [("message", "the cell failed")])
      case .skipped: skipped(cell.skipReason ?? "skipped")
      case .unchecked: skipped("unchecked: \(cell.uncheckedReason?.rawValue ?? "not compared")")
      // What keeps it from running is a failure of its own.
      case .notRun: skipped("not run: " + cause(of: cell, in: verdict))
      }
    return testCase(cell.id, at: cell.fence.position.line, of: verdict, outcome: outcome)
  }

  private static func testCase(
    _ name: String, at line: Int, of verdict: Verdict, outcome: XMLElement?
  ) -> XMLElement {
    XMLElement(
      "testcase",
      attributes: [
        ("name", name), ("classname", verdict.lesson.slug), ("file", verdict.lesson.file),
        ("line", "\(line)"),
      ], children: [outcome].compactMap { $0 })
  }

  private static func skipped(_ reason: String) -> XMLElement {
    XMLElement("skipped", attributes: [("message", reason)])
  }

  /// What ended the program before `cell`, or kept it from being compiled.
  private static func cause(of cell: Cell, in verdict: Verdict) -> String {
    guard verdict.lesson.isWellFormed else { return "the lesson is malformed" }
    let all = verdict.cells.filter { $0.status == .failed }
    let failed = all.last { $0.cell.number < cell.number } ?? all.first
    return failed.map { "the cell \($0.cell.id) failed" } ?? "the program did not get there"
  }

  /// One element for all that is wrong: readers expect no second one.
  private static func failure(_ diagnostics: [Diagnostic], _ verdict: Verdict) -> XMLElement? {
    guard let first = diagnostics.first else { return nil }
    let more = diagnostics.count > 1 ? " (and \(diagnostics.count - 1) more)" : ""
    let text = diagnostics.map { diagnostic in
      let position = diagnostic.position
      return "\(verdict.lesson.file):\(position.line):\(position.column): error: "
        + "[\(diagnostic.id.rawValue)] \(diagnostic.explanation)\n"
    }
    return XMLElement(
      "failure",
      attributes: [("message", first.message + more), ("type", first.id.rawValue)],
      text: text.joined())
  }
}
