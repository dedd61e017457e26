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

  /// What a run said, without the lines that tell how far it was.
  static func words(of run: CommandRun) -> String {
    let lines = run.output.components(separatedBy: "\n").filter { line in
      !line.isEmpty && !line.prefix { "[/]0123456789".contains($0) }.hasSuffix("]")
        && !line.hasPrefix("Building for debugging") && !line.hasPrefix("error: fatalError")
    }
    guard !lines.isEmpty else { return "it ended with status \(run.status) and said nothing" }
    return lines.joined(separator: "\n") + (run.isTimedOut ? "\nit did not come to an end" : "")
  }
}
