import CAutograd

/// The bytes of a file, and its name for messages.
///
/// Not an array: a file may be larger than the memory, and then that is an error to be thrown.
final class FileBytes {
  let path: String
  let count: Int
  private let start: UnsafeMutablePointer<UInt8>

  /// Reads a whole file.
  init(path: String) throws(CheckpointError) {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let error = autograd_read_file(path, &bytes, &count)
    guard let bytes, error == 0 else {
      throw .unreadable(path: path, reason: String(cString: autograd_error_text(error)))
    }
    self.path = path
    self.count = count
    start = bytes
  }

  /// Takes bytes that are in memory already.
  init(_ bytes: [UInt8], path: String) {
    self.path = path
    count = bytes.count
    start = autograd_copy_bytes(bytes, bytes.count)
  }

  deinit { autograd_free_bytes(start) }

  subscript(position: Int) -> UInt8 {
    precondition(position >= 0 && position < count)
    return start[position]
  }

  /// The bytes of a range, as long as this object lives.
  func bytes(in range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeRawBufferPointer(
      start: UnsafeRawPointer(start) + range.lowerBound, count: range.count)
  }

  func malformed(at byte: Int, _ reason: String) -> CheckpointError {
    .malformed(path: path, byte: byte, reason: reason)
  }

  func unsupported(at byte: Int, _ reason: String) -> CheckpointError {
    .unsupported(path: path, byte: byte, reason: reason)
  }

  /// Writes a file, all of it or nothing.
  static func write(_ bytes: [UInt8], to path: String) throws(CheckpointError) {
    let error = autograd_write_file(path, bytes, bytes.count)
    if error != 0 {
      throw .unwritable(path: path, reason: String(cString: autograd_error_text(error)))
    }
  }
}
