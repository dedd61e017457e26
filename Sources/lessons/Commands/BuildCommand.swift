import ArgumentParser
import LessonVerification

/// `lessons build`: verifies, then renders to `Output/`.
struct BuildCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Verify lessons and render them to Output/.",
    discussion: """
      Only verified lessons are rendered: the page of a lesson that fails stays as it is.

      Exit status: 0 all verified; 1 a lesson failed or is malformed, or a theme is; 64 wrong usage; 2 the tool \
      itself could not work.
      """)

  static let example = "lessons build"

  @OptionGroup var common: CommonOptions
  @OptionGroup var verification: VerificationOptions
  @OptionGroup var shards: ShardOptions
  @OptionGroup var site: SiteOptions

  func perform() throws {
    let package = try common.package()
    var share = try shards.share(of: common)
    // What is wrong with it is said before lessons run.
    try site.warnOfTheme()
    let run = Verification(share.files, of: package, common.selection, verification.settings)
    let outcomes = try share.outcomes(of: run)
    // Pages show all cells, whatever the filter picks for the report.
    var output = OutputFolder(package, site.settings, verification.settings)
    let rendersAll = common.selection.isWholeCourse && shards.shard == nil
    let rendered = Result {
      try output.write(outcomes, all: rendersAll)
    }
    let reports = run.reports(on: outcomes)
    let record = share.record(of: outcomes, run.stopwatch)
    try common.warnOfMissingTargets()
    try verification.conclude(reports, record, rendered)
  }
}
