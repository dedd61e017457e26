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
      let pattern = LinePattern(line.utf8, options: options)
      guard pattern.matchesAnything else { return false }
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
}

extension LinePattern {
  /// Whether no part of the line says anything about what is printed.
  fileprivate var matchesAnything: Bool {
    isLineWildcard
      || tokens.allSatisfy { token in
        switch token {
        case .text(let bytes): bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        case .number(let number): acceptsAnything(for: number)
        case .wildcard: true
        }
      }
  }
}
