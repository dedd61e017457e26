import ArgumentParser
import Foundation
import LessonText
import LessonVerification

/// `lessons merge`: joins the reports of all shards, and renders.
struct MergeCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the reports of all shards, and render to Output/.",
    discussion: """
      Each report is what `lessons check --shard I/N` wrote with --format json. Nothing runs. The \
      report and the pages are those of a run without shards: only verified lessons are rendered. \
      Nothing is written where a shard is missing or there twice, or where a report is damaged, of \
      another split or older than its lessons.

      Exit status: 0 all verified; 1 a lesson failed or is malformed, a theme is, or the reports \
      are not those of all shards; 64 wrong usage; 2 the tool itself could not work.
      """)

  static let example = "lessons merge shard-1.json shard-2.json --format github"

  @Option(help: ArgumentHelp("The package's folder.", valueName: "dir"), completion: .directory)
  var packagePath: String?

  @Argument(
    help: ArgumentHelp("The reports of all shards, in any order.", valueName: "report"),
    completion: .file(extensions: ["json"]))
  var reports: [String]

  @OptionGroup var verification: VerificationOptions
  @OptionGroup var site: SiteOptions

  func validate() throws {
    for file in reports where !FileManager.default.fileExists(atPath: file) {
      throw ValidationError("There is no file at \(file).")
    }
  }

  func perform() throws {
    let package = try LessonPackage(path: packagePath)
    try site.warnOfTheme()
    let files = try ShardMerge.all(reports.map { path in Result { try ShardFile(path) } })
    var merge = try ShardMerge(files, in: package, jobs: verification.jobs)
    let mended = merge.mark(by: try KnownFaults(of: package), in: package)
    var times = LessonTimes(of: package)
    times.note(merge.seconds)
    var output = OutputFolder(package, site.settings, verification.settings)
    defer { output.finish() }
    let rendered = package.rendering(merge.outcomes) {
      try output.write(merge.outcomes, all: merge.header.isWholeCourse)
    }
    try verification.conclude(merge.reports, nil, rendered, mended: mended)
  }
}
