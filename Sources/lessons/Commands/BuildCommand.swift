import ArgumentParser
import LessonProcess
import LessonText
import LessonVerification

/// `lessons build`: verifies, then renders to `Output/`.
struct BuildCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Verify lessons and render them to Output/.",
    discussion: """
      Only verified lessons are rendered: the page of a lesson that fails stays as it is. Documentation has no \
      pages: it is verified where it is named, or where the package has no lessons; `lessons check` verifies \
      all of it.

      Exit status: 0 all verified; 1 a lesson failed or is malformed, or a theme is; 64 wrong usage; 2 the tool \
      itself could not work.
      """)

  static let example = "lessons build"

  @OptionGroup var common: CommonOptions
  @OptionGroup var kinds: KindOptions
  @OptionGroup var verification: VerificationOptions
  @OptionGroup var strictness: StrictnessOptions
  @OptionGroup var shards: ShardOptions
  @OptionGroup var site: SiteOptions

  func perform() throws {
    let scope = try common.scope(only: kinds.only ?? common.renderedKind).built(
      verification.settings, isQuiet: verification.quiet)
    var share = try shards.share(of: scope)
    // What is wrong with it is said before lessons run.
    try site.warnOfTheme()
    // What the pages were made of is read while the compiler runs.
    let settings = verification.settings
    let folder = Meanwhile { [package = scope.package, site = site.settings] in
      var folder = OutputFolder(package, site, settings)
      folder.look()
      return folder
    }
    let run = Verification(share.files, of: scope.package, scope.selection, settings)
    let rendersAll = scope.selection.isWholeCourse && shards.shard == nil
    var prepared: PreparedSite?
    let outcomes = try share.outcomes(of: run) { expected in
      guard rendersAll else { return }
      prepared = folder.value.prepared(expected.filter { scope.subjects.isRendered($0.file) })
    }
    // Pages show all cells, whatever the filter picks for the report.
    var output = folder.value
    defer { output.finish() }
    let rendered = scope.package.rendering(outcomes) {
      try output.write(
        outcomes.filter { scope.subjects.isRendered($0.file) }, all: rendersAll, prepared)
    }
    var documents = try scope.reports(
      on: share.documents, strictness.applied(to: verification.settings))
    let mended = scope.mark(&documents, isShard: shards.shard != nil)
    let reports = run.reports(on: outcomes) + documents.map(scope.selection.part)
    let record = share.record(of: outcomes, documents, run.stopwatch)
    try common.warnOfMissingTargets(in: scope.package)
    try verification.conclude(reports, record, rendered, mended: mended)
  }
}

extension LessonPackage {
  /// What `write` renders; `nil` for a package without lessons, which has no site.
  func rendering(
    _ outcomes: [LessonOutcome], _ write: () throws -> Rendering
  ) -> Result<Rendering, any Error>? {
    guard hasLessonsFolder || !outcomes.isEmpty else { return nil }
    return Result { try write() }
  }
}
