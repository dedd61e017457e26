import Foundation

/// The numbers from zero on, each for one of the processes that a test starts.
///
/// The body of an exit test knows nothing of the test around it: before Swift 6.3 it can capture nothing. So
/// it cannot be told which row of a table is its own, and takes the next one instead.
struct RowQueue {
  private let path: String

  /// - Parameter owner: the process that starts the others.
  init(of owner: pid_t) {
    let name = "autograd-tests-rows-\(owner)"
    path = FileManager.default.temporaryDirectory.appending(path: name).path
  }

  /// The number that no other process has got; nil if the system keeps no file.
  func next() -> Int? {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if file < 0 { return nil }
    defer { close(file) }
    // What is appended lies where the file ended, however many append to it, and the place is its end then.
    return write(file, "\n", 1) == 1 ? Int(lseek(file, 0, SEEK_CUR)) - 1 : nil
  }

  /// Begins with zero again.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
