/// Reads the head of one request piece by piece, in a time that grows with its length, and no more of
/// it than a browser ever sends.
package struct RequestHeadReader: Sendable {
  /// How many bytes the first line may have: what a server should take at least (RFC 9112, section 3).
  package static let targetLimit = 8000
  /// How many bytes the whole head may have.
  package static let headLimit = 16_384
  /// How many lines it may have.
  package static let lineLimit = 100

  private static let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))

  private var bytes: [UInt8] = []
  /// The lines that are complete, without their ends.
  private var lines: [Range<Int>] = []
  /// Where the line begins that is not.
  private var start = 0
  /// How many bytes were looked at.
  private var seen = 0

  package init() {}

  /// Takes the next bytes.
  ///
  /// - Returns: the head once it is complete; what follows it is not looked at.
  package mutating func read(_ piece: [UInt8]) throws(PreviewResponse) -> RequestHead? {
    let room = Self.headLimit - bytes.count
    bytes += piece.prefix(room)
    while let index = nextControl() {
      if bytes[index] == Self.carriageReturn {
        seen = index
        guard index + 1 < bytes.count else { break }
        guard bytes[index + 1] == Self.lineFeed else { throw .malformed }
        seen = index + 1
        continue
      }
      guard bytes[index] == Self.lineFeed else { throw .malformed }
      let isPair = index > start && bytes[index - 1] == Self.carriageReturn
      if let head = try end(line: start..<(isPair ? index - 1 : index)) { return head }
      seen = index + 1
      start = seen
    }
    if lines.isEmpty, bytes.count > Self.targetLimit { throw .longTarget }
    if piece.count > room { throw .longHead }
    return nil
  }

  /// Takes a line; an empty one ends the head.
  private mutating func end(line: Range<Int>) throws(PreviewResponse) -> RequestHead? {
    guard line.isEmpty else {
      if lines.isEmpty, line.count > Self.targetLimit { throw .longTarget }
      lines.append(line)
      if lines.count > Self.lineLimit { throw .longHead }
      return nil
    }
    // Empty lines before a request are none of it (RFC 9112, section 2.2).
    guard !lines.isEmpty else { return nil }
    return try RequestHead(lines: lines.map { bytes[$0] })
  }

  /// Where the next byte is that may not stand in a line, from what was seen on; `nil` where all were
  /// looked at.
  private mutating func nextControl() -> Int? {
    let start = seen
    let index = bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x20 && byte != 0x09 || byte == 0x7F { break }
        index += 1
      }
      return index
    }
    seen = index
    return index < bytes.count ? index : nil
  }
}
