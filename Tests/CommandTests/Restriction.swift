#if os(Linux)
  import Foundation
  import Testing

  /// A program that runs others where the system lets no process share its files with one that it starts.
  final class Restriction {
    private let program: URL
    private let folder: URL

    /// Where CI is set, a machine that cannot be restricted so is a failure.
    static let isPossible =
      ProcessInfo.processInfo.environment["CI"] != nil
      || (try? Restriction().run(["true"], in: FileManager.default.temporaryDirectory).status) == 0

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      program = folder.appending(path: "refuse_sharing")
      let source = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Restrictions/refuse_sharing.c")
      let compiler = try Command(
        ["clang", "-Wall", "-Wextra", "-Werror", source.path, "-o", program.path], in: folder,
        executable: URL(filePath: "/usr/bin/env"))
      try #require(compiler.status == 0, "\(compiler.errorOutput)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func run(
      _ arguments: [String], in folder: URL, refusingWith error: Int32 = EINVAL
    ) throws -> Command {
      try Command(["\(error)"] + arguments, in: folder, executable: program)
    }
  }
#endif
