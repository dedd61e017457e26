/// Reads the head of one request piece by piece, in a time that grows with its length, and no more of
/// it than a browser ever sends.
public struct RequestHeadReader: Sendable {
  /// How many bytes the first line may have: what a server should take at least (RFC 9112, section 3).
  public static let targetLimit = 8000
  /// How many bytes the whole head may have.
  public static let headLimit = 16_384
  /// How many lines it may have.
  public static let lineLimit = 100

  private var bytes: [UInt8] = []
  /// The lines that are complete, without their ends.
  private var lines: [Range<Int>] = []
  /// Where the line begins that is not.
  private var start = 0

  /// Makes a reader that has read nothing.
  public init() {}

  /// Takes the next bytes.
  ///
  /// - Returns: the head once it is complete; what follows it is not looked at.
  public mutating func read(_ piece: some Sequence<UInt8>) throws(RequestRefusal) -> RequestHead? {
    for byte in piece {
      bytes.append(byte)
      guard byte == UInt8(ascii: "\n") else {
        try checkLength()
        continue
      }
      var end = bytes.count - 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      let line = start..<end
      start = bytes.count
      guard line.isEmpty else {
        lines.append(line)
        if lines.count > Self.lineLimit { throw .longHead }
        continue
      }
      // Empty lines before a request are none of it (RFC 9112, section 2.2).
      guard lines.isEmpty else { return try RequestHead(lines: lines.map { bytes[$0] }) }
      try checkLength()
    }
    return nil
  }

  private func checkLength() throws(RequestRefusal) {
    if lines.isEmpty, bytes.count > Self.targetLimit { throw .longTarget }
    if bytes.count > Self.headLimit { throw .longHead }
  }
}
