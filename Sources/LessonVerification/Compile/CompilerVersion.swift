import Foundation
import LessonKit

/// What the compiler in `PATH` says that it is.
///
/// Kept in the cache folder as long as the compiler's file stays the same: to ask takes longer than
/// all else in a build with nothing to run.
struct CompilerVersion: Codable {
  /// All that `swiftc --version` prints: version, build and target.
  let text: String
  /// The stamp of the file that said so.
  private let stamp: String

  /// The compiler's version, asked at most once; `nil` where there is none or it tells nothing.
  static let current: CompilerVersion? = {
    guard let compiler = try? SwiftCompiler() else { return nil }
    let stamp = compiler.stamp
    let file = CacheFile<CompilerVersion>(
      path: RunningCommand.cacheFolder.map { $0 + "/compiler.json" })
    if let known = file.read(), known.stamp == stamp { return known }
    guard let text = compiler.versionText() else { return nil }
    let version = CompilerVersion(text: text, stamp: stamp)
    file.write(version)
    return version
  }()

  /// The number; `nil` where the text has none.
  var number: Version? {
    guard let start = text.firstRange(of: "Swift version ") else { return nil }
    return Version(text[start.upperBound...].prefix { $0.isNumber || $0 == "." })
  }
}
