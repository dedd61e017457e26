/// The tool itself could not work (no compiler, an unreadable file): exit status 2.
package struct ToolFailure: Error, CustomStringConvertible {
  /// What is wrong and what to do about it.
  package let message: String

  package init(message: String) { self.message = message }

  package var description: String { message }
}

/// The tool was asked for what is not there, or for what it cannot do: exit status 64.
package struct UsageError: Error, CustomStringConvertible {
  package let description: String

  package init(_ message: String) { description = message }
}
