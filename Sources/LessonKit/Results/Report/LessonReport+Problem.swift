import LessonFormat
import LessonText

extension LessonReport {
  /// One thing that is wrong, as reports tell it.
  package struct Problem: Sendable, Equatable, Codable {
    let id: Diagnostic.ID
    let severity: Diagnostic.Severity
    let file: String
    let line: Int
    let column: Int
    /// The place behind the last character concerned.
    let endLine: Int
    let endColumn: Int
    /// How many bytes of the line are concerned; 0 for the line as a whole.
    let length: Int
    let message: String
    let details: [String]?
    let advice: String?
    /// The name of the cell that it lies in; `nil` where it lies in none.
    package let cell: String?
    /// Whether a baseline knows it; `nil` for no.
    private var baseline: Bool?
    /// The line with a caret under what is meant; `nil` where there is nothing to show.
    package private(set) var excerpt: Excerpt?

    private enum CodingKeys: String, CodingKey {
      case id, severity, file, line, column, endLine, endColumn, length
      case message, details, advice, cell, baseline
    }

    /// Tells of a diagnostic in words that neither turn text round nor hide.
    init(_ diagnostic: Diagnostic, in lesson: Lesson, cell: String?) {
      self.init(diagnostic, in: lesson.source, of: lesson.file, cell: cell)
    }

    /// Tells of a diagnostic in the text `source` of a file.
    init(_ diagnostic: Diagnostic, in source: SourceText, of file: String, cell: String?) {
      let visible = diagnostic.withVisibleFormats
      let end = diagnostic.end(in: source)
      id = diagnostic.id
      severity = diagnostic.severity
      self.file = file
      line = diagnostic.position.line
      column = diagnostic.position.column
      endLine = end.line
      endColumn = end.column
      length = diagnostic.length
      message = visible.message
      details = visible.details.isEmpty ? nil : visible.details
      advice = visible.advice
      self.cell = cell
      excerpt = Excerpt(diagnostic, in: source)
    }

    /// Whether it is known, and fails nothing.
    package internal(set) var isKnown: Bool {
      get { baseline ?? false }
      set { baseline = newValue ? true : nil }
    }

    /// Adds the line of `source`.
    mutating func show(_ source: SourceText) {
      if hasPossiblePlace { excerpt = Excerpt(diagnostic, in: source) }
    }

    package var position: SourcePosition { SourcePosition(line: line, column: column) }
    package var end: SourcePosition { SourcePosition(line: endLine, column: endColumn) }

    package var diagnostic: Diagnostic {
      Diagnostic(id, at: position, length: length, message, details: details ?? [], advice: advice)
    }

    /// How far a line may reach: more than any file has, and less than arithmetic minds.
    private static let limit = 1 << 40

    var hasPossiblePlace: Bool {
      let range = 1...Self.limit
      return range.contains(line) && range.contains(column) && (0...Self.limit).contains(length)
    }
  }
}
