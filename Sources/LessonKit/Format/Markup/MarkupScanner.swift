import LessonMarkdown
import LessonText

/// One piece of markup, as far as it could be understood.
package enum MarkupToken: Equatable {
  /// Text between tags; references such as `&lt;` stand in it as written.
  case text(String)
  /// `<name attribute="value">`; `source` is the tag as written.
  case start(name: String, attributes: [Attribute], isEmpty: Bool, source: String)
  /// `</name>`; `source` is the tag as written.
  case end(name: String, source: String)
  /// A comment: nobody sees it.
  case comment
  /// `<?xml … ?>` or `<!DOCTYPE svg …>`: nobody sees it, at the beginning.
  case declaration(source: String)

  package struct Attribute: Equatable {
    package var name: String
    /// The value without its quotes; references stand in it as written.
    package var value: String
  }
}

/// Cuts text into tags and the text between them.
///
/// Strict where browsers are forgiving: a `<` that does not open a well-formed tag is text, an
/// attribute's value stands in quotes or has neither quotes nor markup in it, and a tag or comment
/// without an end makes text of all that follows. There are no raw-text elements, so that
/// `</script>` means no more than any other tag.
package struct MarkupScanner {
  /// How many attributes a tag may have; each is compared with those before it.
  private static let attributeLimit = 64

  private let source: [Unicode.Scalar]
  private var index = 0
  private var textStart = 0
  private var tokens: [MarkupToken] = []

  package static func tokens(of text: String) -> [MarkupToken] {
    var scanner = MarkupScanner(source: Array(text.unicodeScalars))
    scanner.scan()
    return scanner.tokens
  }

  private mutating func scan() {
    while index < source.count {
      guard source[index] == "<" else {
        index += 1
        continue
      }
      let start = index
      if let token = readMarkup() {
        endText(at: start)
        tokens.append(token)
        textStart = index
      } else if index < source.count {
        index = start + 1
      }
    }
    endText(at: source.count)
  }

  private mutating func endText(at end: Int) {
    if textStart < end { tokens.append(.text(text(from: textStart, to: end))) }
  }

  /// Reads what begins at `<`; `nil` where it is no markup, at the end of the source where it never ends.
  private mutating func readMarkup() -> MarkupToken? {
    let start = index
    if skip("<!--") { return skip(to: "-->") ? .comment : nil }
    if skip("<![CDATA[") {
      let content = index
      guard skip(to: "]]>") else { return nil }
      return .text(text(from: content, to: index - 3).htmlEscaped)
    }
    if skip("<?") {
      return skip(to: "?>") ? .declaration(source: text(from: start, to: index)) : nil
    }
    if skip("<!DOCTYPE") || skip("<!doctype") {
      // What a document type defines would have to be understood, so that one that does is none.
      guard skip(to: ">"), !source[start..<index].contains("[") else { return nil }
      return .declaration(source: text(from: start, to: index))
    }
    return readTag(from: start)
  }

  private mutating func readTag(from start: Int) -> MarkupToken? {
    index += 1
    let isEnd = skip("/")
    guard let name = readName() else { return nil }
    var attributes: [MarkupToken.Attribute] = []
    while true {
      let hasBlank = skipBlanks()
      guard index < source.count else { return nil }
      if skip(">") {
        let tag = text(from: start, to: index)
        return isEnd
          ? .end(name: name, source: tag)
          : .start(name: name, attributes: attributes, isEmpty: false, source: tag)
      }
      if !isEnd, skip("/>") {
        let tag = text(from: start, to: index)
        return .start(name: name, attributes: attributes, isEmpty: true, source: tag)
      }
      guard hasBlank, !isEnd, attributes.count < Self.attributeLimit,
        let attribute = readAttribute()
      else { return nil }
      // Browsers take the first of two, XML neither.
      if !attributes.contains(where: { $0.name == attribute.name }) { attributes.append(attribute) }
    }
  }

  private mutating func readAttribute() -> MarkupToken.Attribute? {
    guard let name = readName() else { return nil }
    let end = index
    skipBlanks()
    guard skip("=") else {
      index = end
      return .init(name: name, value: "")
    }
    skipBlanks()
    let start = index
    if skip("\"") || skip("'") {
      let quote = source[start]
      guard let close = source[index...].firstIndex(of: quote) else {
        index = source.count
        return nil
      }
      defer { index = close + 1 }
      return .init(name: name, value: text(from: index, to: close))
    }
    while index < source.count, !Self.endsBareValue(source[index]) { index += 1 }
    return index > start ? .init(name: name, value: text(from: start, to: index)) : nil
  }

  /// Reads ASCII letters, digits, `-`, `_` and `:` that begin with a letter.
  private mutating func readName() -> String? {
    let start = index
    guard index < source.count, source[index].isASCIILetter else { return nil }
    while index < source.count, source[index].isNameScalar { index += 1 }
    return text(from: start, to: index)
  }

  @discardableResult private mutating func skipBlanks() -> Bool {
    let start = index
    while index < source.count, source[index].isMarkupBlank { index += 1 }
    return index > start
  }

  private mutating func skip(_ prefix: String) -> Bool {
    guard source[index...].starts(with: prefix.unicodeScalars) else { return false }
    index += prefix.unicodeScalars.count
    return true
  }

  /// Passes the next `end`; without one, everything.
  private mutating func skip(to end: String) -> Bool {
    while index < source.count {
      if skip(end) { return true }
      index += 1
    }
    return false
  }

  private func text(from start: Int, to end: Int) -> String {
    String(String.UnicodeScalarView(source[start..<end]))
  }

  private static func endsBareValue(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isMarkupBlank || "\"'`=<>/".unicodeScalars.contains(scalar)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a blank between the attributes of a tag.
  var isMarkupBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }

  fileprivate var isNameScalar: Bool {
    isASCIILetter || isASCIIDigit || self == "-" || self == "_" || self == ":"
  }
}
