import LessonResults

/// The JUnit XML that CI dashboards read: a suite a lesson, a case a cell.
///
/// Elements and attributes are those of Jenkins' `junit-10.xsd`, and `file` and `line` of cases, as
/// pytest and others write them. No times: the same lessons make the same bytes.
enum JUnitReport {
  static func text(of reports: [LessonReport]) -> String {
    let suites = reports.map(suite)
    func count(_ name: String) -> Int {
      suites.reduce(0) { sum, suite in
        sum + (suite.attributes.first { $0.name == name }.flatMap { Int($0.value) } ?? 0)
      }
    }
    let root = XMLElement(
      "testsuites",
      attributes: [("name", "lessons")]
        + ["tests", "failures", "errors"].map { ($0, "\(count($0))") }, children: suites)
    return root.document()
  }

  private static func suite(_ report: LessonReport) -> XMLElement {
    let cases = [lessonCase(report)] + report.cells.map { cellCase($0, of: report) }
    func count(_ outcome: String) -> String {
      "\(cases.count { $0.children.contains { $0.name == outcome } })"
    }
    return XMLElement(
      "testsuite",
      attributes: [
        ("name", report.slug), ("tests", "\(cases.count)"),
        ("failures", count("failure")), ("errors", "0"), ("skipped", count("skipped")),
        ("file", report.file),
      ], children: cases)
  }

  /// The lesson's form, its links, and whatever else is wrong with none of its cells.
  ///
  /// Its name has a blank, which no cell's has; it is always there, so that a dashboard sees it fail and pass.
  private static func lessonCase(_ report: LessonReport) -> XMLElement {
    testCase(
      "the lesson", at: 1, of: report,
      outcome: failure(report.problems(ofCell: nil), report),
      warnings: warnings(report.problems, report))
  }

  private static func cellCase(
    _ cell: LessonReport.CellEntry, of report: LessonReport
  ) -> XMLElement {
    let outcome: XMLElement? =
      switch cell.status {
      case .passed: nil
      case .failed where cell.isKnown == true:
        skipped("known fault: \(report.problems(ofCell: cell.id).first?.diagnostic.message ?? "")")
      // A cell may fail by what is wrong in another one.
      case .failed:
        failure(report.problems(ofCell: cell.id), report)
          ?? XMLElement("failure", attributes: [("message", "the cell failed")])
      case .skipped: skipped(cell.skipReason ?? "skipped")
      case .unchecked: skipped("unchecked: \(cell.uncheckedReason?.rawValue ?? "not compared")")
      // What keeps it from running is a failure of its own.
      case .notRun: skipped("not run: " + cause(of: cell, in: report))
      }
    return testCase(cell.id, at: cell.line, of: report, outcome: outcome)
  }

  private static func testCase(
    _ name: String, at line: Int, of report: LessonReport, outcome: XMLElement?,
    warnings: XMLElement? = nil
  ) -> XMLElement {
    XMLElement(
      "testcase",
      attributes: [
        ("name", name), ("classname", report.slug), ("file", report.file),
        ("line", "\(line)"),
      ], children: [outcome, warnings].compactMap { $0 })
  }

  private static func skipped(_ reason: String) -> XMLElement {
    XMLElement("skipped", attributes: [("message", reason)])
  }

  /// What ended the program before `cell`, or kept it from being compiled.
  private static func cause(of cell: LessonReport.CellEntry, in report: LessonReport) -> String {
    guard report.isWellFormed else { return "the lesson is malformed" }
    let all = report.cells.filter { $0.status == .failed }
    let failed = all.last { $0.number < cell.number } ?? all.first
    return failed.map { "the cell \($0.id) failed" } ?? "the program did not get there"
  }

  /// One element for all that is wrong: readers expect no second one.
  private static func failure(
    _ problems: [LessonReport.Problem], _ report: LessonReport
  ) -> XMLElement? {
    let problems = problems.filter { $0.diagnostic.severity == .error && !$0.isKnown }
    guard let first = problems.first?.diagnostic else { return nil }
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    return XMLElement(
      "failure",
      attributes: [("message", first.message + more), ("type", first.id.rawValue)],
      text: text(of: problems, report))
  }

  /// The warnings among `problems`, which fail nothing.
  private static func warnings(
    _ problems: [LessonReport.Problem], _ report: LessonReport
  ) -> XMLElement? {
    let problems = problems.filter { $0.diagnostic.severity == .warning }
    return problems.isEmpty ? nil : XMLElement("system-err", text: text(of: problems, report))
  }

  private static func text(
    of problems: [LessonReport.Problem], _ report: LessonReport
  ) -> String {
    problems.map(\.diagnostic).map { diagnostic in
      let position = diagnostic.position
      return "\(report.file):\(position.line):\(position.column): \(diagnostic.severity.rawValue): "
        + "[\(diagnostic.id.rawValue)] \(diagnostic.explanation)\n"
    }.joined()
  }
}
