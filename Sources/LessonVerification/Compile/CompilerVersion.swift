import Foundation
import LessonProcess
import LessonText

/// What the compiler in `PATH` says that it is.
///
/// Kept in the cache folder as long as the compiler's file stays the same: to ask takes longer than
/// all else in a build with nothing to run.
struct CompilerVersion {
  /// All that `swiftc --version` prints: version, build and target.
  let text: String

  /// The compiler's version, asked at most once; `nil` where there is none or it tells nothing.
  static let current: CompilerVersion? = {
    guard let compiler = try? SwiftCompiler() else { return nil }
    let file = CacheFile<String>(
      path: RunningCommand.cacheFolder.map { $0 + "/compiler.json" }, key: compiler.stamp)
    if let known = file.read() { return CompilerVersion(text: known) }
    guard let text = compiler.versionText() else { return nil }
    file.write(text)
    return CompilerVersion(text: text)
  }()

  /// The number; `nil` where the text has none.
  var number: Version? {
    guard let start = text.firstRange(of: "Swift version ") else { return nil }
    return Version(text[start.upperBound...].prefix { $0.isNumber || $0 == "." })
  }
}

extension Platform {
  /// This machine with the compiler in `PATH`, which is asked at most once.
  package static let current = Platform(
    swiftVersion: { compilerVersion }, hasVariable: { ProgramEnvironment.has($0) })

  /// This machine, for what SwiftPM builds: a variable may be set where that runs.
  package static let ofBuild = Platform(
    swiftVersion: { compilerVersion }, hasVariable: { _ in true })

  /// This machine with the variables that were set on another one, and no others.
  package static func having(_ variables: [String]) -> Platform {
    Platform(swiftVersion: { compilerVersion }, hasVariable: { variables.contains($0) })
  }

  package static var compilerVersion: Version? { CompilerVersion.current?.number }
}
