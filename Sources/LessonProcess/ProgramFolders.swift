import Foundation

/// The folders that a program finds empty when it begins, and what else it finds in its environment.
struct ProgramFolders {
  let scratch: ScratchFolder
  /// The folder that it begins in.
  let work: String
  private let home: String
  private let temporary: String

  /// Makes the folders, which go with the value.
  init() throws {
    scratch = try ScratchFolder()
    work = scratch.path + "/work"
    home = scratch.path + "/home"
    temporary = scratch.path + "/temporary"
    for path in [work, home, temporary] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }

  /// The environment of a program, whose marks have `word`: what a lesson leaves in these folders goes with them.
  func environment(requested: [String], word: String) -> [String: String] {
    var variables = ProgramEnvironment(requested: requested, home: home, temporary: temporary)
      .variables
    variables["LESSONS_MARK"] = word
    return variables
  }

  /// A word that no program prints by chance.
  static func newWord() -> String {
    (0..<4).map { _ in String(UInt32.random(in: .min ... .max), radix: 36) }.joined()
  }
}
