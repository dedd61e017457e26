import Foundation
import LessonText

/// The extra files of a lesson as they are at a moment: all that its programs can see of them.
package struct ExtraFilesState {
  /// A digest of each file, folder and link: kind, mode, contents; empty without such a folder.
  package let digest: String
  private let file: LessonFile
  private let stamps: (text: String, isSettled: Bool)

  /// Looks at the files of a lesson; digests are kept in `cache`.
  package init(of file: LessonFile, cache: String?) {
    self.file = file
    guard let paths = Self.paths(of: file) else {
      (digest, stamps) = ("", ("", true))
      return
    }
    // Without the folder's own path, which another machine does not have.
    let prefix = file.filesFolder.utf8.count
    let kept = KeptDigest("files", of: paths, keepingIn: cache) { paths, digest in
      for path in paths {
        digest.combine(String(decoding: path.utf8.dropFirst(prefix), as: UTF8.self))
        Self.add(path, to: &digest)
      }
    }
    (digest, stamps) = (kept.text, kept.stamps)
  }

  /// Whether the files are as they were, and were all the time.
  var isStillTrue: Bool {
    let now = Self.paths(of: file).map(KeptDigest.stamps)?.text ?? ""
    // A change at once leaves the stamps as they are.
    return now == stamps.text
      && (stamps.isSettled || ExtraFilesState(of: file, cache: nil).digest == digest)
  }

  /// The folder and all that is in it; `nil` where the lesson has none.
  private static func paths(of file: LessonFile) -> [String]? {
    let folder = file.filesFolder
    var status = stat()
    guard lstat(folder, &status) == 0 else { return nil }
    return [folder] + file.extraFiles.map { folder + "/" + $0 }
  }

  private static func add(_ path: String, to digest: inout ContentDigest) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return digest.combine("missing") }
    let mode = String(status.st_mode & 0o7777, radix: 8)
    switch status.st_mode & S_IFMT {
    case S_IFDIR: digest.combine("folder \(mode)")
    case S_IFREG:
      digest.combine("file \(mode)")
      digest.combine(KeptDigest.contents(of: path))
    case S_IFLNK:
      digest.combine("link")
      digest.combine((try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? "")
    default: digest.combine("other")
    }
  }
}
