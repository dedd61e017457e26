import Foundation

/// Writes without waiting until the disk has the bytes, as Foundation's ways do: what can be made again need
/// not outlive a power cut.
package enum FileWriting {
  /// Makes a file of `bytes` in a place where there is none or an older one; where it returns `false`,
  /// `errno` tells why.
  package static func create(_ path: String, _ bytes: some ContiguousBytes) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return write(bytes, to: descriptor)
  }

  /// Writes all of `bytes`; where it returns `false`, `errno` tells why.
  package static func write(_ bytes: some ContiguousBytes, to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }
}
