import Foundation
import LessonProcess
import LessonText

/// The files of a package that have no documentation with code: most of them, which need not be read again
/// as long as they stay as they are.
struct SilentSources {
  private let table: KeptTable
  private let known: [String: String]

  init(of package: LessonPackage) {
    table = KeptTable(
      "silent", of: package.root, in: RunningCommand.cacheFolder, key: RunningCommand.stamp)
    let rows = table.load() ?? []
    known = Dictionary(
      rows.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
  }

  /// The stamp of a file; `nil` where a change might leave it as it is.
  static func stamp(of source: DocumentationSource) -> String? {
    FileStamp(path: source.path).flatMap { stamp in
      stamp.isSettled(at: FileStamp.now) ? "\(source.kind) \(stamp)" : nil
    }
  }

  /// Whether a file of this stamp is known to have nothing.
  func contains(_ source: DocumentationSource, _ stamp: String?) -> Bool {
    stamp != nil && known[source.path] == stamp
  }

  /// Keeps which files have nothing, and what is known of others than `sources` that are there.
  func store(_ silent: [String: String], of sources: [DocumentationSource]) {
    let paths = Set(sources.map(\.path))
    let rest = known.filter { !paths.contains($0.key) && FileStamp(path: $0.key) != nil }
    let all = rest.merging(silent) { $1 }
    guard all != known else { return }
    table.store(all.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
  }
}
