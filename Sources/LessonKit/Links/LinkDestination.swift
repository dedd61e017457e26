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
