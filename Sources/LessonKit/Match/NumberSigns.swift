/// The signs that say nothing: those of nan and of zero, which differ from machine to machine.
struct NumberSigns {
  /// What such a sign stands before.
  enum Number: String {
    case nan
    case zero
  }

  /// The line without these signs.
  private let unsigned: [UInt8]
  /// For each nan and zero of the line whether it has a minus sign.
  private let signs: [(number: Number, isNegative: Bool)]

  /// Finds the signs of `line`.
  init(_ line: OutputLine) {
    let bytes = line.bytes
    var unsigned: [UInt8] = []
    var signs: [(Number, Bool)] = []
    var index = 0
    while index < bytes.count {
      guard let token = NumberToken(in: bytes, at: index) else {
        unsigned.append(bytes[index])
        index += 1
        continue
      }
      let isNegative = bytes[index] == UInt8(ascii: "-")
      let number = Number(token)
      if let number { signs.append((number, isNegative)) }
      unsigned += bytes[token.range].dropFirst(number != nil && isNegative ? 1 : 0)
      index = token.range.upperBound
    }
    self.unsigned = unsigned
    self.signs = signs
  }

  /// The numbers whose signs differ between two lines, which differ in nothing else; `nil` where they
  /// differ in more.
  static func difference(_ expected: OutputLine, _ printed: OutputLine) -> Set<Number>? {
    let (old, new) = (NumberSigns(expected), NumberSigns(printed))
    guard expected != printed, old.unsigned == new.unsigned else { return nil }
    return old.numbersUnlike(new)
  }

  /// The numbers whose signs differ, counted from the first.
  func numbersUnlike(_ other: NumberSigns) -> Set<Number> {
    Set(zip(signs, other.signs).filter { $0.isNegative != $1.isNegative }.map(\.0.number))
  }
}

extension NumberSigns.Number {
  fileprivate init?(_ token: NumberToken) {
    switch token.value {
    case .notANumber: self = .nan
    case .decimal(let value) where value.isZero && !token.isInteger: self = .zero
    case .decimal, .infinity: return nil
    }
  }
}
