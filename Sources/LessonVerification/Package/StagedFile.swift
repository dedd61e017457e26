import Foundation
import LessonProcess

/// A file that is written aside, in the folder where it belongs, and then takes its place at once:
/// whoever looks, and whenever the tool is killed, sees the old bytes or the new ones.
package final class StagedFile {
  package struct Failure: LocalizedError {
    package let reason: String
    package var errorDescription: String? { reason }

    package init(_ reason: String) { self.reason = reason }
    package init(code: Int32) { reason = String(cString: strerror(code)) }
  }

  private static let prefix = ".lessons-"
  private let path: String
  private let lock: OwnerLock
  /// Open as long as the lock is held.
  private let descriptor: Int32
  private var isPlaced = false
  /// Whether nobody can see the file before it is placed.
  private var isNameless: Bool

  /// Writes `bytes` aside; `isDurable` waits until the disk has them, for what nobody could make again.
  ///
  /// - Parameters:
  ///   - target: the path that the file is meant for. If a file is there, its permissions are kept.
  ///   - isAuthored: whether a file that is there is an author's: then all that it has apart from its bytes
  ///     is kept, and one that must stay as it is is not replaced.
  package convenience init(
    _ bytes: some ContiguousBytes, for target: String, isDurable: Bool = false,
    isAuthored: Bool = false
  ) throws(Failure) {
    try self.init(for: target, isDurable: isDurable, isAuthored: isAuthored) {
      FileWriting.write(bytes, to: $0)
    }
  }

  /// Has `write` write aside, piece by piece: what need not fit into memory.
  ///
  /// - Parameters:
  ///   - isNameless: whether the file may wait for long, so that nothing must be left of it where the tool is
  ///     killed.
  ///   - write: writes to a descriptor; where it returns `false`, `errno` tells why.
  package init(
    for target: String, isDurable: Bool = false, isAuthored: Bool = false,
    isNameless: Bool = false, _ write: (Int32) -> Bool
  ) throws(Failure) {
    let old = isAuthored ? FileIdentity(of: target) : nil
    if let reason = old?.reasonToStay { throw Failure(reason) }
    // Of no file's name, which may be as long as names can be.
    let folder = Self.folder(of: target)
    let nameless = isNameless ? FileWriting.nameless(in: folder) : nil
    self.isNameless = nameless != nil
    var staged: (path: String, descriptor: Int32, lock: OwnerLock)
    repeat {
      let path = folder + "/" + Self.prefix + UUID().uuidString
      if let nameless {
        staged = (path, nameless, OwnerLock(owning: nameless))
        break
      }
      // An author's file may be nobody else's to read.
      let descriptor = open(
        path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, old == nil ? 0o666 : 0o600)
      guard descriptor >= 0 else { throw Failure(code: errno) }
      staged = (path, descriptor, OwnerLock(owning: descriptor))
      // Another process may find the file before it is locked, and take it for a leftover.
    } while !staged.lock.isOn(staged.path)
    path = staged.path
    lock = staged.lock
    descriptor = staged.descriptor

    if let old, let reason = old.give(to: staged.descriptor) {
      unlink(path)
      throw Failure(reason)
    }
    var status = stat()
    let isNew = old != nil || stat(target, &status) != 0
    guard write(staged.descriptor),
      isNew || fchmod(staged.descriptor, status.st_mode & 0o7777) == 0,
      !isDurable || fsync(staged.descriptor) == 0
    else {
      let code = errno
      unlink(path)
      throw Failure(code: code)
    }
  }

  /// The folder that a path leads through last: a site has thousands of files, and `URL` asks the system.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What tells the file from others, also from one that takes its place later on.
  package var stamp: FileStamp? { withExtendedLifetime(lock) { FileStamp(descriptor: descriptor) } }

  /// Begins to bring the file to disk, for one that is placed later on.
  package func beginWriting() { FileWriting.beginWriting(descriptor) }

  deinit {
    if !isPlaced, !isNameless { unlink(path) }
  }

  /// Takes the place of the file at `target`, if that still has the bytes `old`; else returns `false`.
  package func replace(_ target: String, ifStill old: Data) throws(Failure) -> Bool {
    // Of two runs that replace the same bytes, the later one must see what the earlier one did.
    let folder = Self.folder(of: target)
    let lock = OwnerLock(owning: open(folder, O_RDONLY | O_CLOEXEC))
    return try withExtendedLifetime(lock) { () throws(Failure) in
      guard FileManager.default.contents(atPath: target) == old else { return false }
      try replace(target)
      return true
    }
  }

  package func replace(_ target: String) throws(Failure) {
    if isNameless {
      // Where nothing is there yet, it needs no other name before.
      isPlaced = FileWriting.name(descriptor, target)
      if isPlaced { return }
      guard FileWriting.name(descriptor, path) else { throw Failure(code: errno) }
      isNameless = false
    }
    guard rename(path, target) == 0 else { throw Failure(code: errno) }
    isPlaced = true
  }

  /// Gets the name `target`, which nothing has yet.
  package func place(at target: String) throws(Failure) {
    guard link(path, target) == 0 else {
      // Some file systems have no second names.
      guard [EPERM, ENOTSUP, EMLINK].contains(errno), !FileTransaction.isTaken(target) else {
        throw Failure(code: errno)
      }
      return try replace(target)
    }
  }

  /// Removes what killed runs of the tool have left in `folder`.
  package static func removeLeftovers(in folder: String) {
    OwnerLock.takeOver(in: folder, prefix: prefix) { unlink($0) }
  }
}
