import LessonKit

extension Platform {
  /// This machine with the compiler in `PATH`, which is asked at most once.
  static let current = Platform(swiftVersion: { compilerVersion })

  /// The compiler's version, if it tells one.
  static var compilerVersion: Version? { CompilerVersion.current?.number }
}
