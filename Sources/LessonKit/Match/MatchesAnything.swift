extension ExpectedOutput {
  /// Whether the fence says nothing about what comes of the cell: it has wildcards and numbers of
  /// unbounded tolerance in it, and beside them no more than blanks.
  ///
  /// An empty fence says that nothing is printed.
  var matchesAnything: Bool {
    // A blank line occurs in every message.
    var isLenient = channel.isFailure && !lines.isEmpty
    for line in lines {
      guard let first = line.utf8.first(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      guard options.mayMatchAnything(startingWith: first) else { return false }
      guard options.takesAnything(for: OutputLine(line.utf8).bytes) else { return false }
      isLenient = true
    }
    return isLenient
  }
}

extension OutputOptions {
  /// Whether a line that starts with `byte` may be one without a text of its own, so that most lines
  /// need not be read.
  fileprivate func mayMatchAnything(startingWith byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "."): !isExact || !numbers.isOff
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      !numbers.isOff
    default: false
    }
  }

  /// Whether no part of a line says anything about what is printed; the first one that does decides.
  fileprivate func takesAnything(for line: [UInt8]) -> Bool {
    let word = line.drop { $0 == 0x20 || $0 == 0x09 }
    if hasLineWildcards, word.elementsEqual(LinePattern.lineWildcard.utf8) { return true }
    var index = word.startIndex
    var stretch = 0
    while index < line.endIndex {
      if line[index] == 0x20 || line[index] == 0x09 {
        index += 1
      } else if !isExact, line[index...].starts(with: LinePattern.wildcard) {
        index += LinePattern.wildcard.count
        stretch = index
      } else if !numbers.isOff, let number = NumberToken(in: line, at: index, behind: stretch),
        !number.isInteger, !number.isCut, numbers.acceptsAnything(for: number)
      {
        index = number.range.upperBound
      } else {
        return false
      }
    }
    return true
  }
}
