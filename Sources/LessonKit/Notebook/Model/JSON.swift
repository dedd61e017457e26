/// A JSON value.
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

  /// The text, with a final line feed.
  var text: String {
    var text = JSONText()
    write(to: &text)
    return String(decoding: text.bytes, as: UTF8.self) + "\n"
  }

  func write(to text: inout JSONText) {
    switch self {
    case .null: text.raw("null")
    case .bool(let value): text.raw("\(value)")
    case .integer(let value): text.raw("\(value)")
    // JSON has no other numbers.
    case .number(let value): text.raw(value.isFinite ? "\(value)" : "null")
    case .string(let value): text.string(value)
    case .array(let values): text.array(values) { $1.write(to: &$0) }
    case .object(let members):
      text.object { text in
        for (name, value) in members.sorted(by: {
          $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
        }) {
          text.member(name) { value.write(to: &$0) }
        }
      }
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
