/// Ends the program with a message that names the caller's file and line.
///
/// Lessons carry no `try` in arithmetic, so a wrong shape is a trap, as an index out of range is in
/// Swift. `fatalError` prints its message in release builds too, which `precondition` does not.
/// Functions pass the position of their caller; operators and properties cannot take it (Swift
/// gives them no default arguments) and name a line of this library instead.
func trap(_ message: String, _ file: StaticString, _ line: UInt) -> Never {
  fatalError(message, file: file, line: line)
}
