import LessonResults
import LessonText

/// Turns reports into lines for people.
struct TextReport {
  let terminal: Terminal

  func lines(on report: LessonReport, _ settings: ReportSettings) -> String {
    (settings.isQuiet ? "" : line(for: report)) + (settings.isVerbose ? cells(of: report) : "")
      + problems(of: report)
  }

  /// One line a lesson: `✓ 01-by-hand  4 cells`.
  func line(for report: LessonReport) -> String {
    let mark =
      report.isVerified ? terminal.styled("✓", .green) : terminal.styled("✗", .red)
    var facts = [report.summary.cells.counting("cell")]
    let unchecked = report.summary.unchecked
    let skipped = report.summary.skipped
    if unchecked > 0 { facts.append("\(unchecked) unchecked") }
    if skipped > 0 { facts.append("\(skipped) skipped") }
    let known = report.knownFaults
    if known > 0 { facts.append(known.counting("known fault")) }
    if !report.isVerified {
      facts.append(report.count(.error).counting("error"))
    } else if report.isCached {
      facts.append("unchanged")
    }
    let warnings = report.count(.warning)
    if warnings > 0 { facts.append(warnings.counting("warning")) }
    let text = facts.joined(separator: ", ")
    // Files of documentation often have the same name in several folders.
    let name = report.isDocumentation ? report.file : report.slug
    return "\(mark) \(name.withVisibleControls)  \(terminal.styled(text, .faint))\n"
  }

  func cells(of report: LessonReport) -> String {
    report.cells.map { cell in
      let reasons = [
        cell.skipReason, cell.uncheckedReason?.rawValue, cell.isKnown == true ? "known" : nil,
      ]
      let reason = reasons.compactMap { $0 }.first.map { " (\($0))" } ?? ""
      let text = "    In [\(cell.number)] \(cell.id): \(cell.status.rawValue)\(reason)"
      return text.withVisibleControls + "\n"
    }.joined()
  }

  /// Everything that is wrong with a lesson and not known, each with its place, its line and a way out.
  func problems(of report: LessonReport) -> String {
    report.problems.filter { !$0.isKnown }.map { text(of: $0, in: report.file) }.joined()
  }

  private func text(of problem: LessonReport.Problem, in file: String) -> String {
    let diagnostic = problem.diagnostic
    let position = diagnostic.position
    let place = "\(file):\(position.line):\(position.column):".withVisibleControls
    let severity = diagnostic.severity
    let kind = terminal.styled("\(severity.rawValue):", severity == .error ? .red : .yellow)
    var text =
      "\(terminal.styled(place, .bold)) \(kind)"
      + " \(diagnostic.message.withVisibleControls) \(terminal.styled("[\(diagnostic.id.rawValue)]", .faint))\n"
    if let excerpt = problem.excerpt { text += self.text(of: excerpt) }
    for detail in diagnostic.details.map(\.withVisibleControls) {
      switch detail.first {
      case "-": text += "  \(terminal.styled(detail, .red))\n"
      case "+": text += "  \(terminal.styled(detail, .green))\n"
      default: text += "  \(detail)\n"
      }
    }
    if let advice = diagnostic.advice { text += "  \(terminal.styled("→", .cyan)) \(advice)\n" }
    return text
  }

  private func text(of excerpt: Excerpt) -> String {
    let margin = String(repeating: " ", count: "\(excerpt.number)".count)
    let carets = "^" + String(repeating: "~", count: excerpt.width - 1)
    return "  \(excerpt.number) │ \(excerpt.line)\n"
      + "  \(margin) │ \(excerpt.indent)\(terminal.styled(carets, .yellow))\n"
  }

  func line(for header: ShardHeader, of count: Int) -> String {
    let share =
      count == 0 ? "none of the lessons" : "\(count) of \(header.lessons.counting("lesson"))"
    return "Shard \(header.index)/\(header.count): \(share)\n"
  }

  func summary(of reports: [LessonReport]) -> String {
    let counts = ReportSummary(reports)
    var facts = ["\(counts.passed) passed"]
    if counts.failed > counts.known { facts.append("\(counts.failed - counts.known) failed") }
    if counts.known > 0 { facts.append("\(counts.known) known to fail") }
    if counts.notRun > 0 { facts.append("\(counts.notRun) not run") }
    if counts.unchecked > 0 { facts.append("\(counts.unchecked) unchecked") }
    if counts.skipped > 0 { facts.append("\(counts.skipped) skipped") }
    let files = reports.count(where: \.isDocumentation)
    var what: [String] = []
    if files < counts.lessons || files == 0 {
      what.append((counts.lessons - files).counting("lesson"))
    }
    if files > 0 { what.append("\(files.counting("file")) of documentation") }
    what.append(counts.cells.counting("cell"))
    return "\(what.joined(separator: ", ")): \(facts.joined(separator: ", "))\n"
  }

  /// One line for all that is known and said nowhere else.
  func knownFaults(of reports: [LessonReport]) -> String {
    let count = reports.reduce(0) { $0 + $1.knownFaults }
    return count == 0 ? "" : "\(count.counting("known fault")) in \(KnownFaults.fileName)\n"
  }

  func rendered(_ site: Rendering) -> String {
    var text = "Output: \(site.pages.counting("page")), \(site.changed) changed\n"
    for slug in site.keptBack.map(\.withVisibleControls) {
      text += "  \(slug) failed: its page stays as it was\n"
    }
    return text
  }
}
