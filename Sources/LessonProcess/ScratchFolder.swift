import Foundation

/// A folder for one piece of work, removed with everything in it when the value goes away.
public final class ScratchFolder {
  /// The folder's absolute path.
  public let path: String

  /// Makes a new folder under the system's folder for temporary files.
  public init() throws {
    path = NSTemporaryDirectory() + "/lessons-" + UUID().uuidString
    Interruption.add(folder: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    Interruption.remove(folder: path)
  }
}
