import Foundation
import LessonProcess
import LessonText
import LessonVerification
import Synchronization

/// The lessons that are watched, as the file system has them.
///
/// Looking at the stamps of a few files many times a second costs less than one would think, works
/// on every system and in every container, and cannot lose an event.
struct WatchedLessons {
  /// What was seen in one look.
  struct Look: Equatable {
    let files: [LessonFile]
    /// What tells a lesson and its extra files from what they were before, by the lesson's path.
    var own: [String: String] = [:]
    /// What tells the files that a lesson's links lead to, likewise.
    var linked: [String: String] = [:]
    /// What tells the other files that pages are made of: the theme's, and the README.
    var others = ""

    var isSettled: Bool { files.allSatisfy { own[$0.path] != nil } }

    /// Whether a lesson was saved, came or went since `before`, of those that had come to rest.
    func hasSaves(since before: Look) -> Bool {
      files != before.files || before.own.contains { own[$0.key] != $0.value }
    }

    /// The lessons of this look that another one has not, or not as they are now.
    func changes(_ stamps: KeyPath<Look, [String: String]>, since before: Look?) -> [LessonFile] {
      files.filter { file in
        let stamp = self[keyPath: stamps][file.path]
        return stamp == nil || stamp != before?[keyPath: stamps][file.path]
      }
    }
  }

  let package: LessonPackage
  /// The lessons that were named; `nil` for all of the package, new ones too.
  let named: [LessonFile]?
  /// The theme that pages are rendered with; `nil` for the tool's own.
  let theme: ThemeFolder?
  /// Where the links of lessons lead, by the lesson's path, as far as somebody has read them.
  private var links: [String: [String]] = [:]

  /// How often the files are looked at, in seconds.
  private static let interval = 0.05
  /// How many times as long as a look takes is waited at least: a large course takes no whole core.
  static let rest = 10
  /// How many looks in a row may see a change before it is taken as it is.
  private static let patience = 20

  init(package: LessonPackage, named: [LessonFile]?, theme: ThemeFolder?) {
    self.package = package
    self.named = named
    self.theme = theme
  }

  /// The lessons that are there now.
  ///
  /// - Throws: what keeps them from being found. A folder that is away (another branch is being
  ///   checked out) is not a folder without lessons, whose pages would have to go.
  func look() throws -> Look {
    let files =
      try named?.filter { FileManager.default.fileExists(atPath: $0.path) } ?? package.allFiles()
    var look = Look(files: files)
    for file in files {
      look.own[file.path] = FileStamp.of(file.ownSources).text
      look.linked[file.path] = Self.stamp(ofLinked: links[file.path] ?? [])
    }
    look.others =
      FileStamp.of([package.root + "/README.md"]).text + (theme.map { "\n" + $0.stamp } ?? "")
    return look
  }

  /// The lessons once nothing has changed for a moment: no file is half written, and no stamp is as
  /// young as a write that follows it.
  ///
  /// What never comes to rest is there without a stamp, so that it is looked at again.
  func settled() throws -> Look {
    var before: Look?
    var last = try look()
    for _ in 0..<Self.patience {
      Thread.sleep(forTimeInterval: Self.interval)
      let next = try look()
      if next == last { return next }
      (before, last) = (last, next)
    }
    last.own = last.own.filter { $0.value == before?.own[$0.key] }
    return last
  }

  /// Reads where the links of lessons lead; their stamps in `look` are those of these files then.
  mutating func readLinks(of files: [LessonFile], in look: inout Look, jobs: Int) {
    let paths = inParallel(files, jobs: jobs) { file in
      (try? file.lesson()).map(file.links.paths) ?? []
    }
    for (file, paths) in zip(files, paths) {
      links[file.path] = paths
      look.linked[file.path] = Self.stamp(ofLinked: paths)
    }
  }

  static func pause(afterLookOf duration: Duration) {
    Thread.sleep(forTimeInterval: max(interval, duration * rest / .seconds(1)))
  }

  /// What tells the files at `paths` from what they were before.
  ///
  /// Of a folder it only counts that it is one: rendering changes that of the pages. Of what is missing
  /// the folder counts where it would be, whose names are the advice.
  private static func stamp(ofLinked paths: [String]) -> String {
    var hash = ContentHash()
    for path in paths {
      let file = RealPath(of: path)
      let seen = file == nil ? URL(fileURLWithPath: path).deletingLastPathComponent().path : path
      let stamp = file?.isFolder ?? false ? "folder" : FileStamp(path: seen)?.description ?? ""
      hash.combine([path, "\(file != nil)", stamp])
    }
    return hash.hexadecimal
  }
}

extension LessonFile {
  /// What is wrong with the lesson's links now; nothing where it cannot be read.
  var brokenLinks: Set<Diagnostic> {
    guard let lesson = try? lesson() else { return [] }
    return Set(links.brokenLinks(in: lesson))
  }
}

/// Ends the compilers and programs that run as soon as a lesson is saved: nobody needs them any more.
final class SaveLookout: Sendable {
  private let isOver = Mutex(false)

  /// Looks out in the background for others than the lessons of `known`, until ``end()``.
  init(_ lessons: WatchedLessons, since known: WatchedLessons.Look) {
    let thread = Thread { [self] in
      let clock = ContinuousClock()
      while !isOver.withLock({ $0 }) {
        var isSaved = false
        let duration = clock.measure {
          // A folder that is away for a moment is not a save.
          guard let now = try? lessons.look() else { return }
          isSaved = now.hasSaves(since: known)
        }
        if isSaved {
          // Under the lock, so that nothing is ended that begins after the end.
          return isOver.withLock { if !$0 { RunCancellation.request() } }
        }
        WatchedLessons.pause(afterLookOf: duration)
      }
    }
    thread.name = "save lookout"
    thread.start()
  }

  /// Stops looking; from here on programs may run.
  func end() {
    isOver.withLock {
      $0 = true
      RunCancellation.withdraw()
    }
  }
}
