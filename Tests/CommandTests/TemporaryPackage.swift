import Foundation

/// A folder with a `Lessons/` of its own, removed with the value.
final class TemporaryPackage {
  let folder: URL

  init(_ lessons: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "Lessons"), withIntermediateDirectories: true)
    try write("# Course\n", to: "README.md")
    for (name, text) in lessons { try write(text, to: "Lessons/\(name)") }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file at once, as editors save: nobody sees half of it.
  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path), options: .atomic)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// The files of `Output/` with their bytes.
  var output: [String: Data] {
    get throws {
      let output = folder.appending(path: "Output")
      let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
      return try Dictionary(
        uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: output.appending(path: $0))) })
    }
  }

  /// All files of the folder with their bytes, by path.
  var files: [String: Data] {
    get throws {
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      return Dictionary(
        uniqueKeysWithValues: names.compactMap { name in
          let file = folder.appending(path: name)
          return file.hasDirectoryPath ? nil : (try? Data(contentsOf: file)).map { (name, $0) }
        })
    }
  }

  /// Runs `lessons` in the folder.
  func run(_ arguments: String...) throws -> Command { try Command(arguments, in: folder) }
}
