/// What a lesson's program may use of the machine.
///
/// The limits are far above what a lesson needs, and below what makes a machine unusable.
package enum ProgramLimits {
  /// The seconds that a cell may take that sets no limit.
  package static let timeout = 60.0
  /// The bytes that a cell may print on one channel.
  package static let output = 16 * 1024 * 1024
  /// The bytes of a process, of all of a program's together, and of a compiler's job, in GiB.
  package static let memory = 4
  /// The bytes that a file may grow to, in GiB.
  package static let fileSize = 1
  package static let openFiles = 1024
  package static let processes = 256
}
