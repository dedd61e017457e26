import Foundation
import LessonKit

/// The extra files of a lesson as they are at a moment: all that its programs can see of them.
struct ExtraFilesState: Equatable {
  /// What tells another state without reading the files.
  private let stamps: String
  /// A digest of every file, folder and link: what kind it is of, its mode, and what it holds or leads
  /// to. Empty where the lesson has no such folder.
  let digest: String

  /// Looks at the files of a lesson; digests are kept in `cache`.
  init(of file: LessonFile, cache: String?) {
    let folder = file.filesFolder
    var status = stat()
    guard lstat(folder, &status) == 0 else {
      (stamps, digest) = ("", "")
      return
    }
    // With their paths, because a report or a cache that goes to another machine has no others.
    let names = [""] + file.extraFiles.map { "/" + $0 }
    let prefix = folder.utf8.count
    let digest = KeptDigest("files", of: names.map { folder + $0 }, keepingIn: cache) {
      path, digest in
      digest.combine(String(decoding: path.utf8.dropFirst(prefix), as: UTF8.self))
      Self.add(path, to: &digest)
    }
    (stamps, self.digest) = (digest.stamps, digest.text)
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
