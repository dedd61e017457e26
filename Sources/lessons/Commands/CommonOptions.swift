import ArgumentParser
import Foundation
import LessonKit

/// The options that all commands share.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The package's folder.", valueName: "dir"), completion: .directory)
  var packagePath: String?

  @Argument(
    help: ArgumentHelp("Lesson files, or their names without `.md`.", valueName: "lesson"),
    completion: .lesson)
  var lessons: [String] = []

  @Option(
    help: ArgumentHelp("Only cells whose `lesson/cell` name has this text.", valueName: "pattern"))
  var filter: String?

  /// Whether the filter picks any cell of `lesson`; a malformed lesson is always looked at.
  func isSelected(_ lesson: Lesson) -> Bool {
    filter == nil || !lesson.isWellFormed
      || lesson.cells.contains { isSelected($0, of: lesson) }
  }

  /// Whether the filter picks a cell.
  func isSelected(_ cell: Cell, of lesson: Lesson) -> Bool {
    isSelected(cell: cell.id, ofLesson: lesson.slug)
  }

  /// Whether the filter picks the cell of this name.
  func isSelected(cell id: String, ofLesson slug: String) -> Bool {
    CellFilter(text: filter).picks(cell: id, ofLesson: slug)
  }

  /// What is wrong where the filter picks nothing at all.
  var noCellSelected: ValidationError {
    ValidationError(
      "No cell has `\(filter ?? "")` in its name; `lessons list -v` shows them.")
  }

  /// Whether the whole course is meant.
  var rendersAll: Bool { lessons.isEmpty && filter == nil }

  /// Says on standard error which lessons the manifest does not name, whatever the report's format:
  /// `swift test` does not see them.
  func warnOfMissingTargets() throws {
    for slug in try package().lessonsWithoutTarget.map(\.withVisibleControls) {
      try Terminal.error.write(
        Terminal.error.styled("warning:", .yellow)
          + " \(slug) has no target, so `swift test` does not see it: add \"\(slug)\" to the lessons"
          + " of Package.swift, and Sources/LessonPrograms/\(slug)/Stub.swift\n")
    }
  }

  /// The package that the lessons belong to.
  func package() throws -> PackageFolder { try PackageFolder(path: packagePath) }

  /// The files that the arguments name; all lessons of the package where they name none.
  func files() throws -> [LessonFile] { try package().files(named: lessons) }
}

/// The options of commands that compile and run lessons.
struct VerificationOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("How many lessons to work on at once.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "How to report: text, json, github (annotations) or junit (XML).")
  var format: ReportFormat = .text

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

  /// Where what is known of lessons is kept from run to run; `nil` for nowhere.
  var cacheFolder: String? { noCache ? nil : RunningCommand.cacheFolder }

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
