import ArgumentParser
import LessonVerification

/// `lessons check`: verifies and writes nothing.
struct CheckCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify lessons and documentation, write nothing.",
    discussion: """
      In a Swift package its documentation is checked too, as it stands: README files, Documentation/, \
      Docs/, articles of DocC, and the doc comments of its libraries and executables. The package is built \
      first.

      Exit status: 0 all verified; 1 a lesson or some documentation failed or is malformed; 64 wrong usage; \
      2 the tool itself could not work, or the package does not build.
      """)

  static let example = "lessons check 01-by-hand --format json"

  @OptionGroup var common: CommonOptions
  @OptionGroup var kinds: KindOptions
  @OptionGroup var verification: VerificationOptions
  @OptionGroup var strictness: StrictnessOptions
  @OptionGroup var shards: ShardOptions

  func perform() throws {
    let scope = try common.scope(only: kinds.only).built(
      verification.settings, isQuiet: verification.quiet)
    var share = try shards.share(of: scope)
    let run = Verification(share.files, of: scope.package, scope.selection, verification.settings)
    let outcomes = try share.outcomes(of: run)
    var documents = try scope.reports(
      on: share.documents, strictness.applied(to: verification.settings))
    let mended = scope.mark(&documents, isShard: shards.shard != nil)
    let reports = run.reports(on: outcomes) + documents.map(scope.selection.part)
    let record = share.record(of: outcomes, documents, run.stopwatch)
    try common.warnOfMissingTargets(in: scope.package)
    try verification.conclude(reports, record, mended: mended)
  }
}
