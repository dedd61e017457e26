/// Reads the rows of comma-separated values (RFC 4180), byte by byte.
///
/// Not by SwiftCSV (0.10): it goes by characters as readers see them, in which a combining mark takes
/// the delimiter before it along, and it has no difference between a blank line and a row of one
/// quoted field without text.
struct CSVReader {
  private let bytes: [UInt8]
  private let delimiter: [UInt8]
  private var position = 0

  /// The rows, without the lines that are blank.
  static func rows(of text: String, delimiter: Character) throws(CSVError) -> [[String]] {
    if delimiter == "\"" || delimiter.isNewline {
      throw .malformed(reason: "a quote or a line end cannot be the delimiter")
    }
    var reader = CSVReader(text, delimiter)
    var rows: [[String]] = []
    while reader.position < reader.bytes.count {
      if let row = try reader.row(number: rows.count) { rows.append(row) }
    }
    return rows
  }

  private init(_ text: String, _ delimiter: Character) {
    bytes = Array(text.utf8)
    self.delimiter = Array(String(delimiter).utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The fields up to the end of the line; `nil` if it is blank.
  private mutating func row(number: Int) throws(CSVError) -> [String]? {
    var fields: [String] = []
    while true {
      skipBlanks()
      let isQuoted = position < bytes.count && bytes[position] == .quote
      let place = "\(number == 0 ? "the header" : "row \(number)"), field \(fields.count + 1)"
      fields.append(isQuoted ? try quotedField(place) : try plainField(place))
      if isAtDelimiter {
        position += delimiter.count
      } else {
        skipLineEnd()
        return fields == [""] && !isQuoted ? nil : fields
      }
    }
  }

  /// A field up to the delimiter or the end of the line, less the blanks at its end.
  private mutating func plainField(_ place: @autoclosure () -> String) throws(CSVError) -> String {
    let start = position
    while !isAtEndOfField {
      if bytes[position] == .quote {
        throw .malformed(reason: "\(place()) has a quote, but does not begin with one")
      }
      position += 1
    }
    var end = position
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A field between quotes, in which two quotes are one.
  private mutating func quotedField(_ place: @autoclosure () -> String) throws(CSVError) -> String {
    var field: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != .quote {
        field.append(byte)
      } else if position < bytes.count, bytes[position] == .quote {
        field.append(.quote)
        position += 1
      } else {
        skipBlanks()
        if isAtEndOfField { return String(decoding: field, as: UTF8.self) }
        throw .malformed(reason: "\(place()) goes on behind its closing quote")
      }
    }
    throw .malformed(reason: "a quote is not closed")
  }

  private var isAtDelimiter: Bool {
    position < bytes.count && bytes[position] == delimiter[0]
      && bytes[position...].starts(with: delimiter)
  }

  private var isAtEndOfField: Bool {
    position == bytes.count || bytes[position].isLineEnd || isAtDelimiter
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isBlank, !isAtDelimiter { position += 1 }
  }

  /// A line ends with LF, CR LF or CR.
  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    position += bytes[position...].starts(with: [.carriageReturn, .lineFeed]) ? 2 : 1
  }
}

extension UInt8 {
  fileprivate static let quote = UInt8(ascii: "\"")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")

  fileprivate var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
