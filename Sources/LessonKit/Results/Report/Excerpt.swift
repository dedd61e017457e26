import LessonText

/// A line of a lesson with a caret under what is meant.
package struct Excerpt: Sendable, Equatable {
  package let number: Int
  /// The line as people see it.
  package let line: String
  /// The blanks before the caret.
  package let indent: String
  /// How many columns the caret spans.
  package let width: Int

  /// How many bytes of a line stand before and behind the beginning of what is meant, at most: a
  /// reader looks for the caret and not for the end of a long line.
  private static let reach = 160

  /// The place of `diagnostic`; `nil` where the line is empty or, as of a mismatch, shown already.
  init?(_ diagnostic: Diagnostic, in source: SourceText) {
    let bytes = source.line(diagnostic.position.line)
    guard diagnostic.length > 0, !bytes.isEmpty else { return nil }
    number = diagnostic.position.line
    let caret = min(bytes.startIndex + diagnostic.position.column - 1, bytes.endIndex)
    let before = bytes[..<caret].suffix(Self.reach).drop { $0.continuesScalar }
    let reached = bytes[caret...].dropFirst(Self.reach).drop { $0.continuesScalar }
    let behind = bytes[caret..<reached.startIndex]
    let isCutBefore = before.startIndex > bytes.startIndex
    let isCutBehind = behind.endIndex < bytes.endIndex
    let start = String(decoding: before, as: UTF8.self).withVisibleControls
    let shown = start + String(decoding: behind, as: UTF8.self).withVisibleControls
    line = (isCutBefore ? "…" : "") + shown + (isCutBehind ? "…" : "")
    // Tabs stay, so that the caret stands where the terminal puts the character above.
    indent =
      (isCutBefore ? " " : "")
      + start.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns) }.joined()
    let meant = String(decoding: behind.prefix(diagnostic.length), as: UTF8.self)
      .withVisibleControls
    width = max(meant.reduce(0) { $0 + $1.columns }, 1)
  }
}

extension Character {
  /// How many columns a terminal gives the character: two for the wide ones of East Asian scripts and
  /// for pictures (The Unicode Standard, annex 11).
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
