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

  /// The text, with a final line feed: one blank a level, keys in order, characters as they are.
  var text: String {
    var text = ""
    write(to: &text, margin: "\n")
    return text + "\n"
  }

  private func write(to text: inout String, margin: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    // JSON has no other numbers.
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
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
        text += ": "
        member.value.write(to: &text, margin: margin)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout String,
    margin: String, each: (Element, inout String, String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "" : ",") + margin + " "
      each(element, &text, margin + " ")
    }
    text += (elements.isEmpty ? "" : margin) + close
  }

  private static func write(string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case ..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSON: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
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
}
