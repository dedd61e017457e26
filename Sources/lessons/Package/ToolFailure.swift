import Foundation
import LessonKit

/// Why the tool cannot do what it was asked to do.
struct ToolFailure: Error {
  /// Where the fault lies, which the exit status tells.
  enum Fault: Int32 {
    /// In a theme, or in the reports of shards.
    case input = 1
    /// In the tool itself, or what it needs: no compiler, an unreadable file.
    case tool = 2
    /// In the command line.
    case usage = 64
  }

  /// What is wrong and what to do about it; of a wrong input lines that end in line feeds.
  let message: String
  /// Where the fault lies.
  var fault = Fault.tool

  /// A command line that asks for something that is not there, or that contradicts itself.
  static func usage(_ message: String) -> ToolFailure {
    ToolFailure(message: message, fault: .usage)
  }

  /// What is said of any failure, in lines that end in line feeds.
  static func text(of error: any Error) -> String {
    let message: String
    switch error {
    case let failure as ToolFailure where failure.fault == .input: return failure.message
    case let failure as ToolFailure: message = failure.message
    case let error as CocoaError: message = error.reason
    default: message = "\(error)"
    }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withVisibleControls }
    return "lessons: error: \(lines.joined(separator: "\n"))\n"
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
