import Foundation

/// An open file, read piece by piece: its bytes stay, whatever takes its place meanwhile.
package final class ReadableFile {
  private static let chunk = 1 << 18
  private let descriptor: Int32
  private let buffer: UnsafeMutableRawBufferPointer

  /// Opens the file at `path`; `nil` where it cannot be read.
  package init?(path: String) {
    // Nobody may ever write to a pipe.
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    buffer = .allocate(byteCount: Self.chunk, alignment: 16)
  }

  deinit {
    buffer.deallocate()
    close(descriptor)
  }

  /// What tells it from other files.
  package var stamp: FileStamp? { FileStamp(descriptor: descriptor) }

  /// Hands on the bytes of `range`, or all there are, in pieces until `body` returns false.
  ///
  /// - Returns: whether all of them were read and handed on.
  package func read(
    _ range: Range<Int> = 0..<Int.max, _ body: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let wanted = min(buffer.count, range.upperBound - offset)
      let count = pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
      if count < 0, errno == EINTR { continue }
      if count == 0 { return range.upperBound == Int.max }
      guard count > 0, body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else {
        return false
      }
      offset += count
    }
    return true
  }

  /// Whether it has these bytes from `offset` on.
  package func has(_ bytes: some ContiguousBytes, at offset: Int) -> Bool {
    bytes.withUnsafeBytes { wanted in
      var passed = 0
      return read(offset..<offset + wanted.count) { piece in
        guard let new = wanted.baseAddress, let old = piece.baseAddress else { return false }
        defer { passed += piece.count }
        // Tens of megabytes: ten times as fast as the collections' own comparison.
        return memcmp(new + passed, old, piece.count) == 0
      }
    }
  }
}
