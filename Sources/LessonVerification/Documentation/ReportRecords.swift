import Foundation
import LessonDocumentation
import LessonProcess
import LessonResults
import LessonText

/// The reports on files of documentation that are as they were: they are not even read.
///
/// Next to ``UnitRecords``, which tell what is still true of a file that was edited. A report is kept where its
/// file and what all results depend on decide on it: not of blocks that ask for something of the machine, and
/// not of excerpts of manifests, which depend on the package's versions.
struct ReportRecords {
  private let table: KeptTable
  private var kept: [String: (stamp: String, text: String)] = [:]
  private var isChanged = false

  /// The records of a package's files.
  ///
  /// - Parameters:
  ///   - isStrict: whether they are of runs that count what nobody can compile as failed; both are kept.
  ///   - key: what all reports depend on.
  init(of root: String, cache: String?, isStrict: Bool, key: String) {
    table = KeptTable(isStrict ? "strict-reports" : "reports", of: root, in: cache, key: key)
    for row in table.load() ?? [] where row.count == 3 { kept[row[0]] = (row[1], row[2]) }
  }

  /// What is known of a file.
  func report(on subject: DocumentationSubject) -> LessonReport? {
    guard let (source, stamp) = subject.origin, let known = kept[source.path], known.stamp == stamp,
      let report = try? JSONDecoder().decode(
        LessonReport.self, fromForeign: Data(known.text.utf8))
    else { return nil }
    // Reports in files have no lines.
    guard !report.problems.isEmpty else { return report.known }
    return source.text.map { report.known.showing($0) }
  }

  /// Notes the report on a file that was read, where it holds as long as the file does.
  mutating func note(
    _ report: LessonReport, _ verdicts: [BlockVerdict], on subject: DocumentationSubject
  ) {
    guard let (source, stamp) = subject.origin else { return }
    let holds =
      source.stamp == stamp
      && verdicts.allSatisfy { verdict in
        verdict.uncheckedReason != .manifest && verdict.block.kind != .manifest
          && verdict.block.attributes.requirements.isEmpty
      }
    if holds {
      kept[source.path] = (stamp, String(decoding: report.canonicalJSON, as: UTF8.self))
      isChanged = true
    } else if kept.removeValue(forKey: source.path) != nil {
      isChanged = true
    }
  }

  /// Keeps what was noted, and what is known of other files that are there.
  func store() {
    guard isChanged else { return }
    table.store(
      kept.filter { FileStamp(path: $0.key) != nil }.sorted { $0.key < $1.key }
        .map { [$0.key, $0.value.stamp, $0.value.text] })
  }
}
