import CLessonProcess
import Foundation

/// A program that was run to its end as if it had been started by hand: it has the terminal, the
/// folder and the channels of this process.
package struct ForegroundRun {
  /// The exit status; 128 and the signal's number where a signal ended it.
  package let status: Int32

  /// Runs the program at `path` to its end.
  ///
  /// - Parameters:
  ///   - arguments: the program's name for itself, and its arguments.
  ///   - defaults: the variables that its environment has where this process's has none of the name.
  /// - Throws: an error that says why it could not be started.
  package init(path: String, arguments: [String], defaults: [String: String] = [:]) throws {
    let environment = ProcessInfo.processInfo.environment.merging(defaults) { own, _ in own }
      .map { "\($0)=\($1)" }.sorted()
    InheritedSignals.hearOfChildren()
    var identifier: pid_t = 0
    var code: Int32 = 0
    Interruption.add(.process) {
      code = CStrings.with(arguments) { arguments in
        CStrings.with(environment) { environment in
          lesson_spawn_beside(&identifier, path, arguments, environment)
        }
      }
      return code == 0 ? identifier : 0
    }
    guard code == 0 else { throw ChildProcess.StartError(path: path, code: code) }
    defer { Interruption.remove(.process, identifier) }
    var ending: Int32 = 0
    while waitpid(identifier, &ending, 0) == -1, errno == EINTR {}
    let signal = ending & 0x7F
    status = signal == 0 ? (ending >> 8) & 0xFF : 128 + signal
  }
}
