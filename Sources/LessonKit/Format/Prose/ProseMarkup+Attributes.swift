import LessonMarkdown
import LessonText

/// The start tag of an element, with what it may have of its attributes.
struct ProseTag {
  fileprivate(set) var pieces: [ProsePiece] = []
  /// What ends the element.
  fileprivate(set) var end: [ProsePiece] = []
  /// Whether a picture shows something: one without an address does not.
  fileprivate(set) var hasPicture = false
  /// Whether its picture is none of the package's.
  fileprivate(set) var isRemote = false
  /// What a picture shows, in words.
  fileprivate(set) var description = ""

  fileprivate mutating func write(_ html: String) { pieces.append(.html(html)) }
}

extension ProseMarkup {
  /// The start tag of `element`, as far as its attributes may be written.
  mutating func written(_ source: RawToken.Tag, as element: String) -> ProseTag {
    var tag = ProseTag()
    begin(element, &tag)
    var styles = element == "details" ? ["more"] : []
    var known: Set<String> = []
    for (name, value) in source.attributes {
      guard let kind = ProseVocabulary.attribute(named: name, of: element),
        known.insert(name == "name" ? "id" : name).inserted
      else { continue }
      switch kind {
      case .simple(let kind):
        if let text = kind.written(value, MarkupNames(prefix: "", in: [])) {
          tag.write(" \(name)=\"\(text)\"")
          if name == "alt" { tag.description = text }
        }
      case .id:
        guard MarkupNames.isName(value), !Self.isReserved(value), usedNames.insert(value).inserted
        else { break }
        names.append(value)
        tag.pieces.append(.id(value))
      case .link: addLink(ProseAddress(value), source.name, &tag)
      case .image: addImage(ProseAddress(value), &tag)
      case .images: addImages(value, source.name, &tag)
      case .alignment(let words):
        if words.contains(value.lowercased()) { styles.append(value.lowercased()) }
      case .size:
        let digits = value.hasSuffix("px") ? value.dropLast(2) : value[...]
        let number = digits.hasSuffix("%") ? digits.dropLast() : digits
        if (1...4).contains(number.utf8.count), number.utf8.allSatisfy(\.isASCIIDigit) {
          tag.write(" \(name)=\"\(digits)\"")
        }
      case .flag: tag.write(" \(name)=\"\"")
      }
    }
    if !styles.isEmpty { tag.write(" class=\"\(styles.joined(separator: " "))\"") }
    if element == "details", !known.contains("open") { tag.pieces.append(.openAmongOthers) }
    if element == "img" {
      if !known.contains("alt") { tag.write(" alt=\"\"") }
      if !known.contains("src"), !known.contains("srcset") {
        links.append((self.tag, "", true))
      }
    }
    tag.write(">")
    return tag
  }

  private func begin(_ element: String, _ tag: inout ProseTag) {
    if element.count == 2, let level = element.dropFirst().first?.wholeNumberValue {
      tag.pieces = [.html("<"), .heading(level: level)]
      tag.end = [.html("</"), .heading(level: level), .html(">")]
    } else if element == "table", !isOpen("table") {
      tag.pieces = [.html(TableBox.start(isWide: true) + "<table")]
      tag.end = [.html("</table>" + TableBox.end)]
    } else {
      tag.pieces = [.html("<\(element)")]
      tag.end = [.html("</\(element)>")]
    }
  }

  private mutating func addLink(_ address: ProseAddress, _ name: String, _ tag: inout ProseTag) {
    guard address.isAllowed else { return leaveOut(name, .address(attribute: "href")) }
    links.append((self.tag, address.text, false))
    tag.pieces += [.html(" href=\""), .link(address.text), .html("\"")]
  }

  private mutating func addImage(_ address: ProseAddress, _ tag: inout ProseTag) {
    tag.isRemote = address.isElsewhere
    guard !tag.isRemote else { return }
    links.append((self.tag, address.text, true))
    guard !address.text.isEmpty else { return }
    tag.hasPicture = true
    tag.pieces += [.html(" src=\""), .image(address.text), .html("\"")]
  }

  /// Adds pictures such as `a.png, b.png 2x`.
  private mutating func addImages(_ value: String, _ name: String, _ tag: inout ProseTag) {
    var pieces: [ProsePiece] = []
    var addresses: [String] = []
    for part in value.split(separator: ",") {
      let words = part.split(whereSeparator: \.isWhitespace)
      guard let first = words.first else { continue }
      let address = ProseAddress(String(first))
      let size = words.dropFirst().first ?? ""
      let isSize =
        words.count < 2 || size.hasSuffix("x") || size.hasSuffix("w")
      guard words.count < 3, isSize,
        size.dropLast().utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") }),
        !address.isElsewhere, !address.text.isEmpty
      else { return leaveOut(name, .address(attribute: "srcset")) }
      addresses.append(address.text)
      pieces += [
        .html(pieces.isEmpty ? "" : ", "), .image(address.text),
        .html(size.isEmpty ? "" : " \(size)"),
      ]
    }
    guard !addresses.isEmpty else { return }
    for address in addresses { links.append((self.tag, address, true)) }
    tag.hasPicture = true
    tag.pieces += [.html(" srcset=\"")] + pieces + [.html("\"")]
  }

  /// Whether a page has such names itself, for the places of its own.
  private static func isReserved(_ name: String) -> Bool {
    if name.hasPrefix("page.") || name.hasPrefix("search.") { return true }
    guard let colon = name.firstIndex(of: ":") else { return false }
    let word = name[..<colon].prefix { !"0123456789.".contains($0) }
    return ["cell", "drawing", "error", "fn", "fnref", "output", "stderr", "trap"].contains(word)
  }
}
