import LessonFormat
import LessonText

/// The head of a request, as HTTP/1 writes it: what the preview asks of it.
package struct RequestHead: Sendable, Equatable {
  package let method: String
  /// The target as it came, without its query.
  package let path: String
  /// The items of the query, decoded; of two with one name the last one counts.
  package let query: [String: String]
  /// The host that the request was sent to; `nil` where it does not say.
  package let host: String?

  /// Reads the lines of a head, without their line ends and the empty one (RFC 9112, sections 3 and 5);
  /// no control character but tabs may stand in them.
  init(lines: [ArraySlice<UInt8>]) throws(PreviewResponse) {
    guard let first = lines.first else { throw .malformed }
    let parts = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, Self.isToken(parts[0]), !parts[1].isEmpty else { throw .malformed }
    guard parts[2].starts(with: "HTTP/".utf8) else { throw .malformed }
    guard parts[2].dropFirst(5).starts(with: "1.".utf8) else { throw .otherVersion }
    method = String(decoding: parts[0], as: UTF8.self)
    let target = String(decoding: parts[1], as: UTF8.self)
    path = String(target.prefix { $0 != "?" })
    query = Self.items(ofQuery: target.dropFirst(path.count + 1))

    var host: String?
    for line in lines.dropFirst() {
      // A line that begins with a blank went on with the one before it, once.
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), Self.isToken(line[..<colon]) else {
        throw .malformed
      }
      guard String(decoding: line[..<colon], as: UTF8.self).lowercased() == "host" else { continue }
      // Two hosts may mean one to whoever asked and the other one to us.
      guard host == nil else { throw .malformed }
      let value = line[line.index(after: colon)...].trimmed(of: \.isSpaceOrTab)
      host = String(decoding: value, as: UTF8.self)
    }
    self.host = host
  }

  private static func items(ofQuery query: Substring) -> [String: String] {
    let items = query.split(separator: "&").map { item in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (parts[0].percentDecoded, parts.count > 1 ? parts[1].percentDecoded : "")
    }
    return Dictionary(items) { $1 }
  }

  /// Whether the bytes are a name (RFC 9110, section 5.6.2).
  private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { $0.isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains($0) }
  }
}

/// Tells whether a request was meant for this machine.
///
/// A page from elsewhere can make its own name resolve to the loopback address and then read what is
/// served there as its own ("DNS rebinding"). The name is still its own in the `Host` header.
package enum LoopbackHost {
  /// Whether a `Host` header, `127.0.0.1:8421`, names the loopback address, with or without a port.
  package static func isLoopback(_ header: String) -> Bool {
    header.lowercased().wholeMatch(of: #/(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?/#) != nil
  }
}
