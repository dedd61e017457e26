/// The error that a notebook holds of a Swift cell, as far as the contract of lessons can say it.
enum StoredFailure: Equatable {
  /// The cell ended in a run-time failure with this message.
  case trap([String])
  /// The cell did not compile; these are the compiler's messages.
  case compileErrors([String])
  /// It is not clear what happened.
  case unknown

  /// The names that our own notebooks give the two kinds of error.
  static let trap = "Trap"
  static let compileError = "CompileError"

  /// Reads the text of an error, escape sequences removed.
  init(_ text: String) {
    let lines = text.lines
    if let message = lines.lazy.compactMap(Self.trapMessage).first {
      self = .trap([message])
      return
    }
    let errors = lines.compactMap { line in
      line.ranges(of: "error: ").last.map { String(line[$0.upperBound...]) }
    }.filter { !$0.isBlank }
    if text.contains("Execution was interrupted") || text.contains("EXC_BAD") {
      self = .trap([])
    } else {
      self = errors.isEmpty ? .unknown : .compileErrors(errors)
    }
  }

  /// What the Swift run-time library says of a failure, without the place, which is no part of a lesson.
  private static func trapMessage(in line: String) -> String? {
    for marker in ["Fatal error", "Precondition failed", "Assertion failed"] {
      guard let range = line.firstRange(of: marker) else { continue }
      var message = String(line[range.lowerBound...])
      for prefix in ["Fatal error: ", "Fatal error"] where message.hasPrefix(prefix) {
        message.removeFirst(prefix.count)
        break
      }
      if let place = message.ranges(of: ": file ").last, message.contains(", line ") {
        message = String(message[..<place.lowerBound])
      }
      return message
    }
    return line.contains("Could not cast value of type") ? line : nil
  }
}
