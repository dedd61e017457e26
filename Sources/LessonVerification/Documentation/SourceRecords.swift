import Foundation
import LessonProcess
import LessonText

/// Which files of a package have documentation with code: none of them need be read to find that out again as
/// long as it stays as it is.
struct SourceRecords {
  private let table: KeptTable
  private let known: [String: String]

  /// What is known of a file.
  enum Content: String {
    /// It has no code in its documentation, and nothing is wrong with it.
    case silent
    case code
  }

  init(of package: LessonPackage) {
    table = KeptTable(
      "sources", of: package.root, in: RunningCommand.cacheFolder, key: RunningCommand.stamp)
    let rows = table.load() ?? []
    known = Dictionary(
      rows.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
  }

  /// What a file of this stamp has; `nil` where nobody knows.
  func content(of source: DocumentationSource, _ stamp: String?) -> Content? {
    guard let stamp, let row = known[source.path] else { return nil }
    return [Content.silent, .code].first { row == Self.row($0, stamp) }
  }

  /// How what is known is kept.
  static func row(_ content: Content, _ stamp: String) -> String { "\(content) \(stamp)" }

  /// Keeps what files have, and what is known of others than `sources` that are there.
  func store(_ found: [String: String], of sources: [DocumentationSource]) {
    let paths = Set(sources.map(\.path))
    let rest = known.filter { !paths.contains($0.key) && FileStamp(path: $0.key) != nil }
    let all = rest.merging(found) { $1 }
    guard all != known else { return }
    table.store(all.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
  }
}

extension DocumentationSource {
  /// The file's stamp; `nil` where a change might leave it as it is.
  var stamp: String? {
    FileStamp(path: path).flatMap { stamp in
      stamp.isSettled(at: FileStamp.now) ? "\(kind) \(stamp)" : nil
    }
  }
}
