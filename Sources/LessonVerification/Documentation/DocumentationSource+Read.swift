import Foundation
import LessonDocumentation
import LessonProcess
import LessonText

extension DocumentationSource {
  /// Reads the documentation in `package`; `nil` where the file has none, and nothing is wrong with it.
  package func read(in package: LessonPackage) throws -> DocumentationSubject? {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw ToolFailure(
        message: "cannot read \(shownPath): \(error.localizedDescription)")
    }
    let file = DocumentationFile(
      kind, SourceText(Array(data)), file: shownPath, platform: .current,
      hasSnippet: { package.hasSnippet($0) })
    return file.units.isEmpty && file.diagnostics.isEmpty
      ? nil : DocumentationSubject(file, module: module)
  }
}

extension LessonPackage {
  /// The tags of the package's repository; none where it is no checkout of one.
  var tags: [String] {
    guard FileManager.default.fileExists(atPath: root + "/.git"),
      let run = try? CommandRun(
        path: "/usr/bin/env", arguments: ["git", "tag"], directory: root, limit: 10),
      run.status == 0
    else { return [] }
    return run.output.components(separatedBy: "\n")
  }

  /// Whether there is the snippet of a path, `Package/Snippets/Name`.
  fileprivate func hasSnippet(_ path: String) -> Bool {
    let name = path.split(separator: "/").dropFirst().joined(separator: "/")
    return FileManager.default.fileExists(atPath: "\(root)/\(name).swift")
  }
}
