import LessonText

/// The faults of a package's documentation that are known and fail nothing: what `lessons baseline` writes.
///
/// A fault is known by its file and by the text of its block, so that edits elsewhere leave it known. What is
/// mended must leave the list, or it could come back unseen.
package struct Baseline: Sendable, Equatable, Codable {
  /// A block that fails, or what is wrong with none.
  package struct Fault: Sendable, Equatable, Codable {
    package let file: String
    /// A digest of the block's text; where there is none, of what is said of the fault.
    let digest: String
    /// The identifiers of its diagnostics, in order; how many errors a compiler finds is up to the compiler.
    let problems: [String]
  }

  /// The version of the format.
  package private(set) var version = Self.version
  package let faults: [Fault]

  package static let version = 1

  /// The faults that reports tell of, and `others` that nobody has looked for; in order.
  package init(_ reports: [LessonReport], keeping others: [Fault] = []) {
    let found = reports.filter(\.isDocumentation).flatMap { report in
      report.faults.map { fault in
        let ids = fault.problems.map(\.id)
        let counted = ids.filter { $0 != .compileError } + Set(ids).filter { $0 == .compileError }
        return Fault(
          file: report.file, digest: fault.text, problems: counted.map(\.rawValue).sorted())
      }
    }
    faults = (found + others).sorted {
      ($0.file, $0.digest, $0.problems.joined(separator: " "))
        < ($1.file, $1.digest, $1.problems.joined(separator: " "))
    }
  }

  /// Where a fault stands, wherever that is in its file.
  private struct Place: Hashable {
    let file: String
    let text: String
  }

  /// Marks in whole reports what is known.
  ///
  /// - Parameter isLookedFor: whether a file that no report is on may have lost its faults.
  /// - Returns: how many faults each file has in the list that are there no more.
  package func mark(
    _ reports: inout [LessonReport], isLookedFor: (_ file: String) -> Bool
  ) -> [(file: String, count: Int)] {
    var open: [Place: [String]] = [:]
    for fault in faults {
      open[Place(file: fault.file, text: fault.digest), default: []] += fault.problems
    }
    var present: [Place: Int] = [:]
    for index in reports.indices where reports[index].isDocumentation {
      let file = reports[index].file
      for text in reports[index].unverifiedTexts {
        present[Place(file: file, text: text), default: 0] += 1
      }
      reports[index].mark { text, id in
        let place = Place(file: file, text: text)
        guard let found = open[place]?.firstIndex(of: id.rawValue) else { return false }
        if id != .compileError { open[place]?.remove(at: found) }
        return true
      }
    }
    let files = Set(reports.filter(\.isDocumentation).map(\.file))
    var gone: [String: Int] = [:]
    for fault in faults where files.contains(fault.file) || isLookedFor(fault.file) {
      let place = Place(file: fault.file, text: fault.digest)
      let count = present[place] ?? 0
      // Two blocks may have one text.
      if count > 0 { present[place] = count - 1 } else { gone[fault.file, default: 0] += 1 }
    }
    return gone.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
