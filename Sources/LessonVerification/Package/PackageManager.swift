import Foundation
import LessonProcess

/// SwiftPM, as it lies next to the compiler, at work in a package.
struct PackageManager {
  /// How many seconds it may take: it fetches and compiles all that a package depends on.
  private static let timeLimit = 7200.0

  private let path: String
  private let root: String

  init(root: String, _ compiler: SwiftCompiler) {
    self.root = root
    path = URL(fileURLWithPath: compiler.path).deletingLastPathComponent().path + "/swift"
  }

  /// Runs `swift` with these arguments.
  func run(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(path: path, arguments: arguments, directory: root, limit: Self.timeLimit)
  }

  /// Has SwiftPM print what the manifest says.
  ///
  /// What it leaves in the folder for temporary files, locks among it, goes with a folder of its own; and a
  /// build at the same time keeps it from nothing.
  func dump() throws -> CommandRun {
    let scratch = try ScratchFolder()
    return try withExtendedLifetime(scratch) {
      try CommandRun(
        path: path, arguments: ["package", "dump-package"], directory: root, limit: Self.timeLimit,
        environment: ["TMPDIR": scratch.path])
    }
  }

  /// What a run said of what is wrong, without warnings and the lines that tell how far it was; each error once.
  static func words(of run: CommandRun) -> String {
    var errors: [String] = []
    var others: [String] = []
    var kind: String?
    for line in run.output.components(separatedBy: "\n") where !isProgress(line) {
      if let begun = self.kind(of: line) {
        kind = begun == "error" && errors.contains(line) ? nil : begun
        if kind == "error" { errors.append(line) }
      } else if kind == "error" {
        errors.append(line)
      } else if kind == nil || run.isTimedOut {
        others.append(line)
      }
    }
    let lines = errors.isEmpty ? others : errors
    if run.isTimedOut { return "it did not come to an end\n" + lines.joined(separator: "\n") }
    return lines.isEmpty
      ? "it ended with status \(run.status) and said nothing" : lines.joined(separator: "\n")
  }

  private static func isProgress(_ line: String) -> Bool {
    line.isEmpty || line.prefix { "[/]0123456789".contains($0) }.hasSuffix("]")
      || line.hasPrefix("Building for debugging")
  }

  /// What kind of diagnostic begins on a line: `error: …`, `/path/file.swift:1:2: error: …`; `nil` where none does.
  private static func kind(of line: String) -> String? {
    if line.contains(": error: ") { return "error" }
    let parts = line.split(separator: ": ", maxSplits: 2, omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count > 1 else { return nil }
    let kind = first.hasPrefix("/") ? parts[1] : first
    return ["error", "warning", "note", "remark"].contains(kind) ? String(kind) : nil
  }
}
