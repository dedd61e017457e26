import Foundation
import LessonDocumentation
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
  /// Whether there is the snippet of a path, `Package/Snippets/Name`.
  fileprivate func hasSnippet(_ path: String) -> Bool {
    let name = path.split(separator: "/").dropFirst().joined(separator: "/")
    return FileManager.default.fileExists(atPath: "\(root)/\(name).swift")
  }
}
