import ArgumentParser
import LessonVerification

/// `lessons check`: verifies and writes nothing.
struct CheckCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify lessons, write nothing.",
    discussion: """
      Exit status: 0 all verified; 1 a lesson failed or is malformed; 64 wrong usage; 2 the tool \
      itself could not work.
      """)

  static let example = "lessons check 01-by-hand --format json"

  @OptionGroup var common: CommonOptions
  @OptionGroup var verification: VerificationOptions
  @OptionGroup var shards: ShardOptions

  func perform() throws {
    var share = try shards.share(of: common)
    let run = try Verification(
      share.files, of: common.package(), common.selection, verification.settings)
    let outcomes = try share.outcomes(of: run)
    let reports = run.reports(on: outcomes)
    let record = share.record(of: outcomes, run.stopwatch)
    try common.warnOfMissingTargets()
    try verification.conclude(reports, record)
  }
}
