import LessonKit
import LessonProcess

extension Platform {
  /// This machine with the compiler in `PATH`, which is asked at most once.
  package static let current = Platform(
    swiftVersion: { compilerVersion }, hasVariable: { ProgramEnvironment.has($0) })

  /// This machine, for what SwiftPM builds: a variable may be set where that runs.
  package static let ofBuild = Platform(
    swiftVersion: { compilerVersion }, hasVariable: { _ in true })

  /// This machine with the variables that were set on another one, and no others.
  package static func having(_ variables: [String]) -> Platform {
    Platform(
      swiftVersion: { compilerVersion }, hasVariable: { variables.contains($0) })
  }

  /// The compiler's version, if it tells one.
  package static var compilerVersion: Version? { CompilerVersion.current?.number }
}
