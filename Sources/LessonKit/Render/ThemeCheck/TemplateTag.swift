/// One tag of a template, `{{title}}`, with its place.
struct TemplateTag: Equatable {
  /// What the tag asks for.
  enum Kind: Equatable {
    /// `{{name}}`
    case text
    /// `{{{name}}}` or `{{&name}}`
    case html
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case end
    /// `{{! … }}`
    case comment
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block
    /// What Mustache has and templates of pages have not: the sign behind the braces.
    case other(Character)
  }

  let kind: Kind
  /// The name, blanks around it left out.
  let name: String
  /// The bytes of the whole tag.
  let bytes: Range<Int>

  /// Whether the name is one that the engine can read.
  var isWellFormed: Bool {
    kind == .comment
      || !name.isEmpty
        && name.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
          default: false
          }
        }
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
      let text = String(decoding: bytes[name..<close.lowerBound], as: UTF8.self)
      tags.append(
        TemplateTag(kind: kind, name: text.trimmed, bytes: open..<close.upperBound))
      start = close.upperBound
    }
    return (tags, nil)
  }
}

extension TemplateTag.Kind {
  fileprivate init(sign: UInt8) {
    switch sign {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): self = .html
    case UInt8(ascii: "#"): self = .section
    case UInt8(ascii: "^"): self = .inverted
    case UInt8(ascii: "/"): self = .end
    case UInt8(ascii: "!"): self = .comment
    case UInt8(ascii: "<"): self = .parent
    case UInt8(ascii: "$"): self = .block
    case UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "*"):
      self = .other(Character(Unicode.Scalar(sign)))
    default: self = .text
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    guard let start = firstIndex(where: { !isBlank($0) }),
      let end = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[start...end])
  }
}
