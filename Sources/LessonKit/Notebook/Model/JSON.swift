/// A JSON value; its text is what Jupyter itself would write, so that opening and saving a notebook
/// there changes no byte.
enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// Text as Jupyter writes it: a list of its lines, each with its line feed.
  static func lines(of text: String) -> JSON {
    let lines = text.lines
    // Behind the last line feed there is nothing; behind any other text there was none.
    let isEnded = text.utf8.last == UInt8(ascii: "\n")
    return .array(
      lines.enumerated().map { .string(isEnded || $0 < lines.count - 1 ? $1 + "\n" : $1) })
  }

  subscript(name: String) -> JSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The text of a string, or of a list of strings, one a line; `nil` for any other value.
  var multilineText: String? {
    guard case .array(let lines) = self else { return string }
    let texts = lines.compactMap(\.string)
    return texts.count == lines.count ? texts.joined() : nil
  }

  /// The text, with a final line feed: one blank a level, keys in order, characters as they are.
  var text: String {
    var text: [UInt8] = []
    write(to: &text, margin: "\n")
    return String(decoding: text, as: UTF8.self) + "\n"
  }

  private func write(to text: inout [UInt8], margin: String) {
    switch self {
    case .null: text += "null".utf8
    case .bool(let value): text += "\(value)".utf8
    case .integer(let value): text += "\(value)".utf8
    // JSON has no other numbers.
    case .number(let value): text += (value.isFinite ? "\(value)" : "null").utf8
    case .string(let value): Self.write(string: value, to: &text)
    case .array(let values):
      Self.write(values, between: "[", "]", to: &text, margin: margin) { value, text, margin in
        value.write(to: &text, margin: margin)
      }
    case .object(let members):
      let sorted = members.sorted {
        $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
      }
      Self.write(sorted, between: "{", "}", to: &text, margin: margin) { member, text, margin in
        Self.write(string: member.key, to: &text)
        text += ": ".utf8
        member.value.write(to: &text, margin: margin)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout [UInt8],
    margin: String, each: (Element, inout [UInt8], String) -> Void
  ) {
    text += open.utf8
    let inner = margin + " "
    for (index, element) in elements.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text += inner.utf8
      each(element, &text, inner)
    }
    if !elements.isEmpty { text += margin.utf8 }
    text += close.utf8
  }

  private static func write(string: String, to text: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    var string = string
    text.append(quote)
    string.withUTF8 { bytes in
      var start = 0
      // What needs no escape is copied at once.
      for (index, byte) in bytes.enumerated()
      where byte < 0x20 || byte == quote || byte == UInt8(ascii: "\\") {
        text += UnsafeBufferPointer(rebasing: bytes[start..<index])
        text += escape(byte).utf8
        start = index + 1
      }
      text += UnsafeBufferPointer(rebasing: bytes[start...])
    }
    text.append(quote)
  }

  /// What stands for a byte that no string has as it is.
  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case UInt8(ascii: "\n"): "\\n"
    case UInt8(ascii: "\r"): "\\r"
    case UInt8(ascii: "\t"): "\\t"
    case 0x08: "\\b"
    case 0x0C: "\\f"
    default: "\\u" + byte.hexadecimal(4)
    }
  }
}

extension JSON: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = Self.number(in: container) {
      self = .number(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if container.decodeNil() {
      self = .null
    } else if let values = try? container.decode([JSON].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  /// A number; one that no `Double` holds is infinite, as Python reads it.
  private static func number(in container: any SingleValueDecodingContainer) -> Double? {
    do {
      return try container.decode(Double.self)
    } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
      return nil
    } catch {
      return .infinity
    }
  }
}

extension JSON: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}
