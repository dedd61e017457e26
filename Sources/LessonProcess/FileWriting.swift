import CLessonProcess
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

  /// Opens a new file in a folder that nobody sees until ``name(_:_:)``, and that nothing is left of where
  /// that never happens; `nil` where the file system has no such files.
  package static func nameless(in folder: String) -> Int32? {
    let descriptor = lesson_open_nameless(folder)
    return descriptor < 0 ? nil : descriptor
  }

  /// Begins to bring a file to disk, so that it need not wait for that where it takes its place.
  package static func beginWriting(_ descriptor: Int32) { lesson_begin_writing(descriptor) }

  /// Gives a nameless file a name in its folder; where it returns `false`, `errno` tells why.
  package static func name(_ descriptor: Int32, _ path: String) -> Bool {
    errno = lesson_name(descriptor, path)
    return errno == 0
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
