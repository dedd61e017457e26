import ArgumentParser
import Foundation
import LessonKit
import LessonVerification

/// Runs a command's body; a failure of the tool or of the system is said and ends with status 2.
func reportingFailure(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let error where error is ExitCode || error is ValidationError || error is CleanExit {
    throw error
  } catch let error as UsageError {
    throw ValidationError(error.description)
  } catch {
    try? Terminal.error.write(failureText(of: error))
    throw ExitCode(error is ThemeFolder.Failure ? 1 : 2)
  }
}

/// What is said of a failure, in lines that end in line feeds.
func failureText(of error: any Error) -> String {
  let message: String
  switch error {
  case let failure as ThemeFolder.Failure: return failure.text
  case let failure as ToolFailure: message = failure.message
  case let error as CocoaError: message = error.reason
  default: message = "\(error)"
  }
  let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    .map { String($0).withVisibleControls }
  return "lessons: error: \(lines.joined(separator: "\n"))\n"
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
