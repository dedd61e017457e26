/// Reads the head of a request in a time that grows with its length, and no more than browsers.
package struct RequestHeadReader: Sendable {
  /// How many bytes the first line may have: what a server should take at least (RFC 9112, section 3).
  package static let targetLimit = 8000
  package static let headLimit = 16_384
  package static let lineLimit = 100

  private static let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))

  private var count = 0
  /// The lines that are complete, without their ends, and the one that is not.
  private var lines: [[UInt8]] = []
  private var line: [UInt8] = []

  package init() {}

  /// Takes the next bytes; returns the head once it is complete, and looks at nothing behind it.
  package mutating func read(_ piece: [UInt8]) throws(PreviewResponse) -> RequestHead? {
    let room = Self.headLimit - count
    for byte in piece.prefix(room) {
      if byte == Self.lineFeed {
        if line.last == Self.carriageReturn { line.removeLast() }
        if line.isEmpty, !lines.isEmpty { return try RequestHead(lines: lines.map { $0[...] }) }
        // Empty lines before a request are none of it (RFC 9112, section 2.2).
        if !line.isEmpty { lines.append(line) }
        if lines.count > Self.lineLimit { throw .longHead }
        line = []
      } else {
        let isControl = byte < 0x20 && byte != 0x09 && byte != Self.carriageReturn || byte == 0x7F
        guard !isControl, line.last != Self.carriageReturn else { throw .malformed }
        line.append(byte)
        let isEnd = byte == Self.carriageReturn
        if lines.isEmpty, line.count > Self.targetLimit, !isEnd { throw .longTarget }
      }
    }
    count += min(piece.count, room)
    if piece.count > room { throw .longHead }
    return nil
  }
}
