import Foundation
import LessonCode
import LessonFormat
import LessonProcess
import LessonResults
import LessonText
import LessonVerification
import Synchronization
import XCTest

/// The verification of one lesson, shared by the tests of its generated XCTest class.
///
/// The lesson's main program is the executable that SwiftPM built next to the test bundle, so that a
/// debug test run checks the debug build and a release test run the release build. The programs that
/// SwiftPM does not build (of cells that must not compile, must trap, only have to compile, or start
/// anew) are compiled as the `lessons` command compiles them.
public final class LessonRun: Sendable {
  private let path: String
  private let file: String
  private let program: String
  private let platform: Platform
  private let verdict = Mutex<Result<Verdict, any Error>?>(nil)

  /// The run of the lesson at `path`, which the program calls `file` in `#sourceLocation`.
  public init(path: String, file: String, program: String, swiftVersion: String) {
    self.path = path
    self.file = file
    self.program = program
    platform = Platform(
      swiftVersion: { Version(swiftVersion) }, hasVariable: { ProgramEnvironment.has($0) })
  }

  /// Fails where the cell `id` did not do what the lesson says; skips one that is not to run.
  public func assertCell(_ id: String, file: StaticString, line: UInt) throws {
    let verdict = try result()
    guard let entry = verdict.cells.first(where: { $0.cell.id == id }) else {
      XCTFail("the lesson has no cell `\(id)`: build again", file: file, line: line)
      return
    }
    if let reason = entry.cell.skipReason { throw XCTSkip(reason) }
    try fail(with: entry, of: verdict, file: file, line: line)
  }

  /// Fails where a cell without expected output failed.
  public func assertCellsWithoutOutput(file: StaticString, line: UInt) throws {
    let verdict = try result()
    for entry in verdict.cells where !entry.cell.hasTest {
      for diagnostic in entry.diagnostics { fail(with: diagnostic, file: file) }
    }
    if let idle = verdict.cells.first(where: { $0.status == .notRun }), verdict.diagnostics.isEmpty
    {
      let line = UInt(idle.cell.fence.position.line)
      XCTFail("the cell `\(idle.cell.id)` did not run", file: file, line: line)
    }
    for diagnostic in verdict.lessonDiagnostics { fail(with: diagnostic, file: file) }
  }

  /// Fails at everything that is malformed in the lesson.
  public func assertWellFormed(file: StaticString, line: UInt) throws {
    let lesson = try source.lesson(on: platform)
    let diagnostics = lesson.diagnostics + source.proseDiagnostics(of: lesson)
    for diagnostic in diagnostics { fail(with: diagnostic, file: file) }
    if lesson.isWellFormed {
      XCTFail("the lesson was malformed when it was built: build again", file: file, line: line)
    }
  }

  private func fail(
    with entry: Verdict.CellVerdict, of verdict: Verdict, file: StaticString, line: UInt
  ) throws {
    for diagnostic in entry.diagnostics { fail(with: diagnostic, file: file) }
    guard entry.status == .notRun else { return }
    let cause = verdict.cells.first { $0.status == .failed }
    guard let cause else {
      XCTFail("the cell did not run", file: file, line: line)
      return
    }
    // The cause has a failing test of its own; one failure is enough for one error.
    throw XCTSkip("not run, because the cell `\(cause.cell.id)` failed")
  }

  private func fail(with diagnostic: Diagnostic, file: StaticString) {
    let lines = diagnostic.explanation.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { String($0).withVisibleControls }.joined(separator: "\n")
    XCTFail(text, file: file, line: UInt(diagnostic.position.line))
  }

  private func result() throws -> Verdict {
    try verdict.withLock { known in
      if let known { return try known.get() }
      let fresh = Result { try verify() }
      known = fresh
      return try fresh.get()
    }
  }

  private func verify() throws -> Verdict {
    let lesson = try source.lesson(on: platform)
    // What SwiftPM built has the cells that ask for variables, set or not.
    let isBuilt = lesson.variables.isEmpty && !lesson.mainProgram.cells.isEmpty
    return try Self.verifier.get().verdict(
      on: lesson, in: source,
      built: isBuilt ? Self.buildFolder.appending(path: program).path : nil)
  }

  private var source: LessonFile {
    // The shown path is relative to the package for every lesson that is a target of it.
    let isInside = path.hasSuffix("/" + file)
    let root = isInside ? String(path.dropLast(file.count + 1)) : ""
    let package = LessonPackage(root: root, libraries: Self.libraries)
    return LessonFile(path: path, shownPath: file, package: package, isInside: isInside)
  }

  /// The libraries of the build that the tests belong to.
  private static let libraries =
    LessonPackage(root: "", buildFolder: buildFolder.path).libraries

  /// What verifies the lessons of all classes, from runs of now.
  private static let verifier = Result {
    var settings = VerificationSettings()
    settings.usesCache = false
    return try LessonVerifier(for: LessonPackage(libraries: libraries), settings)
  }

  /// The folder of the test bundle, where SwiftPM puts executables too.
  private static var buildFolder: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }
}
