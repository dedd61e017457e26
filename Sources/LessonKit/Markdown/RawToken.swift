import LessonText

/// A piece of raw HTML as a browser cuts it (HTML, section 13.2.5), with its place.
package struct RawToken: Equatable {
  package enum Content: Equatable {
    case text
    /// What nobody sees, in its place or anywhere: a comment.
    case comment
    /// A start tag; an element whose content is no HTML has it with it.
    case start(Tag)
    case end(name: String)
    /// An instruction or a declaration, `<?…>` or `<!…>`.
    case declaration(name: String)
    /// A tag that the HTML ends in.
    case unfinished(name: String)
  }

  package struct Tag: Equatable {
    /// The element's name as it is written.
    package let name: String
    /// The attributes, their names in lowercase; references stand in the values as written.
    package fileprivate(set) var attributes: [(name: String, value: String)] = []
    /// Whether it ends with `/>`, which has a meaning in XML alone.
    package fileprivate(set) var isEmpty = false

    package static func == (lhs: Tag, rhs: Tag) -> Bool {
      lhs.name == rhs.name && lhs.isEmpty == rhs.isEmpty
        && lhs.attributes.elementsEqual(rhs.attributes, by: ==)
    }
  }

  package let content: Content
  package let range: Range<Int>

  /// Elements whose content is no HTML, or means nothing without them.
  package static let opaque: Set<String> = [
    "iframe", "math", "noembed", "noframes", "plaintext", "script", "style", "svg", "template",
    "textarea", "title", "xmp",
  ]

  /// The name of the element that it begins or ends, in lowercase; empty for any other piece.
  package var elementName: String {
    switch content {
    case .start(let tag): tag.name.lowercased()
    case .end(let name): name.lowercased()
    case .text, .comment, .declaration, .unfinished: ""
    }
  }

  package static func all(in bytes: [UInt8]) -> [RawToken] {
    var scanner = RawScanner(bytes: bytes)
    return scanner.tokens()
  }
}

private struct RawScanner {
  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func tokens() -> [RawToken] {
    var tokens: [RawToken] = []
    var textStart = 0
    while index < bytes.count {
      let start = index
      guard bytes[index] == UInt8(ascii: "<"), let content = markup() else {
        index = start + 1
        continue
      }
      if textStart < start { tokens.append(RawToken(content: .text, range: textStart..<start)) }
      tokens.append(RawToken(content: content, range: start..<index))
      textStart = index
    }
    if textStart < bytes.count {
      tokens.append(RawToken(content: .text, range: textStart..<bytes.count))
    }
    return tokens
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Reads what begins with the `<` at the place; `nil` where that is text.
  private mutating func markup() -> RawToken.Content? {
    let rest = bytes[index...]
    if rest.starts(with: "<!--".utf8) {
      index += 4
      if bytes[index...].starts(with: ">".utf8) || bytes[index...].starts(with: "->".utf8) {
        skip(behind: ">")
      } else {
        skipComment()
      }
      return .comment
    }
    index += 1
    let isEnd = current == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard let first = current else { return nil }
    if first.isASCIILetter {
      let name = text { !$0.isHTMLBlank && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
      return tag(name, isEnd: isEnd)
    }
    guard isEnd || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") else { return nil }
    skip(behind: ">")
    return isEnd ? .comment : .declaration(name: String(Unicode.Scalar(first)))
  }

  private mutating func tag(_ name: String, isEnd: Bool) -> RawToken.Content {
    var tag = RawToken.Tag(name: name)
    while true {
      let isSlash = current == UInt8(ascii: "/")
      guard let byte = current else { return .unfinished(name: name) }
      if byte == UInt8(ascii: ">") { break }
      tag.isEmpty = isSlash
      if isSlash || byte.isHTMLBlank {
        index += 1
        continue
      }
      guard let attribute = attribute() else { return .unfinished(name: name) }
      tag.attributes.append(attribute)
    }
    index += 1
    if isEnd { return .end(name: name) }
    if RawToken.opaque.contains(name.lowercased()) { skipContent(of: name.lowercased()) }
    return .start(tag)
  }

  /// Reads an attribute; `nil` where the HTML ends in its value.
  private mutating func attribute() -> (name: String, value: String)? {
    index += 1
    let start = index - 1
    _ = text { !$0.isHTMLBlank && !"/>=".utf8.contains($0) }
    let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    let end = index
    skipBlanks()
    guard current == UInt8(ascii: "=") else {
      index = end
      return (name, "")
    }
    index += 1
    skipBlanks()
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return (name, text { !$0.isHTMLBlank && $0 != UInt8(ascii: ">") })
    }
    index += 1
    let value = text { $0 != quote }
    guard current != nil else { return nil }
    index += 1
    return (name, value)
  }

  private mutating func text(while condition: (UInt8) -> Bool) -> String {
    let start = index
    index = bytes[index...].firstIndex { !condition($0) } ?? bytes.count
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    index = bytes[index...].firstIndex { !$0.isHTMLBlank } ?? bytes.count
  }

  private mutating func skip(behind byte: Unicode.Scalar) {
    index = bytes[index...].firstIndex(of: UInt8(ascii: byte)).map { $0 + 1 } ?? bytes.count
  }

  private mutating func skipComment() {
    while let dash = bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
      index = dash + 1
      for end in ["->", "-!>"] where bytes[index...].starts(with: end.utf8) {
        index += end.utf8.count
        return
      }
    }
    index = bytes.count
  }

  private mutating func skipContent(of name: String) {
    while let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = end + 1
      guard name != "plaintext", current == UInt8(ascii: "/") else { continue }
      let word = bytes[(index + 1)...].prefix { $0.isASCIIAlphanumeric }
      guard String(decoding: word, as: UTF8.self).lowercased() == name else { continue }
      skip(behind: ">")
      return
    }
    index = bytes.count
  }
}
