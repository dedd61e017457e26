import Foundation
import LessonText

/// What tells a changed file from an unchanged one without reading it.
package struct FileStamp: CustomStringConvertible, Hashable {
  /// A moment in nanoseconds since 1970.
  package typealias Moment = Int

  package let size: Int
  /// The file's number, which tells a file that took another one's place, whatever date it brought
  /// along.
  private let number: UInt64
  /// When its contents changed; anybody can set it.
  let written: Moment
  /// When anything about it changed; nobody can set it.
  private let changed: Moment

  /// The stamp of the file or folder at `path`; `nil` where there is none.
  package init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The stamp of an open file, whatever is in its place by now.
  package init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    #if canImport(Darwin)
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #endif
    size = Int(status.st_size)
    number = UInt64(status.st_ino)
    self.written = Self.moment(written)
    self.changed = Self.moment(changed)
  }

  package var description: String { "\(size) \(written) \(changed) \(number)" }

  /// Whether a change after `moment` would give the file another stamp.
  ///
  /// Clocks of file systems tick: two changes within a tick, or a clock that went back, leave one
  /// stamp. A file that changed just before, or after, is not told from what it will be.
  package func isSettled(at moment: Moment) -> Bool {
    let isCoarse = written % 1_000_000_000 == 0 || changed % 1_000_000_000 == 0
    let tick = isCoarse ? 2_000_000_000 : 50_000_000
    return max(written, changed) < moment - tick
  }

  /// Whether anything about the file changed after `moment`.
  func isChanged(after moment: Moment) -> Bool { changed > moment }

  /// The moment that it is now, by the clock that files are stamped with.
  package static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return moment(time)
  }

  private static func moment(_ time: timespec) -> Moment {
    Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}

extension FileStamp {
  /// The stamps of several files and folders in one; what is missing counts as missing.
  ///
  /// - Returns: the stamp as a text, and whether all of them are settled at `moment`.
  package static func of(_ paths: [String], at moment: Moment = now) -> (
    text: String, isSettled: Bool
  ) {
    var (hash, isSettled) = (ContentHash(), true)
    for path in paths {
      guard let stamp = FileStamp(path: path) else {
        hash.combine(0)
        continue
      }
      hash.combine(UInt64(bitPattern: Int64(stamp.size)))
      hash.combine(stamp.number)
      hash.combine(UInt64(bitPattern: Int64(stamp.written)))
      hash.combine(UInt64(bitPattern: Int64(stamp.changed)))
      if isSettled { isSettled = stamp.isSettled(at: moment) }
    }
    return (String(hash.value, radix: 16), isSettled)
  }
}
