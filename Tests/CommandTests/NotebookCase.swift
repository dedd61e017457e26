import Foundation
import Testing

/// One folder of `Notebooks`: `notebook.ipynb`, and what `lessons import` makes of it: `lesson.md`,
/// and `report.txt` with what it prints, standard error last.
struct NotebookCase: CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Notebooks")

  /// All cases, by name.
  static let all: [NotebookCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(NotebookCase.init)
  }()

  func text(_ file: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: "\(name)/\(file)"), encoding: .utf8)
  }

  /// A package with the notebook in it and nothing else but a manifest.
  func package() throws -> TemporaryPackage {
    let package = try TemporaryPackage([:])
    try package.write("let lessons: [String] = []\n", to: "Package.swift")
    try package.write(try text("notebook.ipynb"), to: "notebook.ipynb")
    return package
  }
}
