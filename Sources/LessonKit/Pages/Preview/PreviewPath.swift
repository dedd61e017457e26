/// The file that a request's target names, below the folder that is served.
///
/// Only what is plainly below that folder has a value: no `.` or `..`, however it is encoded, no
/// empty component, no hidden file, nothing that is not UTF-8. Symbolic links are for whoever opens
/// the file.
package struct PreviewPath: Equatable, Sendable {
  /// The path relative to the served folder.
  package let path: String

  /// Reads the path of a request's target, `/01-by-hand.html`; `/` is the index.
  package init?(target: String) {
    guard target.utf8.first == UInt8(ascii: "/") else { return nil }
    guard target != "/" else {
      path = IndexPage.fileName
      return
    }
    var components: [String] = []
    // Split first, so that an encoded slash is part of a name, and no file has such a name.
    for part in target.utf8.dropFirst()
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard let bytes = Self.decoded(part), let name = String(validating: bytes, as: UTF8.self),
        !name.isEmpty, !name.hasPrefix("."),
        !bytes.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "/") || $0 == 0x7F })
      else { return nil }
      components.append(name)
    }
    path = components.joined(separator: "/")
  }

  /// The bytes that a percent-encoded text stands for (RFC 3986, section 2.1).
  private static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }
}
