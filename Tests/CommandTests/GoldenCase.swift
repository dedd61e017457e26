import Foundation
import Testing

/// One folder of `Cases`: `lesson.md`, and `verdict.txt` with what `lessons check` must say of it.
///
/// A verdict has a line a diagnostic, `LINE:COLUMN ID: MESSAGE`, its details indented below, then a
/// line a cell, `ID STATUS`. Adding a case adds a folder.
struct GoldenCase: CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  /// All cases, by name.
  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(GoldenCase.init)
  }()

  var lesson: URL { Self.folder.appending(path: "\(name)/lesson.md") }

  /// What the case's folder says must come out.
  var expected: String {
    get throws {
      try String(contentsOf: Self.folder.appending(path: "\(name)/verdict.txt"), encoding: .utf8)
    }
  }
}
