/// The part of JSON (RFC 8259) that a safetensors header needs: strings, and objects of them.
///
/// A general parser would lose what must be told apart here: names that occur twice, the order, and
/// where in the file something is wrong.
extension ByteScanner {
  /// A string in double quotes, after space.
  mutating func jsonString() throws(CheckpointError) -> String {
    try expect("\"")
    let start = position
    var bytes: [UInt8] = []
    while true {
      let byte = try advance()
      switch byte {
      case 0x22:
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw file.malformed(at: start, "the string is not UTF-8")
        }
        return text
      case 0x5c: try bytes.append(contentsOf: jsonEscape())
      case 0..<0x20: throw file.malformed(at: position - 1, "a control character in a string")
      default: bytes.append(byte)
      }
    }
  }

  /// What stands behind a backslash, as UTF-8.
  private mutating func jsonEscape() throws(CheckpointError) -> [UInt8] {
    let start = position - 1
    switch Unicode.Scalar(try advance()) {
    case "\"": return [0x22]
    case "\\": return [0x5c]
    case "/": return [0x2f]
    case "b": return [0x08]
    case "f": return [0x0c]
    case "n": return [0x0a]
    case "r": return [0x0d]
    case "t": return [0x09]
    case "u":
      var value = try fourHexadecimals()
      if (0xd800..<0xdc00).contains(value), next == 0x5c {
        position += 1
        guard try advance() == 0x75 else {
          throw file.malformed(at: start, "half of a character in a string")
        }
        let low = try fourHexadecimals()
        guard (0xdc00..<0xe000).contains(low) else {
          throw file.malformed(at: start, "half of a character in a string")
        }
        value = 0x10000 + (value - 0xd800) << 10 + (low - 0xdc00)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw file.malformed(at: start, "half of a character in a string")
      }
      return Array(String(scalar).utf8)
    default: throw file.malformed(at: start, "an unknown escape in a string")
    }
  }

  private mutating func fourHexadecimals() throws(CheckpointError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try advance()
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw file.malformed(at: position - 1, "expected four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// An object: calls `member` behind every name and its colon.
  mutating func jsonObject(
    _ member: (inout ByteScanner, _ name: String, _ position: Int) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    try expect("{")
    if skip("}") { return }
    repeat {
      skipSpace()
      let start = position
      let name = try jsonString()
      try expect(":")
      try member(&self, name, start)
    } while skip(",")
    try expect("}")
  }

  /// Any value, which is not looked at further.
  mutating func skipJSON(depth: Int = 0) throws(CheckpointError) {
    skipSpace()
    if depth > 120 { throw malformed("values that are nested too deeply") }
    if next == 0x22 {
      _ = try jsonString()
    } else if next == 0x7b {
      try jsonObject { (scanner, _, _) throws(CheckpointError) in
        try scanner.skipJSON(depth: depth + 1)
      }
    } else if skip("[") {
      if skip("]") { return }
      repeat { try skipJSON(depth: depth + 1) } while skip(",")
      try expect("]")
    } else if !["true", "false", "null"].contains(where: { skip(word: $0) }) {
      try skipJSONNumber()
    }
  }

  private mutating func skipJSONNumber() throws(CheckpointError) {
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func skipDigits(_ scanner: inout ByteScanner) throws(CheckpointError) {
      if !isDigit(scanner.next) {
        throw scanner.malformed("expected a value, found \(scanner.found)")
      }
      while isDigit(scanner.next) { scanner.position += 1 }
    }
    if next == 0x2d { position += 1 }
    let start = position
    try skipDigits(&self)
    if file[start] == 0x30 && position - start > 1 {
      throw file.malformed(at: start, "a number starts with 0")
    }
    if next == 0x2e {
      position += 1
      try skipDigits(&self)
    }
    if next == 0x65 || next == 0x45 {
      position += 1
      if next == 0x2b || next == 0x2d { position += 1 }
      try skipDigits(&self)
    }
  }

  /// An array of whole numbers.
  mutating func jsonWholeNumbers() throws(CheckpointError) -> [Int] {
    try expect("[")
    if skip("]") { return [] }
    var numbers: [Int] = []
    repeat {
      numbers.append(try wholeNumber())
    } while skip(",")
    try expect("]")
    return numbers
  }
}

extension [UInt8] {
  /// Appends a string as JSON, escaped no more than it must be.
  mutating func appendJSON(_ text: String) {
    append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: append(contentsOf: "\\\"".utf8)
      case 0x5c: append(contentsOf: "\\\\".utf8)
      case 0x08: append(contentsOf: "\\b".utf8)
      case 0x0c: append(contentsOf: "\\f".utf8)
      case 0x0a: append(contentsOf: "\\n".utf8)
      case 0x0d: append(contentsOf: "\\r".utf8)
      case 0x09: append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        append(contentsOf: "\\u00".utf8)
        append(contentsOf: (byte < 0x10 ? "0" : "").utf8)
        append(contentsOf: String(byte, radix: 16).utf8)
      default: append(byte)
      }
    }
    append(0x22)
  }
}
