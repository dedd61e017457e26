import Foundation

/// What tells a changed file from an unchanged one without reading it.
struct FileStamp: CustomStringConvertible {
  let description: String

  /// The stamp of the file at `path`; `nil` where there is none.
  init?(path: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
    else { return nil }
    description = "\(size) \(date.timeIntervalSinceReferenceDate.bitPattern)"
  }
}
