import Foundation
import LessonDocumentation
import LessonProcess
import LessonText

extension DocumentationSource {
  /// Reads those of `sources` in `package` that have documentation with code, in order.
  package static func read(
    _ sources: [DocumentationSource], in package: LessonPackage, jobs: Int
  ) throws -> [DocumentationSubject] {
    let silent = SilentSources(of: package)
    let read = inParallel(sources, jobs: jobs) { source in
      let stamp = SilentSources.stamp(of: source)
      let isSilent = silent.contains(source, stamp)
      return (stamp, Result { isSilent ? nil : try source.read(in: package) })
    }
    var subjects: [DocumentationSubject] = []
    var found: [String: String] = [:]
    for (source, (stamp, result)) in zip(sources, read) {
      if let subject = try result.get() {
        subjects.append(subject)
      } else if let stamp, SilentSources.stamp(of: source) == stamp,
        silent.contains(source, stamp) || !source.mayNameSnippets
      {
        found[source.path] = stamp
      }
    }
    silent.store(found, of: sources)
    return subjects
  }

  /// Reads the documentation in `package`; `nil` where the file has none, and nothing is wrong with it.
  package func read(in package: LessonPackage) throws -> DocumentationSubject? {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw ToolFailure(
        message: "cannot read \(shownPath): \(error.localizedDescription)")
    }
    let file = file(of: SourceText(Array(data)), in: package)
    return file.units.isEmpty && file.diagnostics.isEmpty
      ? nil : DocumentationSubject(file, module: module)
  }

  /// The file with a text that need not be the one on disk.
  package func file(of text: SourceText, in package: LessonPackage) -> DocumentationFile {
    DocumentationFile(
      kind, text, file: shownPath, platform: .current, hasSnippet: { package.hasSnippet($0) })
  }

  /// Whether the file belongs to `package` and to no other one, wherever links lead.
  package func isOwn(of package: LessonPackage) -> Bool {
    guard let root = RealPath(of: package.root), let file = RealPath(of: path), file.isBelow(root)
    else { return false }
    var folder = StagedFile.folder(of: file.path)
    while folder != root.path {
      let isOther = FileManager.default.fileExists(atPath: folder + "/Package.swift")
      guard !isOther, !folder.hasSuffix("/.build") else { return false }
      folder = StagedFile.folder(of: folder)
    }
    return true
  }
}

extension DocumentationSource {
  /// Whether what is wrong with the file may hang on files that are there.
  fileprivate var mayNameSnippets: Bool {
    FileManager.default.contents(atPath: path).map { $0.range(of: Data("@Snippet".utf8)) != nil }
      ?? true
  }
}

extension LessonPackage {
  /// The tags of the package's repository; none where it is no checkout of one.
  var tags: [String] { gitOutput("tag") }

  /// The branches of the package's repository; none where it may have others than those of its checkout.
  var branches: [String] {
    guard gitOutput("remote").isEmpty else { return [] }
    return gitOutput("branch", "--format=%(refname:short)")
  }

  /// The lines that `git` prints; none where the package is no checkout.
  private func gitOutput(_ arguments: String...) -> [String] {
    guard FileManager.default.fileExists(atPath: root + "/.git"),
      let run = try? CommandRun(
        path: "/usr/bin/env", arguments: ["git"] + arguments, directory: root, limit: 10),
      run.status == 0
    else { return [] }
    return run.output.components(separatedBy: "\n").filter { !$0.isEmpty }
  }

  /// Whether there is the snippet of a path, `Package/Snippets/Name`.
  fileprivate func hasSnippet(_ path: String) -> Bool {
    let name = path.split(separator: "/").dropFirst().joined(separator: "/")
    return FileManager.default.fileExists(atPath: "\(root)/\(name).swift")
  }
}
