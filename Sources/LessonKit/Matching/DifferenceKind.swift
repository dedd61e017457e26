import LessonFormat

/// The one thing in which printed lines differ from those in whose place they stand.
package enum DifferenceKind: Equatable {
  /// To Unicode they are equal, and are made of other bytes.
  case bytes
  /// They look alike, and are made of other characters.
  case characters
  /// The signs of these numbers, nan or zero, which differ from machine to machine.
  case signs(of: String)
  /// Addresses, which change from run to run.
  case address
  case lastDigits
  case digits

  /// Looks at pairs of lines that do not match; `nil` where they differ in more than one thing.
  init?(_ pairs: [(LinePattern, OutputLine)]) {
    func differ(_ isSuch: (LinePattern, OutputLine) -> Bool) -> Bool { pairs.allSatisfy(isSuch) }
    if pairs.isEmpty { return nil }
    if differ(LineDifference.isInvisible) {
      self = .characters
    } else if let numbers = Self.numbersOfOtherSign(in: pairs) {
      self = .signs(of: numbers)
    } else if differ({
      $0.line.text.maskingAddresses.utf8.elementsEqual($1.text.maskingAddresses.utf8)
    }) {
      self = .address
    } else if differ({ Self.isInLastDigits($0.line, $1) }) {
      self = .lastDigits
    } else if differ({ $0.line.digitShape == $1.digitShape }) {
      self = .digits
    } else {
      return nil
    }
  }

  /// The numbers whose signs are all that differs, in words; `nil` where more does.
  private static func numbersOfOtherSign(in pairs: [(LinePattern, OutputLine)]) -> String? {
    var numbers: Set<String> = []
    for (pattern, line) in pairs {
      let (old, new) = (NumberSigns(pattern.line), NumberSigns(line))
      guard pattern.line != line, old.unsigned == new.unsigned else { return nil }
      numbers.formUnion(old.numbersUnlike(new))
    }
    return numbers.sorted().joined(separator: " and ")
  }

  /// The largest distance of two numbers that differ in their last digits, as a part of the first.
  private static let largestDistance = DecimalNumber("1e-3")

  private static func isInLastDigits(_ expected: OutputLine, _ printed: OutputLine) -> Bool {
    var options = OutputOptions().asExact
    options.numbers.relativeTolerance = largestDistance
    let pattern = LinePattern(expected.bytes, options: options)
    return expected != printed && pattern.matches(printed)
      // Signs are no digits.
      && NumberSigns(expected).numbersUnlike(NumberSigns(printed)).isEmpty
  }
}

/// The signs of a line that say nothing: those of nan and of zero.
private struct NumberSigns {
  /// The line without these signs.
  private(set) var unsigned: [UInt8] = []
  /// For each nan and zero of the line whether it has a minus sign.
  private var signs: [(number: String, isNegative: Bool)] = []

  init(_ line: OutputLine) {
    let bytes = line.bytes
    var index = 0
    while index < bytes.count {
      guard let token = NumberToken(in: bytes, at: index) else {
        unsigned.append(bytes[index])
        index += 1
        continue
      }
      let isNegative = bytes[index] == UInt8(ascii: "-")
      let number = Self.name(of: token)
      if let number { signs.append((number, isNegative)) }
      unsigned += bytes[token.range].dropFirst(number != nil && isNegative ? 1 : 0)
      index = token.range.upperBound
    }
  }

  private static func name(of token: NumberToken) -> String? {
    switch token.value {
    case .notANumber: "nan"
    case .decimal(let value) where value.isZero && !token.isInteger: "zero"
    case .decimal, .infinity: nil
    }
  }

  /// The numbers whose signs differ, counted from the first.
  func numbersUnlike(_ other: NumberSigns) -> Set<String> {
    Set(zip(signs, other.signs).filter { $0.isNegative != $1.isNegative }.map(\.0.number))
  }
}

extension OutputLine {
  /// The line with every run of digits as one mark, so that 9.5 and 10.25 have the same shape.
  fileprivate var digitShape: [Unicode.Scalar] {
    text.unicodeScalars.reduce(into: []) { shape, scalar in
      if !("0"..."9").contains(scalar) {
        shape.append(scalar)
      } else if shape.last != "\0" {
        shape.append("\0")
      }
    }
  }
}

extension String {
  /// Whether the text has what only an address looks like: that of a thing in memory, on 64-bit systems.
  package var hasAddress: Bool { contains("0x0000") }

  /// The text with one mark in the place of each long hexadecimal number.
  var maskingAddresses: String { replacing(#/0x[0-9A-Fa-f]{6,}/#, with: "0x…") }
}
