import Foundation

/// What a run of the tool has left behind that had a folder for temporary files of its own.
struct Leftovers: Equatable {
  /// The names of what is in the folder.
  let files: [String]
  /// The processes that were started with the folder in their environment, as all of a lesson are,
  /// whatever their session and their working directory; only Linux tells.
  let processes: [String]

  /// Looks for what is left of a run whose `TMPDIR` was `folder`.
  init(of folder: URL) throws {
    files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #if os(Linux)
      let path = Data(folder.path.utf8)
      processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
        FileManager.default.contents(atPath: "/proc/\(name)/environ")?.range(of: path) != nil
      }
    #else
      processes = []
    #endif
  }
}
