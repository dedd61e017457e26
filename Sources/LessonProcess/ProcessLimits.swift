import CLessonProcess
import LessonKit

/// What a lesson's program may use of the machine.
///
/// The limits are far above what a lesson needs, and below what makes a machine unusable.
public struct ProcessLimits: Sendable {
  /// The bytes that a process may have for itself.
  public var memory: UInt64 = 4 << 30
  /// The bytes that a file may grow to.
  public var fileSize: UInt64 = 1 << 30
  /// The files that a process may have open.
  public var openFiles: UInt64 = 1024
  /// The processes at a time.
  public var processes = UInt32(Cell.processLimit)

  /// The limits of every lesson.
  public init() {}

  /// The limits as C takes them.
  var record: lesson_limits {
    lesson_limits(
      memory: memory, file_size: fileSize, open_files: openFiles, processes: processes)
  }
}
