import CLessonProcess
import Foundation

/// What a file has besides its bytes, and what one that takes its place has to have too: owner, group,
/// permissions, access control list, extended attributes.
package struct FileIdentity {
  private let path: String
  private let status: stat

  /// Looks at the file at `path`, or at the one that a link there leads to; `nil` where there is none.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    self.status = status
  }

  /// Why no other file may take its place, and what to do about it; `nil` where one may.
  ///
  /// Permissions do not hold off the superuser, nor those of the file someone who may write to its
  /// folder.
  package var reasonToStay: String? {
    guard status.st_mode & S_IFMT == S_IFREG else {
      return "it is no file but a folder, a pipe or a device"
    }
    guard status.st_mode & 0o222 != 0 else {
      return "it is read-only: make it writable (`chmod u+w`) if it may change"
    }
    guard access(path, W_OK) == 0 else { return Self.reason(errno) }
    guard status.st_nlink == 1 else {
      return
        "it has \(status.st_nlink) names (hard links), and under the others it would keep the old"
        + " text: make it a file of its own first (`cp -p` it, and `mv` the copy to its name)"
    }
    return nil
  }

  /// Makes the file that is open as `descriptor` the same but for its bytes.
  ///
  /// - Returns: why it cannot be; `nil` where it is.
  package func give(to descriptor: Int32) -> String? {
    var new = stat()
    guard fstat(descriptor, &new) == 0 else { return Self.reason(errno) }
    if new.st_uid != status.st_uid || new.st_gid != status.st_gid {
      guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else {
        return
          "it belongs to user \(status.st_uid) and group \(status.st_gid), and would belong to"
          + " \(new.st_uid) and \(new.st_gid): run the command as its owner"
      }
    }
    let source = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard source >= 0 else { return Self.reason(errno) }
    defer { close(source) }
    let code = lesson_copy_attributes(source, descriptor)
    guard code == 0 else { return "its extended attributes cannot be kept: \(Self.reason(code))" }
    // Last: a new owner and a new access control list take permissions away.
    guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fstat(descriptor, &new) == 0 else {
      return Self.reason(errno)
    }
    return new.st_mode == status.st_mode
      ? nil : "its permissions \(String(status.st_mode & 0o7777, radix: 8)) cannot be kept"
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// The path of a file with all symbolic links resolved.
package struct RealPath: Sendable {
  /// The path, absolute.
  package let path: String

  /// Resolves `path`; `nil` where it leads nowhere.
  package init?(of path: String) {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    self.path = String(cString: resolved)
  }

  /// Whether the file lies somewhere in a folder.
  package func isBelow(_ folder: RealPath) -> Bool { path.hasPrefix(folder.path + "/") }

  /// Whether it can be read to its end: no folder, pipe or device.
  package var isRegularFile: Bool { kind == S_IFREG }

  package var isFolder: Bool { kind == S_IFDIR }

  private var kind: mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
