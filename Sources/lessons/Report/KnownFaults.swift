import Foundation
import LessonProcess
import LessonResults
import LessonText
import LessonVerification

/// The file in a package's folder that names the known faults of its documentation.
struct KnownFaults {
  static let fileName = ".lessons-baseline.json"

  /// The list; `nil` where there is no file.
  let baseline: Baseline?

  init(baseline: Baseline?) { self.baseline = baseline }

  /// Reads the file of a package.
  ///
  /// - Throws: why it cannot be read.
  init(of package: LessonPackage) throws {
    let path = Self.path(in: package)
    guard FileTransaction.isTaken(path) else {
      baseline = nil
      return
    }
    let advice = "take the file as it was committed, or run `lessons baseline`"
    guard RealPath(of: path)?.isRegularFile ?? false,
      let data = FileManager.default.contents(atPath: path)
    else { throw InputFailure(["\(Self.fileName) cannot be read: \(advice)"]) }
    do {
      let read = try JSONDecoder().decode(Baseline.self, fromForeign: data)
      guard read.version == Baseline.version else {
        throw InputFailure([
          "\(Self.fileName) is of version \(read.version), which this version of the tool does not know:"
            + " use the one that wrote it, or run `lessons baseline`"
        ])
      }
      baseline = read
    } catch let error as DecodingError {
      throw InputFailure(["\(Self.fileName) is damaged: \(error.damage(in: data)); \(advice)"])
    }
  }

  private static func path(in package: LessonPackage) -> String {
    "\(package.root)/\(fileName)"
  }

  /// Marks in whole reports what is known.
  ///
  /// - Parameters:
  ///   - isFiltered: whether what was mended is nothing to be told: a part of the cells was asked for.
  ///   - isLookedFor: whether a file that no report is on may have lost its faults.
  /// - Returns: the faults that are there no more, by file.
  func mark(
    _ reports: inout [LessonReport], isFiltered: Bool, isLookedFor: (String) -> Bool
  ) -> [MendedFaults] {
    let mended = baseline?.mark(&reports, isLookedFor: isLookedFor) ?? []
    return isFiltered ? [] : mended.map(MendedFaults.init)
  }

  /// A whole report, with what is known of it marked.
  func marked(_ report: LessonReport) -> LessonReport {
    var reports = [report]
    _ = mark(&reports, isFiltered: true) { _ in false }
    return reports.first ?? report
  }

  /// Writes the list; one without a fault is no file.
  static func write(_ baseline: Baseline, in package: LessonPackage) throws {
    let path = path(in: package)
    let isThere = FileTransaction.isTaken(path)
    guard !baseline.faults.isEmpty else {
      if isThere { try FileManager.default.removeItem(atPath: path) }
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(baseline) + Data("\n".utf8)
    guard FileManager.default.contents(atPath: path) != data else { return }
    do throws(StagedFile.Failure) {
      try StagedFile(data, for: path, isDurable: true, isAuthored: isThere).replace(path)
    } catch {
      throw ToolFailure(message: "cannot write \(path): \(error.reason)")
    }
  }
}

/// Known faults of one file that are there no more.
struct MendedFaults {
  let file: String
  let count: Int
}
