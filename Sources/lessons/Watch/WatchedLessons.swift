import Foundation

/// The lessons that are watched, as the file system has them.
///
/// Looking at the stamps of a few files many times a second costs less than one would think, works
/// on every system and in every container, and cannot lose an event.
struct WatchedLessons {
  /// What tells a lesson and its extra files from what they were before, by the lesson's path; the
  /// theme's files too, by that of their folder.
  typealias Stamps = [String: String]

  let package: PackageFolder
  /// The lessons that were named; `nil` for all of the package, new ones too.
  let named: [LessonFile]?
  /// The theme that pages are rendered with; `nil` for the tool's own.
  let theme: ThemeFolder?

  /// How often the files are looked at, in seconds.
  static let interval = 0.05
  /// How many looks in a row may see a change before it is taken as it is.
  private static let patience = 20

  /// The lessons that are there now; `nil` where the folder itself is not.
  ///
  /// A folder that is away (another branch is being checked out) is not a folder without lessons,
  /// whose pages would have to go.
  func scan() -> (files: [LessonFile], stamps: Stamps)? {
    guard let files = named ?? (try? package.allFiles()) else { return nil }
    var present: [LessonFile] = []
    var stamps: Stamps = [:]
    for file in files {
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      present.append(file)
      stamps[file.path] = FileStamp.of(file.ownSources).text
    }
    if let theme { stamps[theme.path] = theme.stamp }
    return (present, stamps)
  }

  /// The lessons once nothing has changed for a moment: no file is half written, and no stamp is as
  /// young as a write that follows it.
  ///
  /// What never comes to rest is there without a stamp, so that it is looked at again.
  func settled() -> (files: [LessonFile], stamps: Stamps)? {
    var last = scan()
    for _ in 0..<Self.patience {
      Thread.sleep(forTimeInterval: Self.interval)
      let next = scan()
      if next?.stamps == last?.stamps { return next }
      last = next
    }
    guard let before = last, let now = scan() else { return nil }
    return (now.files, now.stamps.filter { $0.value == before.stamps[$0.key] })
  }
}
