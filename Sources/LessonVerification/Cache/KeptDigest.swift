import Foundation
import LessonProcess
import LessonText

/// A digest of files, kept in the cache folder as long as none of them changes.
struct KeptDigest {
  let text: String
  /// What tells another state of the files without reading them, and whether it tells any.
  let stamps: (text: String, isSettled: Bool)

  /// The digest of the contents of `files`, in order.
  init(ofContents files: [String], keepingIn cache: String?) {
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    self.init("contents", of: files, keepingIn: cache) { files, digest in
      for text in inParallel(files, jobs: jobs, Self.contents) { digest.combine(text) }
    }
  }

  /// The digest of the tool itself, by a quick hash: whoever can choose its bytes needs no collision.
  init(ofTool path: String?, keepingIn cache: String?) {
    self.init("tool", of: path.map { [$0] } ?? [], keepingIn: cache) { paths, digest in
      for path in paths {
        var hash = ContentHash()
        let file = URL(fileURLWithPath: path)
        let data = (try? Data(contentsOf: file, options: .mappedIfSafe)) ?? Data()
        data.withUnsafeBytes { hash.combine($0) }
        digest.combine(hash.hexadecimal)
      }
    }
  }

  /// The digest of what `add` adds of `paths`.
  ///
  /// - Parameters:
  ///   - kind: what tells it from other digests of the same files.
  ///   - cache: the folder; `nil` where nothing is kept.
  init(
    _ kind: String, of paths: [String], keepingIn cache: String?,
    adding add: ([String], inout ContentDigest) -> Void
  ) {
    stamps = Self.stamps(of: paths)
    let file = CacheFile<String>(
      path: cache.map { "\($0)/\(kind)-\(ContentHash(paths).hexadecimal).json" }, key: stamps.text)
    if let known = file.read() {
      text = known
      return
    }
    var digest = ContentDigest()
    add(paths, &digest)
    text = digest.hexadecimal
    // A file that changed just now may change again without another stamp.
    if stamps.isSettled { file.write(text) }
  }

  static func stamps(of paths: [String]) -> (text: String, isSettled: Bool) {
    let (stamp, isSettled) = FileStamp.of(paths)
    return ((paths + [stamp]).joined(separator: "\n"), isSettled)
  }

  /// The digest of a file's contents; empty where it cannot be read.
  ///
  /// In pieces and not mapped: a file may be of any size, and be cut off meanwhile.
  static func contents(of path: String) -> String {
    var digest = ContentDigest()
    let isRead = ReadableFile(path: path)?.read { piece in
      digest.append(piece)
      return true
    }
    return isRead == true ? digest.hexadecimal : ""
  }
}
