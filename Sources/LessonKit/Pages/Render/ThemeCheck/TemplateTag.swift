import LessonText

/// One tag of a template, `{{title}}`, with its place.
struct TemplateTag: Equatable {
  /// What the tag asks for; its sign stands behind the braces.
  enum Kind: Character {
    /// `{{name}}`, which has no sign.
    case text = " "
    /// `{{{name}}}` or `{{&name}}`
    case html = "{"
    case section = "#"
    case inverted = "^"
    case end = "/"
    case comment = "!"
    /// `{{<name}}`
    case parent = "<"
    /// `{{$name}}`
    case block = "$"
    // What Mustache has and templates of pages have not.
    case partial = ">"
    case delimiters = "="
    case pragma = "%"
    case dynamic = "*"

    /// Whether templates of pages have no such tag.
    var isForeign: Bool { [.partial, .delimiters, .pragma, .dynamic].contains(self) }

    fileprivate init(sign: UInt8) {
      let sign = Character(Unicode.Scalar(sign))
      self = sign == "&" ? .html : Kind(rawValue: sign) ?? .text
    }
  }

  let kind: Kind
  /// The name, blanks around it left out.
  let name: String
  /// The bytes of the whole tag.
  let bytes: Range<Int>
  /// The tag as it is written, up to the end of its first line.
  let text: String

  /// Whether the name is one that the engine can read.
  var isWellFormed: Bool {
    kind == .comment
      || !name.isEmpty
        && name.utf8.allSatisfy { $0.isASCIIAlphanumeric || ".-_".utf8.contains($0) }
  }

  /// The tags of a template up to the first one that nothing closes; of that one the offset.
  static func all(in bytes: [UInt8]) -> (tags: [TemplateTag], unclosed: Int?) {
    var tags: [TemplateTag] = []
    var start = 0
    while let open = bytes[start...].firstRange(of: Array("{{".utf8))?.lowerBound {
      let sign = open + 2 < bytes.count ? bytes[open + 2] : 0
      let kind = Kind(sign: sign)
      let isTriple = sign == UInt8(ascii: "{")
      let name = kind == .text ? open + 2 : open + 3
      let end = Array((isTriple ? "}}}" : "}}").utf8)
      guard name <= bytes.count, let close = bytes[name...].firstRange(of: end)
      else { return (tags, open) }
      let line = bytes[open..<close.upperBound].prefix { $0 != UInt8(ascii: "\n") }
      let inside = String(decoding: bytes[name..<close.lowerBound], as: UTF8.self)
      tags.append(
        TemplateTag(
          kind: kind, name: String(inside.trimmed(of: \.isWhitespace)),
          bytes: open..<close.upperBound, text: String(decoding: line, as: UTF8.self)))
      start = close.upperBound
    }
    return (tags, nil)
  }
}
