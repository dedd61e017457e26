extension Lesson {
  /// Everything of the lesson that its transcript depends on: attributes and code, without prose.
  ///
  /// Line numbers are left out, so that an edit of the prose runs nothing; they count only for code
  /// that asks for them.
  public var cacheText: String {
    let cells = cells.filter(\.isRun)
    let asksForLines = cells.contains { cell in
      cell.fence.lines.contains { $0.contains("#line") || $0.contains("#column") }
    }
    return cells.map { cell in
      let line = asksForLines ? " \(cell.fence.position.line)" : ""
      return "cell \(cell.number)\(line) \(cell.fence.info)\n\(cell.code)"
    }.joined()
  }
}
