import Foundation
import LessonKit

/// How long the lessons of a package take, as whole runs and merges have measured it.
///
/// A run of one shard does not write them: shards that run one after another, or on machines that got
/// the same folder, must all split by the same times.
package struct LessonTimes {
  /// The seconds by file, as reports show it.
  package private(set) var seconds: [String: Double]
  private let file: CacheFile<[String: Double]>

  /// The times that are known of a package; none where nothing, or nothing sound, is kept.
  package init(of package: LessonPackage) {
    let name = ContentHash([RunningCommand.portablePath(package.root)]).hexadecimal
    file = CacheFile(path: RunningCommand.cacheFolder.map { "\($0)/times-\(name).json" })
    seconds = file.read() ?? [:]
  }

  /// Keeps what was measured; small changes are noise, and would only make other machines disagree.
  package mutating func note(_ measured: [String: Double]) {
    // Another build may have written meanwhile.
    let known = file.read() ?? [:]
    seconds = known
    for (lesson, time) in measured where !Self.isNoise(known[lesson], time) {
      seconds[lesson] = time
    }
    if seconds != known { file.write(seconds) }
  }

  private static func isNoise(_ known: Double?, _ time: Double) -> Bool {
    known.map { abs($0 - time) <= max($0 / 4, 0.05) } ?? false
  }

  /// What the lesson of a file weighs in a split.
  ///
  /// - Parameter given: the times to go by, and no others; `nil` for those that are kept.
  package func weight(of file: LessonFile, given: [String: Double]?) -> LessonWeight {
    if let time = (given ?? seconds)[file.shownPath], time.isFinite {
      return LessonWeight(seconds: time)
    }
    let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
    return LessonWeight(byteCount: size ?? 0)
  }
}
