import LessonKit

/// The files of a site that are to be made, cut so that one worker makes all that is made of a lesson.
///
/// Several files have the same code in them, and parsing it takes longer than anything else.
struct SiteBatch {
  /// A lesson's place in a file that is put together.
  struct Place: Hashable {
    /// The name of the file.
    let file: String
    /// Which part it is.
    let index: Int
  }

  /// What one worker makes.
  struct Job {
    /// Whole files.
    var files: [SiteFile] = []
    /// Parts of files that are put together.
    var parts: [(place: Place, file: AssembledFile)] = []
  }

  /// A file that is put together in the end, and what is known of the one that is there.
  struct Assembly {
    let file: SiteFile
    let parts: AssembledFile
    let old: (layout: AssembledFile.Layout, stamp: String)?
  }

  /// The jobs, which do not depend on each other.
  private(set) var jobs: [Job] = []
  /// The files that are put together of what the jobs made.
  let assemblies: [Assembly]

  /// Cuts `files`; `record` knows those that are there.
  init(_ files: [SiteFile], _ record: SiteRecord) {
    assemblies = files.compactMap { file in
      guard case .assembled(let parts) = file.content else { return nil }
      return Assembly(file: file, parts: parts, old: record.known(file.name))
    }
    var byLesson: [String: Int] = [:]
    for file in files {
      if case .assembled = file.content { continue }
      add(of: file.lesson, &byLesson) { $0.files.append(file) }
    }
    for assembly in assemblies {
      for index in assembly.parts.missingParts(beside: assembly.old?.layout) {
        let place = Place(file: assembly.file.name, index: index)
        add(of: assembly.parts.lesson(ofPart: index), &byLesson) {
          $0.parts.append((place, assembly.parts))
        }
      }
    }
  }

  /// Adds to the job of a lesson, or to a new one.
  private mutating func add(
    of lesson: String?, _ byLesson: inout [String: Int], _ change: (inout Job) -> Void
  ) {
    let index = lesson.flatMap { byLesson[$0] } ?? jobs.count
    if index == jobs.count {
      jobs.append(Job())
      if let lesson { byLesson[lesson] = index }
    }
    change(&jobs[index])
  }
}
