import LessonDocumentation

/// Run-time failures that say more of the machine than of the code.
enum DocumentationTrap {
  /// Whether code failed because of what is not there: a file, a server, input.
  static func isOfMachine(_ message: String, _ syntax: ParsedBlock) -> Bool {
    let parts = [
      "No such file", "no such file", "Code=260", "Code=4 ", "NSURLErrorDomain", "onnection",
      "Permission denied", "errno: 2", "NIOConnectionError",
    ]
    if parts.contains(where: message.contains) { return true }
    return syntax.readsFiles
      || ["readLine", "CommandLine", "FileHandle"].contains { syntax.block.code.contains($0) }
  }
}
