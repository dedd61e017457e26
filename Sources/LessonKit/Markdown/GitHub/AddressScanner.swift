import LessonText

/// Finds addresses that are links without being marked as ones, references to footnotes, and tildes with a
/// backslash (GitHub Flavored Markdown 0.29, section 6.9).
struct AddressScanner {
  private(set) var matches: [(range: Range<Int>, content: HiddenText.Content)] = []
  private let bytes: [UInt8]
  /// Where the text ends without the blanks at its end.
  private let limit: Int
  private var skipper: InlineSkipper

  /// Scans a text; what stands in `others` is something else.
  init(_ bytes: [UInt8], besides others: [Range<Int>], labels: Set<String>, hasTildes: Bool) {
    self.bytes = bytes
    limit = (bytes.lastIndex { !$0.isHTMLBlank } ?? -1) + 1
    skipper = InlineSkipper(bytes)
    var others = others[...]
    var index = 0
    while index < bytes.count {
      if let other = others.first, other.lowerBound <= index {
        index = max(index, other.upperBound)
        others.removeFirst()
      } else if let match = match(at: index, labels, hasTildes) {
        matches.append(match)
        index = match.range.upperBound
      } else {
        index = skipper.end(ofWhatStartsAt: index)
      }
    }
  }

  private func match(
    at index: Int, _ labels: Set<String>, _ hasTildes: Bool
  ) -> (range: Range<Int>, content: HiddenText.Content)? {
    switch bytes[index] {
    case UInt8(ascii: "\\"):
      guard hasTildes, index + 1 < bytes.count, bytes[index + 1] == Strikethrough.tilde else {
        return nil
      }
      return (index..<index + 2, .text("~"))
    case UInt8(ascii: "["): return labels.isEmpty ? nil : footnote(at: index, labels)
    case UInt8(ascii: "w"): return skipper.isInBrackets ? nil : host(at: index)
    case UInt8(ascii: ":"): return skipper.isInBrackets ? nil : address(at: index)
    default: return nil
    }
  }

  private func footnote(
    at start: Int, _ labels: Set<String>
  ) -> (range: Range<Int>, content: HiddenText.Content)? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "^") else { return nil }
    let text = bytes[(start + 2)...].prefix {
      $0 > 0x20 && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
    }
    let end = text.endIndex + 1
    let label = FootnoteDefinition.label(text)
    guard text.endIndex < bytes.count, bytes[text.endIndex] == UInt8(ascii: "]"),
      labels.contains(label), LinkTail(bytes, from: end).end == nil
    else { return nil }
    return (start..<end, .footnote(label: label))
  }

  private func host(at start: Int) -> (range: Range<Int>, content: HiddenText.Content)? {
    guard bytes[start...].starts(with: "www.".utf8),
      start == 0 || bytes[start - 1].isHTMLBlank || "*_~(".utf8.contains(bytes[start - 1]),
      let end = end(from: start, start, needsDot: true)
    else { return nil }
    return (
      start..<end, .address(url: "http://" + String(decoding: bytes[start..<end], as: UTF8.self))
    )
  }

  /// Reads an address whose scheme ends with the colon at `colon`.
  private func address(at colon: Int) -> (range: Range<Int>, content: HiddenText.Content)? {
    guard bytes[colon...].starts(with: "://".utf8) else { return nil }
    let least = max(matches.last?.range.upperBound ?? 0, 0)
    let start =
      bytes[least..<colon].lastIndex { !$0.isASCIILetter }.map { $0 + 1 } ?? least
    let scheme = String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()
    guard ["http", "https", "ftp"].contains(scheme), isHostCharacter(at: colon + 3),
      let end = end(from: start, colon + 3, needsDot: false)
    else { return nil }
    return (start..<end, .address(url: String(decoding: bytes[start..<end], as: UTF8.self)))
  }

  /// Where an address ends whose host starts at `host`; `nil` where there is no host.
  private func end(from start: Int, _ host: Int, needsDot: Bool) -> Int? {
    var index = host + 1
    var (dots, underscores, before) = (0, 0, 0)
    loop: while index < limit - 1 {
      switch bytes[index] {
      case UInt8(ascii: "_"): underscores += 1
      case UInt8(ascii: "."):
        (before, underscores) = (underscores, 0)
        dots += 1
      case UInt8(ascii: "-"): break
      default: if !isHostCharacter(at: index) { break loop }
      }
      index += 1
    }
    guard before + underscores == 0 || dots > 10, dots > 0 || !needsDot else { return nil }
    let rest = bytes[min(index, bytes.count)...]
    let end = rest.firstIndex { $0.isHTMLBlank || $0 == UInt8(ascii: "<") } ?? bytes.count
    let trimmed = Self.trimmedEnd(of: bytes[start..<end])
    return trimmed > host ? trimmed : nil
  }

  /// The end of an address without the punctuation that a sentence puts behind it.
  static func trimmedEnd(of text: ArraySlice<UInt8>) -> Int {
    var rest = text
    let opening = text.count { $0 == UInt8(ascii: "(") }
    var closing = text.count { $0 == UInt8(ascii: ")") }
    while let last = rest.last {
      switch last {
      case UInt8(ascii: ")"):
        if closing <= opening { return rest.endIndex }
        closing -= 1
        rest.removeLast()
      case UInt8(ascii: ";"):
        let letters = rest.dropLast().reversed().prefix(while: \.isASCIILetter).count
        let start = rest.endIndex - 2 - letters
        let isEntity = letters > 0 && start >= rest.startIndex && rest[start] == UInt8(ascii: "&")
        rest.removeLast(isEntity ? letters + 2 : 1)
      default:
        guard "?!.,:*_~'\"".utf8.contains(last) else { return rest.endIndex }
        rest.removeLast()
      }
    }
    return rest.endIndex
  }

  private func isHostCharacter(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    if byte < 0x80 { return byte.isASCIIAlphanumeric || byte < 0x20 && !byte.isHTMLBlank }
    var decoder = UTF8()
    var iterator = bytes[index...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return false }
    return !scalar.properties.isWhitespace && !scalar.isPunctuation
  }
}

extension Unicode.Scalar {
  /// Whether CommonMark calls it punctuation (0.30, section 2.1).
  var isPunctuation: Bool {
    if isASCII { return value > 0x20 && value < 0x7F && !isASCIILetter && !isASCIIDigit }
    return switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
