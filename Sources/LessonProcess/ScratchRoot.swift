import Foundation
import Synchronization

/// The folder that holds all scratch folders of this process, removed with the last of them.
///
/// What killed processes have left is removed before the first one is made.
final class ScratchRoot: Sendable {
  /// The folder's absolute path.
  let path: String
  private let lock: OwnerLock

  private static let prefix = "lessons-scratch-"
  private static let current = Mutex(Current())

  private struct Current {
    weak var root: ScratchRoot?
    var isSwept = false
  }

  /// The folder, which is made if there is none at the moment.
  static func shared() throws -> ScratchRoot {
    try current.withLock { current in
      if let root = current.root { return root }
      let temporary = URL(fileURLWithPath: NSTemporaryDirectory()).path
      if !current.isSwept {
        OwnerLock.takeOver(in: temporary, prefix: prefix, ScratchFolder.remove)
      }
      current.isSwept = true
      let root = try ScratchRoot(in: temporary)
      current.root = root
      return root
    }
  }

  private init(in temporary: String) throws {
    while true {
      let path = temporary + "/" + Self.prefix + UUID().uuidString
      Interruption.add(folder: path)
      guard mkdir(path, 0o700) == 0 else {
        let code = errno
        Interruption.remove(folder: path)
        throw ScratchFolder.Failure(folder: temporary, code: code)
      }
      let lock = OwnerLock(owning: open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
      // Another process may find the folder before it is locked, and take it for a leftover.
      if lock.isOn(path) {
        self.path = path
        self.lock = lock
        return
      }
      Interruption.remove(folder: path)
    }
  }

  deinit {
    ScratchFolder.remove(path)
    Interruption.remove(folder: path)
  }
}
