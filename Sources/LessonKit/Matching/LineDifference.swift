import LessonText

/// Where a line of a fence and the printed line in its place differ, and whether a reader can see it.
struct LineDifference {
  /// The line of the fence, ready to be shown.
  let expected: String
  /// The printed line, ready to be shown.
  let printed: String
  /// Whether the lines look alike, although their characters differ.
  let isInvisible: Bool

  init(_ pattern: LinePattern, _ line: OutputLine) {
    let (old, new) = (pattern.line.bytes, line.bytes)
    var (start, newStart) = pattern.reach(in: line)
    var rest = 0
    while rest < min(old.count - start, new.count - newStart),
      old[old.count - rest - 1] == new[new.count - rest - 1]
    {
      rest += 1
    }
    // Neither a character nor a run of blanks is cut in two.
    while start > 0, newStart > 0, old[start - 1] == new[newStart - 1],
      old.isInside(start) || new.isInside(newStart)
    {
      (start, newStart) = (start - 1, newStart - 1)
    }
    while rest > 0, old.isInside(old.count - rest) || new.isInside(new.count - rest) { rest -= 1 }
    let (oldPart, newPart) = (start..<old.count - rest, newStart..<new.count - rest)
    isInvisible =
      max(oldPart.count, newPart.count) <= Self.mostCompared
      && Self.lookAlike(old[oldPart], new[newPart], isAtLineEnd: rest == 0)
    expected = Self.text(of: old, oldPart, namesAll: isInvisible)
    printed = Self.text(of: new, newPart, namesAll: isInvisible)
  }

  /// Whether the lines look alike, although their characters differ; long ones are not looked at.
  static func isInvisible(_ pattern: LinePattern, _ line: OutputLine) -> Bool {
    let isShort = max(pattern.line.bytes.count, line.bytes.count) <= mostCompared
    // Two plain texts that differ look different.
    let hasOthers = [pattern.line.bytes, line.bytes].contains { bytes in
      bytes.contains { $0 < 0x20 || $0 >= 0x7F }
    }
    return isShort && hasOthers && LineDifference(pattern, line).isInvisible
  }

  /// A line that is shown for itself, cut at its end where it is long.
  static func text(of line: OutputLine) -> String {
    let isBlank = Appearance(
      line.text.prefix(mostBytes).unicodeScalars, isAtLineEnd: true
    ).isEmpty
    return text(of: line.bytes, 0..<line.bytes.count, namesAll: isBlank)
  }

  static func isLong(_ line: OutputLine) -> Bool { line.bytes.count > mostBytes }

  /// Longer differences than this are seen.
  private static let mostCompared = 10_000

  private static func lookAlike(
    _ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>, isAtLineEnd: Bool
  ) -> Bool {
    let (before, after) = (scalars(of: old), scalars(of: new))
    return (before + after).contains { !$0.isPlain }
      && Appearance(before.map(\.scalar), isAtLineEnd: isAtLineEnd)
        == Appearance(after.map(\.scalar), isAtLineEnd: isAtLineEnd)
  }

  // MARK: - Texts

  /// A character of a line, or a byte that is none.
  private struct Piece {
    let scalar: Unicode.Scalar
    let invalidByte: UInt8?

    /// Whether it is what it looks like.
    var isPlain: Bool { scalar.value >= 0x20 && scalar.value < 0x7F }

    var byName: String {
      invalidByte.map { "⟨byte 0x\(String($0, radix: 16, uppercase: true))⟩" } ?? scalar.byName
    }
  }

  /// How many bytes of a line are shown, and how many of them before the difference.
  private static let mostBytes = 500
  private static let bytesBefore = 160

  /// The line with characters of `part` by their names: all that may look like others, or the invisible.
  private static func text(of line: [UInt8], _ part: Range<Int>, namesAll: Bool) -> String {
    var start = 0
    var end = line.count
    if line.count > mostBytes {
      if part.lowerBound > mostBytes - bytesBefore { start = part.lowerBound - bytesBefore }
      while start > 0, line[start].continuesScalar { start -= 1 }
      end = min(start + mostBytes, line.count)
      while end < line.count, line[end].continuesScalar { end += 1 }
    }
    let shown = part.clamped(to: start..<end)
    let middle = scalars(of: line[shown]).map { piece in
      let isNamed = namesAll ? !piece.isPlain : piece.scalar.isOddBlank
      return isNamed ? piece.byName : String(piece.scalar)
    }
    let parts = [
      String(decoding: line[start..<shown.lowerBound], as: UTF8.self), middle.joined(),
      String(decoding: line[shown.upperBound..<end], as: UTF8.self),
    ]
    return (start > 0 ? "…" : "") + parts.joined().withVisibleFormats
      + (end < line.count ? "…" : "")
  }

  private static func scalars(of bytes: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var decoder = UTF8()
      var iterator = bytes[index...].prefix(4).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        pieces.append(Piece(scalar: scalar, invalidByte: nil))
        index += UTF8.width(scalar)
      } else {
        pieces.append(Piece(scalar: "\u{FFFD}", invalidByte: bytes[index]))
        index += 1
      }
    }
    return pieces
  }
}

extension Appearance {
  fileprivate var isEmpty: Bool { self == Appearance([], isAtLineEnd: true) }
}

extension Unicode.Scalar {
  /// Whether the scalar is a blank or nothing to a reader, and neither the blank nor the tab of ASCII.
  fileprivate var isOddBlank: Bool {
    value >= 0x80 && (properties.isWhitespace || properties.isDefaultIgnorableCodePoint)
      && !properties.isVariationSelector && self != "\u{200D}"
  }
}

extension [UInt8] {
  /// Whether a character or a run of blanks goes on at `index`.
  fileprivate func isInside(_ index: Int) -> Bool {
    guard index > 0, index < count else { return index > 0 && self[index - 1].isSpaceOrTab }
    return self[index].continuesScalar || self[index].isSpaceOrTab || self[index - 1].isSpaceOrTab
  }
}
