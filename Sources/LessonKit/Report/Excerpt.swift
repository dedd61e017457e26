/// A line of a lesson with a caret under what is meant.
public struct Excerpt: Sendable, Equatable {
  /// The line's number.
  public let number: Int
  /// The line as people see it.
  public let line: String
  /// The blanks before the caret.
  public let indent: String
  /// How many columns the caret spans.
  public let width: Int

  /// The place of `diagnostic`; `nil` where the line is empty or the diagnostic shows its lines itself,
  /// as a mismatch does.
  init?(_ diagnostic: Diagnostic, in source: SourceText) {
    let bytes = source.line(diagnostic.position.line)
    guard diagnostic.length > 0, !bytes.isEmpty else { return nil }
    number = diagnostic.position.line
    line = source.text(ofLine: number).withVisibleControls
    let before = String(decoding: bytes.prefix(diagnostic.position.column - 1), as: UTF8.self)
    let meant = bytes.dropFirst(diagnostic.position.column - 1).prefix(diagnostic.length)
    // Tabs stay, so that the caret stands where the terminal puts the character above.
    indent = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns) }.joined()
    width = max(String(decoding: meant, as: UTF8.self).reduce(0) { $0 + $1.columns }, 1)
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
