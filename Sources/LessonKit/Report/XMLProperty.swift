/// A property of a test suite, read back from a document that ``XMLElement`` wrote.
///
/// No parser of XML: what the tool has not written is not read, and what it has stands in a line of
/// its own, which no text of a lesson can look like, because `<` in texts is escaped.
public struct XMLProperty: Sendable, Equatable {
  /// What it is called.
  public let name: String
  /// Its value, unescaped.
  public let value: String

  /// All properties of `document`, in order; `nil` where one is written in another way.
  public static func all(in document: String) -> [XMLProperty]? {
    var properties: [XMLProperty] = []
    for line in document.utf8.split(separator: UInt8(ascii: "\n")) {
      let text = line.drop { $0 == UInt8(ascii: " ") }
      guard text.starts(with: start) else { continue }
      guard let property = XMLProperty(line: text) else { return nil }
      properties.append(property)
    }
    return properties
  }

  private static let start = Array("<property name=\"".utf8)

  /// Reads `<property name="…" value="…"/>`.
  private init?(line: Substring.UTF8View) {
    let parts = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].elementsEqual("<property name=".utf8),
      parts[2].elementsEqual(" value=".utf8), parts[4].elementsEqual("/>".utf8),
      let name = Self.unescaped(parts[1]), let value = Self.unescaped(parts[3])
    else { return nil }
    self.name = name
    self.value = value
  }

  /// Replaces the references that ``XMLElement`` writes; `nil` where there is another one.
  private static func unescaped(_ text: Substring.UTF8View) -> String? {
    let parts = text.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    var bytes = Array(parts[0])
    for part in parts.dropFirst() {
      guard let end = part.firstIndex(of: UInt8(ascii: ";")),
        let byte = references[String(decoding: part[..<end], as: UTF8.self)]
      else { return nil }
      bytes.append(byte)
      bytes += part[end...].dropFirst()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let references: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
    "quot": UInt8(ascii: "\""), "#9": 9, "#10": 10, "#13": 13,
  ]
}
