import Foundation

/// The path of a file with all symbolic links resolved.
public struct RealPath: Sendable {
  /// The path, absolute.
  public let path: String

  /// Resolves `path`; `nil` where it leads nowhere.
  public init?(of path: String) {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    self.path = String(cString: resolved)
  }

  /// Whether the file lies somewhere in a folder.
  public func isBelow(_ folder: RealPath) -> Bool { path.hasPrefix(folder.path + "/") }

  /// Whether it can be read to its end: no folder, pipe or device.
  public var isRegularFile: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
