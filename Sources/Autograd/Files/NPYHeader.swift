/// The header of a NumPy `.npy` file, of version 1, 2 or 3.
///
/// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. A magic
/// string, the version, the length of a text of Python that tells type, order and shape, and then
/// the elements. What comes behind them belongs to something else, such as the next array that a
/// program saved to the same file.
struct NPYHeader {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  let array: StoredArray
  /// Whether the first index changes fastest.
  let isFortranOrder: Bool

  init(_ file: FileBytes) throws(CheckpointError) {
    if file.count < 8 || !file.bytes(in: 0..<6).elementsEqual(Self.magic) {
      throw file.malformed(at: 0, "the file does not start as NumPy's do")
    }
    let version = file[6]
    if !(1...3).contains(version) || file[7] != 0 {
      throw file.unsupported(at: 6, "version \(version).\(file[7]) of the format cannot be read")
    }
    let data = 8 + (version == 1 ? 2 : 4)
    if file.count < data { throw file.malformed(at: 8, "the file ends in the header's length") }
    let length = (8..<data).reduce(0) { $0 | Int(file[$1]) << (8 * ($1 - 8)) }
    if length > file.count - data {
      throw file.malformed(
        at: 8, "the header is said to have \(length) bytes, but \(file.count - data) follow")
    }
    var scanner = ByteScanner(file, data..<data + length)
    let text = try PythonText(&scanner)
    let size = try StoredArray.size(of: text.shape, text.type, in: file, at: data)
    let start = data + length
    if size > file.count - start {
      throw file.malformed(
        at: start,
        "an array of shape \(text.shape) takes \(size) bytes, but \(file.count - start) follow")
    }
    array = StoredArray(type: text.type, shape: text.shape, range: start..<start + size)
    isFortranOrder = text.isFortranOrder
  }

  /// The dictionary in the header: `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`.
  private struct PythonText {
    let type: ElementType
    let isFortranOrder: Bool
    let shape: [Int]

    init(_ scanner: inout ByteScanner) throws(CheckpointError) {
      let file = scanner.file
      let start = scanner.position
      var type: ElementType?
      var isFortranOrder: Bool?
      var shape: [Int]?
      try scanner.expect("{")
      while !scanner.skip("}") {
        let position = scanner.position
        let key = try Self.string(&scanner)
        try scanner.expect(":")
        switch key {
        case "descr" where type == nil: type = try Self.elementType(&scanner)
        case "fortran_order" where isFortranOrder == nil:
          isFortranOrder = scanner.skip(word: "True")
          if isFortranOrder == false && !scanner.skip(word: "False") {
            throw scanner.malformed("expected True or False, found \(scanner.found)")
          }
        case "shape" where shape == nil: shape = try Self.tuple(&scanner)
        default: throw file.malformed(at: position, "the key '\(key)' is unknown or occurs twice")
        }
        if !scanner.skip(",") {
          try scanner.expect("}")
          break
        }
      }
      scanner.skipSpace()
      if scanner.next != nil {
        throw scanner.malformed("expected the end of the header, found \(scanner.found)")
      }
      guard let type, let isFortranOrder, let shape else {
        throw file.malformed(at: start, "the header lacks descr, fortran_order or shape")
      }
      (self.type, self.isFortranOrder, self.shape) = (type, isFortranOrder, shape)
    }

    private static func elementType(
      _ scanner: inout ByteScanner
    ) throws(CheckpointError) -> ElementType {
      scanner.skipSpace()
      let start = scanner.position
      if scanner.next == 0x5b {
        throw scanner.file.unsupported(at: start, "records cannot be read, only plain numbers")
      }
      let name = try string(&scanner)
      guard let type = ElementType(numpyName: name) else {
        throw scanner.file.unsupported(at: start, "the type '\(name)' cannot be read")
      }
      return type
    }

    /// A string in either kind of quotes, of printable ASCII and without escapes: none is needed.
    private static func string(_ scanner: inout ByteScanner) throws(CheckpointError) -> String {
      let quote: Unicode.Scalar = scanner.skip("\"") ? "\"" : "'"
      if quote == "'" { try scanner.expect("'") }
      var text = ""
      while true {
        let byte = try scanner.advance()
        if UInt32(byte) == quote.value { return text }
        if !(0x20...0x7e).contains(byte) || byte == 0x5c {
          throw scanner.malformed("a character that no key or type has")
        }
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }

    private static func tuple(_ scanner: inout ByteScanner) throws(CheckpointError) -> [Int] {
      try scanner.expect("(")
      var numbers: [Int] = []
      while !scanner.skip(")") {
        numbers.append(try scanner.wholeNumber())
        if scanner.skip(",") { continue }
        // Without the comma it would be no tuple but a number in parentheses.
        if numbers.count == 1 { throw scanner.malformed("expected , found \(scanner.found)") }
        try scanner.expect(")")
        break
      }
      return numbers
    }
  }
}
