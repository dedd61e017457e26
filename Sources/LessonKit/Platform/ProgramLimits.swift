/// What a lesson's program may use of the machine.
///
/// The limits are far above what a lesson needs, and below what makes a machine unusable.
public enum ProgramLimits {
  /// The seconds that a cell may take that sets no limit.
  public static let timeout = 60.0
  /// The bytes that a cell may print on one channel.
  public static let output = 16 * 1024 * 1024
  /// The bytes that a process may have for itself, and all of a program's together, in GiB; and those of
  /// each job of the compiler.
  public static let memory = 4
  /// The bytes that a file may grow to, in GiB.
  public static let fileSize = 1
  /// The files that a process may have open.
  public static let openFiles = 1024
  /// The processes at a time.
  public static let processes = 256
}
