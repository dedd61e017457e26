import Foundation

/// The official schema of notebooks, as Python's module `nbformat` has it.
enum NotebookSchema {
  /// Whether to validate: where CI runs, a missing module is a failure and not an excuse.
  static var isWanted: Bool {
    ProcessInfo.processInfo.environment["CI"] != nil
      || (try? python("import nbformat", in: GoldenCase.folder))?.status == 0
  }

  /// What is wrong with the notebooks in a folder, or how many are valid.
  static func problems(in folder: URL) throws -> String {
    try python(
      """
      import glob, nbformat
      names = sorted(glob.glob("*.ipynb"))
      for name in names:
          try:
              nbformat.validate(nbformat.read(name, as_version=nbformat.NO_CONVERT))
          except Exception as error:
              print(name, error)
      print(len(names), "valid")
      """, in: folder
    ).output
  }

  private static func python(
    _ program: String, in folder: URL
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Warnings are problems: nbformat repairs some things with nothing but a warning.
    process.arguments = ["python3", "-W", "error", "-c", program]
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
