import ArgumentParser
import Foundation

/// The tool itself could not work (no compiler, an unreadable file): exit status 2.
struct ToolFailure: Error {
  /// What is wrong and what to do about it.
  let message: String
}

/// Runs a command's body; a failure of the tool or of the system is said and ends with status 2.
func reportingFailure(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let failure as ToolFailure {
    say(failure.message)
    throw ExitCode(2)
  } catch let failure as ThemeFolder.Failure {
    try? Terminal.error.write(failure.text)
    throw ExitCode(1)
  } catch let error where error is ExitCode || error is ValidationError || error is CleanExit {
    throw error
  } catch {
    say("\(error)")
    throw ExitCode(2)
  }
}

private func say(_ message: String) {
  try? Terminal.error.write("lessons: error: \(message)\n")
}
