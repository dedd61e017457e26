import ArgumentParser
import LessonResults
import LessonVerification

/// `lessons baseline`: notes which documentation fails today.
struct BaselineCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Note which documentation fails today, so that only what is new fails.",
    discussion: """
      Checks all documentation of the package and writes what fails to \(KnownFaults.fileName), for you to \
      commit. `lessons check` and `lessons build` then fail for other faults only. A fault is known by its \
      file and the text of its block: edits elsewhere do not matter. What you mend must leave the file: run \
      the command again. Where nothing fails, there is no file. Lessons have no known faults.

      Exit status: 0 the file is written; 64 wrong usage; 2 the tool itself could not work, or the package \
      does not build.
      """)

  static let example = "lessons baseline"

  @OptionGroup var package: PackageOptions
  @OptionGroup var verification: VerificationOptions
  @OptionGroup var strictness: StrictnessOptions

  func perform() throws {
    let described = try package.scope(Selection())
    // Of a damaged list nothing is kept.
    let old = (try? KnownFaults(of: described.package)) ?? KnownFaults(baseline: nil)
    let scope = try described.built(
      verification.settings, isQuiet: verification.quiet, old)
    var reports = try scope.reports(
      on: scope.documents, strictness.applied(to: verification.settings))
    // Of what does not build nobody knows what it would say.
    let kept = old.baseline?.faults.filter { scope.unbuilt.contains($0.file) } ?? []
    let baseline = Baseline(reports, keeping: kept)
    try KnownFaults.write(baseline, in: scope.package)
    _ = baseline.mark(&reports) { _ in false }
    try verification.conclude(reports, nil)
  }
}
