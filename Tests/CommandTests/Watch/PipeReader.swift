import Foundation

/// Reads what a process writes to a pipe, piece by piece, and never waits for ever.
final class PipeReader {
  struct Silence: Error, CustomStringConvertible {
    let rest: String
    var description: String { "nothing came for ten minutes after: \(rest)" }
  }

  let pipe = Pipe()
  private var buffer: [UInt8] = []

  /// The text up to the next `end`; `nil` once the pipe is closed.
  func next(endingWith end: UInt8) throws -> String? {
    while true {
      if let index = buffer.firstIndex(of: end) {
        let text = String(decoding: buffer[..<index], as: UTF8.self)
        buffer.removeFirst(index + 1)
        return text
      }
      var poll = [
        pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      ]
      guard Foundation.poll(&poll, 1, 600_000) > 0 else {
        throw Silence(rest: String(decoding: buffer, as: UTF8.self))
      }
      let data = pipe.fileHandleForReading.availableData
      guard !data.isEmpty else { return nil }
      buffer += data
    }
  }
}
