import Foundation

/// What tells a changed file from an unchanged one without reading it.
struct FileStamp: CustomStringConvertible {
  let description: String

  /// The stamp of the file at `path`; `nil` where there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let date = status.st_mtimespec
    #else
      let date = status.st_mtim
    #endif
    // The file's number tells a file that took another one's place, whatever date it brought along.
    description = "\(status.st_size) \(date.tv_sec).\(date.tv_nsec) \(status.st_ino)"
  }
}
