import LessonText

/// The text of JSON as Jupyter writes it: one blank a level, keys in order, characters as they are.
///
/// Whoever writes an object names its members in the order of their names, by bytes.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  /// Whether nothing stands in the innermost list or object yet.
  private var isEmpty = true

  mutating func object(_ members: (inout JSONText) -> Void) { write("{", "}", members) }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ each: (inout JSONText, Element) -> Void
  ) {
    write("[", "]") { text in
      for element in elements {
        text.beginLine()
        each(&text, element)
      }
    }
  }

  mutating func member(_ name: String, _ value: (inout JSONText) -> Void) {
    beginLine()
    string(name)
    raw(": ")
    value(&self)
  }

  mutating func member(_ name: String, _ value: String) { member(name) { $0.string(value) } }
  mutating func member(_ name: String, _ value: Bool) { member(name) { $0.raw("\(value)") } }
  mutating func member(_ name: String, _ value: Int) { member(name) { $0.raw("\(value)") } }
  mutating func member(_ name: String, lines text: String) { member(name) { $0.lines(of: text) } }
  mutating func member(_ name: String, _ values: [String]) {
    member(name) { $0.array(values) { $0.string($1) } }
  }

  /// Text as Jupyter writes it: a list of its lines, each with its line feed.
  mutating func lines(of text: String) {
    var text = text
    text.withUTF8 { bytes in
      write("[", "]") { json in
        var rest = bytes[...]
        while !rest.isEmpty {
          let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
          json.beginLine()
          json.string(UnsafeBufferPointer(rebasing: rest[..<end]))
          rest = rest[end...]
        }
      }
    }
  }

  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  /// Adds what needs no quotation marks: a number, a word.
  mutating func raw(_ text: String) { bytes += text.utf8 }

  private mutating func write(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    raw(open)
    isEmpty = true
    depth += 1
    body(&self)
    depth -= 1
    if !isEmpty { endLine() }
    isEmpty = false
    raw(close)
  }

  /// Begins the line of the next element or member.
  private mutating func beginLine() {
    if !isEmpty { raw(",") }
    endLine()
    isEmpty = false
  }

  private mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: depth)
  }

  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    var start = 0
    // What needs no escape is copied at once.
    for (index, byte) in text.enumerated()
    where byte < 0x20 || byte == quote || byte == UInt8(ascii: "\\") {
      bytes += UnsafeBufferPointer(rebasing: text[start..<index])
      bytes += Self.escape(byte).utf8
      start = index + 1
    }
    bytes += UnsafeBufferPointer(rebasing: text[start...])
    bytes.append(quote)
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
