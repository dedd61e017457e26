import Foundation

/// One run of the built `lessons` command.
struct Command {
  let status: Int32
  let output: String
  let errorOutput: String

  /// The executable, which SwiftPM puts beside the test bundle; `LESSONS_COMMAND` names another one.
  static let executable: URL = {
    if let path = ProcessInfo.processInfo.environment["LESSONS_COMMAND"] {
      return URL(fileURLWithPath: path)
    }
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    return folder.appending(path: "lessons")
  }()

  init(
    _ arguments: [String], in folder: URL = GoldenCase.folder, environment: [String: String] = [:],
    executable: URL = Self.executable
  ) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: nothing has to read while the command runs.
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["output", "error"].map { scratch.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOf: files[0], encoding: .utf8)
    errorOutput = try String(contentsOf: files[1], encoding: .utf8)
  }

  /// The report of `lessons check` on `arguments`.
  static func report(
    _ arguments: [String], in folder: URL = GoldenCase.folder, environment: [String: String] = [:]
  ) throws -> CommandReport {
    let run = try Command(
      ["check", "--format", "json"] + arguments, in: folder, environment: environment)
    return try JSONDecoder().decode(CommandReport.self, from: Data(run.output.utf8))
  }
}
