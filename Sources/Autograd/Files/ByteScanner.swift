/// Reads the text of a file's header from its bytes, and knows where it is when something is wrong.
struct ByteScanner {
  let file: FileBytes
  var position: Int
  let end: Int

  init(_ file: FileBytes, _ range: Range<Int>) {
    self.file = file
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next byte, `nil` at the end.
  var next: UInt8? { position < end ? file[position] : nil }

  func malformed(_ reason: String) -> CheckpointError {
    file.malformed(at: position, reason)
  }

  /// Goes past one byte and returns it.
  mutating func advance() throws(CheckpointError) -> UInt8 {
    guard let byte = next else { throw malformed("the header ends too early") }
    position += 1
    return byte
  }

  /// Goes past blanks, tabs and ends of lines.
  mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { position += 1 }
  }

  /// Goes past `character` if it is what comes next, after space.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  /// Goes past `character`, after space.
  mutating func expect(_ character: Unicode.Scalar) throws(CheckpointError) {
    if !skip(character) { throw malformed("expected \(character), found \(found)") }
  }

  /// Goes past a word if it is what comes next, after space.
  mutating func skip(word: String) -> Bool {
    skipSpace()
    let word = Array(word.utf8)
    guard position + word.count <= end, file.bytes(in: position..<end).starts(with: word) else {
      return false
    }
    position += word.count
    return true
  }

  /// A number of decimal digits that fits `Int`, after space.
  mutating func wholeNumber() throws(CheckpointError) -> Int {
    skipSpace()
    let start = position
    var value = 0
    while let byte = next, (0x30...0x39).contains(byte) {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isSumTooLarge) = product.addingReportingOverflow(Int(byte) - 0x30)
      if isTooLarge || isSumTooLarge {
        throw file.malformed(at: start, "the number is larger than any size can be")
      }
      value = sum
      position += 1
    }
    if position == start { throw malformed("expected a whole number, found \(found)") }
    if file[start] == 0x30 && position - start > 1 {
      throw file.malformed(at: start, "a number starts with 0")
    }
    return value
  }

  /// What comes next, in words.
  var found: String {
    guard let byte = next else { return "the end of the header" }
    return (0x21...0x7e).contains(byte)
      ? String(Unicode.Scalar(byte)) : "the byte 0x" + String(byte, radix: 16)
  }
}
