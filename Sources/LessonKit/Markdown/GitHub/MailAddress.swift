import CCMark
import LessonText

/// An address of mail in text, which is a link without being marked as one
/// (GitHub Flavored Markdown 0.29, section 6.9).
struct MailAddress {
  private let range: Range<Int>
  private let url: String

  /// Makes links of the addresses in the text of `root`, and returns them; the text of links stays as it is.
  static func link(in root: OpaquePointer) -> [OpaquePointer] {
    var links: [OpaquePointer] = []
    for node in root.tree where node.isText(with: UInt8(ascii: "@")) {
      let text = Array(node.literal.utf8)
      let addresses = all(in: text)
      let isInLink =
        !addresses.isEmpty
        && sequence(first: node, next: { cmark_node_parent($0) }).contains {
          $0.type == CMARK_NODE_LINK || $0.type == CMARK_NODE_IMAGE
        }
      if isInLink { continue }
      var start = 0
      for address in addresses {
        insert(text[start..<address.range.lowerBound], before: node)
        if let link = cmark_node_new(CMARK_NODE_LINK) {
          cmark_node_set_url(link, address.url)
          link.append(text: String(decoding: text[address.range], as: UTF8.self))
          cmark_node_insert_before(node, link)
          links.append(link)
        }
        start = address.range.upperBound
      }
      if start > 0 {
        cmark_node_set_literal(node, String(decoding: text[start...], as: UTF8.self))
      }
    }
    return links
  }

  private static func insert(_ text: ArraySlice<UInt8>, before node: OpaquePointer) {
    guard !text.isEmpty, let start = OpaquePointer.text(String(decoding: text, as: UTF8.self))
    else { return }
    cmark_node_insert_before(node, start)
  }

  private static func all(in text: [UInt8]) -> [MailAddress] {
    var addresses: [MailAddress] = []
    var (least, start) = (0, 0)
    while let at = text[start...].firstIndex(of: UInt8(ascii: "@")) {
      start = at + 1
      guard let address = MailAddress(in: text, from: least, at: at) else { continue }
      addresses.append(address)
      (least, start) = (address.range.upperBound, address.range.upperBound)
    }
    return addresses
  }

  /// Reads the address around the `@` at `at`, of which nothing stands before `least`.
  private init?(in text: [UInt8], from least: Int, at: Int) {
    var start = at
    var scheme: String?
    while start > least {
      let byte = text[start - 1]
      if byte == UInt8(ascii: ":") {
        let known = ["mailto", "xmpp"].first { scheme in
          let behind = start - 1 - scheme.utf8.count
          return behind >= least
            && text[behind..<start - 1].elementsEqual(scheme.utf8)
            && (behind == 0 || !text[behind - 1].isASCIIAlphanumeric)
        }
        // Nothing before it is part of the address.
        if let known { (scheme, start) = (known, start - 1 - known.utf8.count) }
        break
      } else if !byte.isASCIIAlphanumeric, !".+-_".utf8.contains(byte) {
        break
      }
      start -= 1
    }
    guard start < at else { return nil }
    var dots = 0
    var end = at + 1
    loop: while end < text.count {
      switch text[end] {
      case UInt8(ascii: "@"): return nil
      case UInt8(ascii: "."):
        guard end + 1 < text.count, text[end + 1].isASCIIAlphanumeric else { break loop }
        dots += 1
      case UInt8(ascii: "/"): if scheme != "xmpp" { break loop }
      case UInt8(ascii: "-"), UInt8(ascii: "_"): break
      default: if !text[end].isASCIIAlphanumeric { break loop }
      }
      end += 1
    }
    guard end - at >= 2, dots > 0, text[end - 1].isASCIILetter || text[end - 1] == UInt8(ascii: ".")
    else { return nil }
    end = AddressScanner.trimmedEnd(of: text[start..<end])
    guard end > at else { return nil }
    range = start..<end
    url = (scheme == nil ? "mailto:" : "") + String(decoding: text[range], as: UTF8.self)
  }
}
