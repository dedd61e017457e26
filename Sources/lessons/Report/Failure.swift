import Foundation
import LessonText

/// What was handed in cannot be used, a theme or the reports of shards: exit status 1, as for a lesson.
struct InputFailure: Error {
  /// Everything that is wrong, in lines that end in line feeds.
  let text: String

  init(text: String) { self.text = text }

  /// Says each of `messages` in a line.
  init(_ messages: [String]) {
    let kind = Terminal.error.styled("error:", .red)
    text = messages.map { "\(kind) \($0.withVisibleControls)\n" }.joined()
  }
}

/// What is said of a failure, in lines that end in line feeds.
func failureText(of error: any Error) -> String {
  let message: String
  switch error {
  case let failure as InputFailure: return failure.text
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
