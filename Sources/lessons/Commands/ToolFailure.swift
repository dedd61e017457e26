import ArgumentParser
import Foundation
import LessonKit

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
  } catch let error as CocoaError {
    say(error.reason)
    throw ExitCode(2)
  } catch {
    say("\(error)")
    throw ExitCode(2)
  }
}

extension CocoaError {
  /// What failed, with which file, and where that is known what to do.
  fileprivate var reason: String {
    let path = filePath ?? url?.path ?? ""
    let failure = (underlying as? POSIXError)?.localizedDescription ?? localizedDescription
    let temporary = URL(fileURLWithPath: NSTemporaryDirectory()).path
    guard path.hasPrefix(temporary + "/") else { return "\(path): \(failure)" }
    return
      "cannot work in \(temporary), the folder for temporary files: \(failure); make room there,"
      + " or name another folder in TMPDIR"
  }
}

private func say(_ message: String) {
  let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    .map { String($0).withVisibleControls }
  try? Terminal.error.write("lessons: error: \(lines.joined(separator: "\n"))\n")
}
