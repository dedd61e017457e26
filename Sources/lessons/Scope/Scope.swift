import Foundation
import LessonDocumentation
import LessonResults
import LessonText
import LessonVerification

/// What a command works on: a package, and what of it is meant.
struct Scope {
  let selection: Selection
  private(set) var package: LessonPackage
  private(set) var subjects: Subjects
  /// The documentation, as far as it has code.
  private(set) var documents: [DocumentationSubject]
  /// The folder of a build that is up to date; `nil` where the command sees to that.
  private let buildFolder: String?
  /// The documentation of modules that do not build.
  private(set) var unbuilt: Set<String> = []
  /// What is known to be wrong with the documentation, once libraries are up to date.
  private(set) var known = KnownFaults(baseline: nil)

  /// What `selection` means in the package in the folder at `path`, or around the current folder.
  ///
  /// - Throws: a wrong usage where the whole package has nothing to check.
  init(_ selection: Selection, at path: String?, builtIn buildFolder: String? = nil) throws {
    self.selection = selection
    self.buildFolder = buildFolder
    package = try LessonPackage.described(at: path)
    subjects = try Subjects(selection, in: package)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    documents = try DocumentationSource.read(subjects.documentation, in: package, jobs: jobs)
    // An empty course is a course.
    guard subjects.lessons.isEmpty, documents.isEmpty,
      !(selection.isWholeCourse && package.hasLessonsFolder)
    else { return }
    throw UsageError(
      selection.names.isEmpty
        ? "There is nothing to check in \(package.root): no folder \(package.lessonsFolder), and no Swift"
          + " code in README.md, Documentation/, Docs/, articles of DocC and doc comments."
        : "There is no code to check in \(selection.names.joined(separator: ", ")).")
  }

  /// The same in a package whose libraries are up to date.
  ///
  /// - Parameter known: the known faults; those of the package's folder where it is left out.
  func built(
    _ settings: VerificationSettings, isQuiet: Bool, _ known: KnownFaults? = nil
  ) throws -> Scope {
    var scope = self
    scope.known = try known ?? KnownFaults(of: package)
    scope.package = try package.built(jobs: settings.jobs, in: buildFolder) { news in
      switch news {
      case .building(let name) where !isQuiet:
        try Terminal.error.write("Building \(name.withVisibleControls)\n")
      case .building: break
      case .partlyBuilt(let name, let words):
        try Terminal.error.write(
          Terminal.error.styled("warning:", .yellow)
            + " \(name.withVisibleControls) builds in part, and the documentation of the rest is not"
            + " checked:\n"
            + words.split(separator: "\n").map { "  \(String($0).withVisibleControls)\n" }.joined())
      }
    }
    scope.subjects = subjects.belonging(to: scope.package)
    let kept = Set(scope.subjects.documentation.map(\.shownPath))
    scope.documents = documents.filter { kept.contains($0.name) }
    scope.unbuilt = Set(documents.map(\.name)).subtracting(kept)
    return scope
  }

  /// The reports on documents; those of a filter are whole, whatever it picks of them.
  func reports(
    on documents: [DocumentationSubject], _ settings: VerificationSettings
  ) throws -> [LessonReport] {
    guard !documents.isEmpty else { return [] }
    return try DocumentationVerifier(for: package, settings).reports(on: documents)
  }

  /// What is known of the documentation before anything is verified.
  var listings: [LessonReport] {
    documents.read().map { LessonReport(listing: $0.file) }.filter(selection.includes)
      .map(selection.part)
  }
}

extension Scope {
  /// Marks in the whole reports on documentation what is known.
  ///
  /// - Parameter isShard: whether other machines have the rest of the files.
  func mark(_ reports: inout [LessonReport], isShard: Bool) -> [MendedFaults] {
    known.mark(
      &reports, isFiltered: selection.filter != nil
    ) { file in
      !isShard && selection.names.isEmpty && !unbuilt.contains(file)
        && selection.includes(file.hasSuffix(".swift") ? .comments : .pages)
    }
  }
}
