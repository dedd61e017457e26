import Foundation
import LessonDocumentation
import LessonFormat
import LessonProcess
import LessonText

/// A file of the package under test that holds documentation: a page, or a source with its doc comments.
package struct DocumentationSource: Sendable, Equatable {
  /// The absolute path.
  package let path: String
  /// The path that reports show: relative to the package where it lies inside, else as given.
  package let shownPath: String
  package let kind: DocumentationFile.Kind
  /// The module that it is documentation of; `nil` where it is about the package.
  package let module: String?

  package init(path: String, shownPath: String, kind: DocumentationFile.Kind, module: String?) {
    self.path = path
    self.shownPath = shownPath
    self.kind = kind
    self.module = module
  }

  /// The file's name without folder, and of a page without extension: what names it on the command line.
  package var name: String {
    let name = shownPath.split(separator: "/").last ?? ""
    return String(
      kind == .page ? name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex) : name)
  }
}

/// Where a package keeps its documentation.
package struct PackageDocumentation {
  private let root: String
  private let manifest: PackageManifest
  private let sources: PackageSources

  /// The documentation of a package; `nil` where it has no manifest.
  package init?(of package: LessonPackage) {
    guard let manifest = package.manifest else { return nil }
    root = package.root
    self.manifest = manifest
    sources = PackageSources(root: root, manifest: manifest)
  }

  /// The Markdown that people wrote for other tools: READMEs, `Documentation/`, `Docs/`, and the articles of
  /// catalogues of DocC; by path, each once, whatever links lead to it.
  package func pages() throws -> [DocumentationSource] {
    let tests = manifest.targets.filter { $0.kind == .test }.compactMap(sources.folder)
    let tree = FileTree { [root] name, isFolder in
      guard isFolder else { return Self.isPage(name) }
      // A folder with a manifest is another package.
      return !tests.contains(name)
        && !FileManager.default.fileExists(atPath: "\(root)/\(name)/Package.swift")
    }
    let folder = (RealPath(of: root)?.path ?? root) + "/"
    let names = try tree.files(in: root)
    let files = names.map { RealPath(of: folder + $0)?.path ?? $0 }
    var found = Set(zip(names, files).filter { folder + $0 == $1 }.map { $1 })
    return zip(names, files).filter { folder + $0 == $1 || found.insert($1).inserted }
      .map { page($0.0) }
  }

  /// The sources of the targets whose doc comments are documentation, by target and path.
  package func comments() throws -> [DocumentationSource] {
    try manifest.documentedTargets.flatMap { target in
      try sources.swiftFiles(of: target).map { name in
        DocumentationSource(
          path: "\(root)/\(name)", shownPath: name, kind: .comments, module: target.module)
      }
    }
  }

  /// The documentation in the file at a path from the package's folder; `nil` where the path is none of
  /// documentation.
  package func source(at name: String) throws -> DocumentationSource? {
    guard name.hasSuffix(".swift") else { return Self.isPage(name) ? page(name) : nil }
    return try comments().first { $0.shownPath == name }
      ?? DocumentationSource(
        path: "\(root)/\(name)", shownPath: name, kind: .comments, module: module(around: name))
  }

  private func page(_ name: String) -> DocumentationSource {
    DocumentationSource(
      path: "\(root)/\(name)", shownPath: name, kind: .page, module: module(around: name))
  }

  /// The module of the target whose folder a path lies in.
  private func module(around name: String) -> String? {
    manifest.documentedTargets.filter { target in
      sources.folder(of: target).map { name.hasPrefix($0 + "/") } ?? false
    }.max { $0.name.count < $1.name.count }?.module
  }

  /// Whether the file at a path from the package's folder is a page.
  private static func isPage(_ name: String) -> Bool {
    guard name.hasSuffix(".md") || name.hasSuffix(".markdown") else { return false }
    let folders = name.split(separator: "/").dropLast()
    guard let first = folders.first else { return name.uppercased().hasPrefix("README") }
    return ["documentation", "docs", "guides"].contains(first.lowercased())
      || folders.contains { $0.hasSuffix(".docc") }
  }
}
