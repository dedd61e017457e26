/// What a link's destination names: something elsewhere, or a file and an anchor here.
enum LinkDestination: Equatable {
  /// An address with a scheme or a host; nothing is asked of the network.
  case elsewhere
  /// A path, empty for the page itself, and the text behind `#`; both percent-decoded.
  case local(path: String, anchor: String?)

  /// Reads a destination (RFC 3986, section 4.2); the query counts for nothing.
  init(_ destination: String) {
    guard !destination.hasPrefix("//"), !Self.hasScheme(destination) else {
      self = .elsewhere
      return
    }
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    let anchor = destination.firstIndex(of: "#").map { destination[$0...].dropFirst() }
    self = .local(path: path.percentDecoded, anchor: anchor?.percentDecoded)
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII,
      first.isLetter
    else { return false }
    return text[..<colon].allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "-" || $0 == ".")
    }
  }
}

extension StringProtocol {
  /// The text with `%XX` as the bytes that they stand for; a percent sign before anything else stays.
  var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
