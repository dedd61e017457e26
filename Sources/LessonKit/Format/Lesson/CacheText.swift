import LessonText

extension Lesson {
  /// Everything of the lesson that its transcripts depend on: attributes and code, without prose.
  ///
  /// Line numbers are left out, so that an edit of the prose runs nothing; they count only for code
  /// that asks for them, and where a trap's message, which has its line, is compared whole.
  package var cacheText: String {
    let asksForLines = cells.contains { cell in
      cell.fence.lines.contains { $0.hasBytes(of: "#line") || $0.hasBytes(of: "#column") }
        || cell.attributes.fate == .mustTrap && cell.output(on: .errorOutput) != nil
    }
    return cells.map { cell in
      guard cell.isRun else { return cell.attributes.startsProgram ? "reset\n" : "" }
      let line = asksForLines ? " \(cell.fence.position.line)" : ""
      // With its length: code may have a line that looks like what stands here between cells.
      let code = cell.code
      return "cell \(cell.number)\(line) \(cell.timeout) \(code.utf8.count) "
        + "\(cell.fence.info)\n\(code)"
    }.joined()
  }
}
