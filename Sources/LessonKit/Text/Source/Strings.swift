extension String {
  /// The lines of the text, so that `a` and `a\n` are one; of bytes, because to characters a carriage return
  /// and a line feed are one.
  package var lines: [String] {
    var (text, lines) = (self, [String]())
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        lines.append(String(decoding: rest[..<end], as: UTF8.self))
        rest = rest[end...].dropFirst()
      }
    }
    return lines
  }

  /// Whether there is nothing but blanks and line ends.
  package var isBlank: Bool {
    unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
  }

  /// Whether the bytes of `text` stand one after another anywhere in this text.
  ///
  /// Code is bytes: what `contains` takes for equal may be written in other ones, and where Foundation
  /// is linked it goes through the rules of languages to find that.
  package func hasBytes(of text: String) -> Bool {
    var (own, wanted) = (self, text)
    return own.withUTF8 { bytes in
      wanted.withUTF8 { wanted in
        guard let first = wanted.first else { return true }
        guard bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
          // Whole slices of either would be compared a step at a time.
          if wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] }) { return true }
        }
        return false
      }
    }
  }
}

extension [String] {
  package var quotedList: String { map { "`\($0)`" }.joined(separator: ", ") }
}

extension Int {
  /// The number with what it counts: `1 cell`, `2 cells`.
  package func counting(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension BidirectionalCollection {
  /// The elements without those at both ends of which `isBlank` is true.
  package func trimmed(of isBlank: (Element) -> Bool) -> SubSequence {
    let start = drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start }
    return start[...last]
  }
}

extension FixedWidthInteger {
  /// The number in hexadecimal, with zeros before it up to `count` digits.
  package func hexadecimal(_ count: Int) -> String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(count - digits.count, 0)) + digits
  }
}
