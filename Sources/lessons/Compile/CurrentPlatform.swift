import Foundation
import LessonKit

extension Platform {
  /// This machine with the compiler in `PATH`, which is asked at most once.
  static let current = Platform(swiftVersion: { compilerVersion })

  /// The compiler's version, if it tells one.
  ///
  /// Kept beside the results of lessons as long as the compiler's file stays the same: to ask takes
  /// longer than all else in a build with nothing to run.
  static let compilerVersion: Version? = {
    guard let compiler = try? SwiftCompiler() else { return nil }
    let target = URL(fileURLWithPath: compiler.path).resolvingSymlinksInPath().path
    let stamp = "\(target) \(FileStamp(path: target)?.description ?? "")"
    let folder = RunningCommand.cacheFolder.map { URL(fileURLWithPath: $0) }
    let file = folder?.appending(path: "compiler-version")
    if let file, let text = try? String(contentsOf: file, encoding: .utf8) {
      let lines = text.split(separator: "\n")
      if lines.count == 2, lines[0] == stamp, let version = Version(lines[1]) { return version }
    }
    let version = compiler.version()
    if let version, let folder, let file {
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try? Data("\(stamp)\n\(version)\n".utf8).write(to: file, options: .atomic)
    }
    return version
  }()
}
