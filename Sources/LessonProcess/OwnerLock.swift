import Foundation

/// The lock on a temporary file or folder that tells one of a living process from one that a killed
/// process has left.
///
/// The system gives it back when its owner ends, however that happens; no number has to be trusted
/// that may be another process's by now.
package final class OwnerLock: Sendable {
  private let descriptor: Int32

  /// Locks what `descriptor` is open on, and waits for that; it is closed with the lock.
  ///
  /// Where the file system has no locks there is none, and nothing can be taken over.
  package init(owning descriptor: Int32) {
    _ = flock(descriptor, LOCK_EX)
    self.descriptor = descriptor
  }

  /// Takes over what a process of this user has left at `path`; `nil` where it has an owner, or is not
  /// of this user, or no file or folder.
  package init?(takingOver path: String) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
      [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT),
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Takes over what killed processes of this user have left in a folder, and gives each path to `body`:
  /// names that begin with `prefix` and go on with a UUID.
  package static func takeOver(in folder: String, prefix: String, _ body: (String) -> Void) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names
    where name.hasPrefix(prefix) && UUID(uuidString: String(name.dropFirst(prefix.count))) != nil {
      let path = folder + "/" + name
      guard let lock = OwnerLock(takingOver: path) else { continue }
      withExtendedLifetime(lock) { body(path) }
    }
  }

  /// Whether what is locked still is at `path`: it may have been taken over before it was locked.
  package func isOn(_ path: String) -> Bool {
    var own = stat()
    var other = stat()
    return fstat(descriptor, &own) == 0 && lstat(path, &other) == 0
      && own.st_dev == other.st_dev && own.st_ino == other.st_ino
  }
}
