import LessonText

/// A tag in raw HTML, with its place.
struct RawTag: Equatable {
  /// The element's name as it is written; `?` or `!` for an instruction or a declaration.
  let name: String
  let isStart: Bool
  let range: Range<Int>
  /// What the attribute `src` says, as far as it is written.
  let source: String?

  var isImage: Bool { isStart && name.lowercased() == "img" }

  /// Elements whose content is no HTML.
  private static let rawElements: Set<String> = ["script", "style", "textarea", "title", "xmp"]

  /// The tags in `bytes`, and whether text stands next to them; comments are neither.
  static func all(in bytes: [UInt8]) -> (tags: [RawTag], hasText: Bool) {
    var tags: [RawTag] = []
    var hasText = false
    var index = 0
    func skip(to end: String, from start: Int) -> Int {
      let found = bytes[start...].firstRange(of: Array(end.utf8))
      return found?.upperBound ?? bytes.count
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else {
        hasText = hasText || !bytes[index].isHTMLBlank && bytes[index] != UInt8(ascii: ">")
        index += 1
        continue
      }
      let next = bytes[index + 1]
      if bytes[index...].starts(with: "<!--".utf8) {
        index = skip(to: "-->", from: index + 2)
      } else if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") {
        let end = skip(to: ">", from: index)
        let name = String(Unicode.Scalar(next))
        tags.append(RawTag(name: name, isStart: true, range: index..<end, source: nil))
        index = end
      } else if let tag = RawTag(in: bytes, at: index) {
        tags.append(tag)
        index = tag.range.upperBound
        if tag.isStart, rawElements.contains(tag.name.lowercased()) {
          index = skip(to: "</", from: index)
          index = skip(to: ">", from: index)
        }
      } else {
        hasText = true
        index += 1
      }
    }
    return (tags, hasText)
  }
}

extension RawTag {
  private init?(in bytes: [UInt8], at start: Int) {
    var index = start + 1
    let isEnd = bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let name = bytes[index...].prefix { $0.isHTMLName }
    guard let first = name.first, first.isASCIILetter else { return nil }
    index = name.endIndex
    var source: String?
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      let attribute = bytes[index...].prefix { $0.isHTMLName }
      guard !attribute.isEmpty else {
        index += 1
        continue
      }
      index = attribute.endIndex
      index = bytes[index...].firstIndex { !$0.isHTMLBlank } ?? bytes.count
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
      index = bytes[(index + 1)...].firstIndex { !$0.isHTMLBlank } ?? bytes.count
      guard index < bytes.count else { break }
      let quote = bytes[index]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { index += 1 }
      let value = bytes[index...].prefix {
        isQuoted ? $0 != quote : !$0.isHTMLBlank && $0 != UInt8(ascii: ">")
      }
      index = min(value.endIndex + (isQuoted ? 1 : 0), bytes.count)
      if String(decoding: attribute, as: UTF8.self).lowercased() == "src", source == nil {
        source = String(decoding: value, as: UTF8.self)
      }
    }
    self.init(
      name: String(decoding: name, as: UTF8.self), isStart: !isEnd,
      range: start..<min(index + 1, bytes.count), source: source)
  }
}

extension UInt8 {
  fileprivate var isHTMLName: Bool { isASCIIAlphanumeric || "-:_".utf8.contains(self) }
}
