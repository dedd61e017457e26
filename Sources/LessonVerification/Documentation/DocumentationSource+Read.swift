import Foundation
import LessonDocumentation
import LessonProcess
import LessonText

extension DocumentationSource {
  /// Those of `sources` in `package` that have documentation with code, in order; of others than those that
  /// are as they were it is read.
  package static func read(
    _ sources: [DocumentationSource], in package: LessonPackage, jobs: Int
  ) throws -> [DocumentationSubject] {
    let records = SourceRecords(of: package)
    let read = inParallel(sources, jobs: jobs) { source in
      let stamp = source.stamp
      let content = records.content(of: source, stamp)
      return (
        stamp, content,
        Result {
          switch content {
          case .silent: nil as DocumentationSubject?
          case .code: DocumentationSubject(source, stamp: stamp, in: package)
          case nil: try source.read(in: package, stamp: stamp)
          }
        }
      )
    }
    var subjects: [DocumentationSubject] = []
    var found: [String: String] = [:]
    for (source, (stamp, content, result)) in zip(sources, read) {
      let subject = try result.get()
      if let subject { subjects.append(subject) }
      guard let stamp, source.stamp == stamp,
        content != nil || subject.map({ $0.origin != nil }) ?? !source.mayNameSnippets
      else { continue }
      found[source.path] = SourceRecords.row(subject == nil ? .silent : .code, stamp)
    }
    records.store(found, of: sources)
    return subjects
  }

  /// Reads the documentation in `package`; `nil` where the file has none, and nothing is wrong with it.
  package func read(
    in package: LessonPackage, stamp: String? = nil
  ) throws -> DocumentationSubject? {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw ToolFailure(
        message: "cannot read \(shownPath): \(error.localizedDescription)")
    }
    let file = file(of: SourceText(Array(data)), in: package)
    guard !file.units.isEmpty || !file.diagnostics.isEmpty else { return nil }
    let isAlone = !Self.mayNameSnippets(data)
    return DocumentationSubject(file, of: self, stamp: isAlone ? stamp : nil)
  }

  /// The file with a text that need not be the one on disk.
  package func file(of text: SourceText, in package: LessonPackage) -> DocumentationFile {
    DocumentationFile(
      kind, text, file: shownPath, platform: .current,
      slices: { package.snippet($0).map(SnippetSlices.names) })
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
    FileManager.default.contents(atPath: path).map(Self.mayNameSnippets) ?? true
  }

  fileprivate static func mayNameSnippets(_ data: Data) -> Bool {
    data.range(of: Data("@Snippet".utf8)) != nil
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

  /// The text of the snippet of a path, `Package/Snippets/Name`; `nil` where there is none.
  fileprivate func snippet(_ path: String) -> String? {
    let name = path.split(separator: "/").dropFirst().joined(separator: "/")
    return FileManager.default.contents(atPath: "\(root)/\(name).swift").map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
