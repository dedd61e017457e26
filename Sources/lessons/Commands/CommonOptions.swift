import ArgumentParser
import Foundation
import LessonProcess
import LessonResults
import LessonText
import LessonVerification

/// The options that tell which package is meant, and whether it is built.
struct PackageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The package's folder.", valueName: "dir"), completion: .directory)
  var packagePath: String?

  @Option(
    help: ArgumentHelp(
      "The folder of a build that is up to date: none is started (for the command plugin).",
      valueName: "dir", visibility: .hidden), completion: .directory)
  var buildFolder: String?

  /// What a selection means in the package, which need not be built.
  func scope(_ selection: Selection) throws -> Scope {
    try Scope(selection, at: packagePath, builtIn: buildFolder)
  }
}

/// The options that all commands share.
struct CommonOptions: ParsableArguments {
  @OptionGroup var package: PackageOptions

  @Argument(
    help: ArgumentHelp(
      "Files; or names of lessons and articles, without `.md`, and of modules.",
      valueName: "lesson"),
    completion: .lesson)
  var lessons: [String] = []

  @Option(
    help: ArgumentHelp("Only cells whose `lesson/cell` name has this text.", valueName: "pattern"))
  var filter: String?

  var selection: Selection { Selection(of: lessons, filter: filter) }

  /// Says on standard error which lessons the manifest does not name, whatever the report's format:
  /// `swift test` does not see them.
  func warnOfMissingTargets(in package: LessonPackage) throws {
    for slug in package.lessonsWithoutTarget.map(\.withVisibleControls) {
      try Terminal.error.write(
        Terminal.error.styled("warning:", .yellow)
          + " \(slug) has no target, so `swift test` does not see it: add \"\(slug)\" to the lessons"
          + " of Package.swift, and Sources/LessonPrograms/\(slug)/Stub.swift\n")
    }
  }

  /// What is rendered: the lessons, where there are some and nothing is named; `nil` for all that is meant.
  var renderedKind: Selection.Kind? {
    get throws {
      let hasLessons = try LessonPackage(path: package.packagePath, buildFolder: nil)
        .hasLessonsFolder
      return lessons.isEmpty && hasLessons ? .lessons : nil
    }
  }

  /// What the arguments mean, in a package that need not be built.
  ///
  /// - Parameter only: what alone counts of it.
  func scope(only: Selection.Kind? = nil) throws -> Scope {
    try package.scope(Selection(of: lessons, filter: filter, only: only))
  }
}

/// The option that tells lessons and documentation apart.
struct KindOptions: ParsableArguments {
  @Option(help: "Only lessons, only pages (README, articles) or only the comments of sources.")
  var only: Selection.Kind?
}

extension Selection.Kind: ExpressibleByArgument {}

/// The option that says what counts as a failure.
struct StrictnessOptions: ParsableArguments {
  @Flag(help: "Fail for fragments of documentation too: code that needs what is nowhere declared.")
  var strict = false

  func applied(to settings: VerificationSettings) -> VerificationSettings {
    var settings = settings
    settings.isStrict = strict
    return settings
  }
}

/// The options of commands that compile and run lessons.
struct VerificationOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("How many lessons to work on at once.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "How to report: text, json, github (annotations) or junit (XML).")
  var format: ReportSettings.Format = .text

  @Option(
    help: ArgumentHelp(
      "Fail if more cells than this are not checked (ignored, silent, …).", valueName: "n"))
  var maxUnchecked: Int?

  @Flag(help: "Compile and run every lesson, even those that have not changed.")
  var noCache = false

  @Flag(name: [.short, .long], help: "Report every cell, and the compiler calls.")
  var verbose = false

  @Flag(name: [.short, .long], help: "Report errors and warnings only.")
  var quiet = false

  var settings: VerificationSettings {
    var settings = VerificationSettings()
    settings.jobs = jobs
    settings.usesCache = !noCache
    settings.follower = { [reporting] in Progress(total: $0, reporting) }
    return settings
  }

  var reporting: ReportSettings {
    ReportSettings(
      format: format, isVerbose: verbose, isQuiet: quiet, maxUnchecked: maxUnchecked)
  }

  /// Writes the report of a command; ends with exit status 1 where anything is wrong.
  func conclude(
    _ reports: [LessonReport], _ shard: JSONReport?,
    _ rendering: Result<Rendering, any Error>? = nil, mended: [MendedFaults] = []
  ) throws {
    let report = Report(reports: reports, settings: reporting, shard: shard, mended: mended)
    guard try report.conclude(rendering) else { throw ExitCode(1) }
  }

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1.") }
    if let maxUnchecked, maxUnchecked < 0 {
      throw ValidationError("--max-unchecked must be 0 or more.")
    }
    guard !(verbose && quiet) else {
      throw ValidationError("--verbose and --quiet contradict each other.")
    }
  }
}

extension ReportSettings.Format: ExpressibleByArgument {}

extension CompletionKind {
  /// Completes a LESSON: the package's lessons by name, and Markdown files by path.
  static let lesson = CompletionKind.custom { _, _, prefix in
    let slugs = (try? LessonPackage(path: nil, buildFolder: nil).allFiles().map(\.slug)) ?? []
    return (slugs + paths(startingWith: prefix)).filter { $0.hasPrefix(prefix) }
  }

  /// The Markdown files and folders in the folder that `prefix` names.
  private static func paths(startingWith prefix: String) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    return (names ?? []).sorted().compactMap { name in
      guard !name.hasPrefix("."), let file = RealPath(of: folder + name) else { return nil }
      if file.isFolder { return folder + name + "/" }
      return name.hasSuffix(".md") ? folder + name : nil
    }
  }
}
