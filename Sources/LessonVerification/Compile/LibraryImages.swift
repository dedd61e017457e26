import Foundation
import LessonCode
import LessonProcess
import LessonText
import Synchronization

/// Shared libraries made once of the objects of lessons' libraries: a program that links them is
/// linked in a quarter of the time that their objects take.
///
/// They lie in a folder named by what they are made of, each written aside and renamed, and believed
/// only as long as the file is the one that was recorded. Where one cannot be made, there is none.
final class LibraryImages: Sendable {
  private let compiler: SwiftCompiler
  private let folder: String
  /// Whether the objects still are those that the folder's name tells of.
  private let areCurrent: @Sendable () -> Bool
  /// The folder, where images are for this run only.
  private let scratch: ScratchFolder?
  /// The modules of the libraries that an image could not be made of.
  private let failures = Mutex<Set<String>>([])

  /// Keeps images in `cache`, a folder; where that is not possible, for as long as the value lives.
  ///
  /// - Parameters:
  ///   - digest: what tells other libraries, or those of another compiler.
  ///   - areCurrent: whether it still tells those that are there.
  init(
    _ compiler: SwiftCompiler, digest: String, keepingIn cache: String?,
    while areCurrent: @escaping @Sendable () -> Bool
  ) throws {
    self.compiler = compiler
    self.areCurrent = areCurrent
    let images = cache.map { $0 + "/images" }
    if let images, let folder = Self.writableFolder("\(images)/\(digest)") {
      (self.folder, scratch) = (folder, nil)
    } else {
      let scratch = try ScratchFolder()
      (folder, self.scratch) = (scratch.path, scratch)
    }
    guard let images, scratch == nil else { return }
    // Its date is that of its last use.
    let manager = FileManager.default
    try? manager.setAttributes([.modificationDate: Date()], ofItemAtPath: folder)
    Self.removeOld(in: images, but: folder)
  }

  /// The images of libraries, each behind those that it needs, and what they need besides; `nil` where one of
  /// them cannot be made.
  ///
  /// - Parameter jobs: those for a program that links them.
  func images(of libraries: [LessonLibrary], _ jobs: CompilerJobs) -> [String]? {
    // The system would expand such a path, which programs name.
    guard !folder.contains("$") else { return nil }
    var images: [String: String] = [:]
    for library in libraries {
      let needed = library.needs.compactMap { images[$0] }
      guard let image = image(of: library, needing: needed, jobs) else { return nil }
      images[library.module] = image
    }
    return libraries.compactMap { images[$0.module] } + libraries.flatMap(\.linkerArguments)
  }

  private func image(
    of library: LessonLibrary, needing images: [String], _ jobs: CompilerJobs
  ) -> String? {
    failures.withLock { failures in
      guard !failures.contains(library.module) else { return nil }
      let file = "\(folder)/\(library.module).so"
      if let stamp = FileStamp(path: file)?.description, stamp == record(of: file) { return file }
      guard make(file, of: library, images + library.linkerArguments, jobs) else {
        failures.insert(library.module)
        return nil
      }
      return file
    }
  }

  private func record(of file: String) -> String? {
    try? String(contentsOfFile: file + ".stamp", encoding: .utf8)
  }

  /// Makes an image; another run may make the same at the same time, and one takes the other's place.
  private func make(
    _ file: String, of library: LessonLibrary, _ others: [String], _ jobs: CompilerJobs
  ) -> Bool {
    guard let scratch = try? ScratchFolder() else { return false }
    let aside = "\(folder)/\(URL(fileURLWithPath: scratch.path).lastPathComponent)"
    defer { try? FileManager.default.removeItem(atPath: aside) }
    // No name of its own inside: programs then name the image by its path, whatever signs are in it.
    let objects = library.objects + others
    let quick = autolink(of: library.objects).flatMap {
      jobs.library(at: aside, of: objects, autolink: $0)
    }
    // What the quick way cannot link is for the driver.
    let driver =
      [compiler.path, "-emit-library", "-o", aside] + Toolchain.linkerArguments + objects
    let isMade = [quick, driver].contains { job in
      job.flatMap { try? compiler.run(job: $0, in: scratch) }?.command.status == 0
    }
    guard isMade, areCurrent(), rename(aside, file) == 0,
      let stamp = FileStamp(path: file)?.description
    else { return false }
    let record = URL(fileURLWithPath: file + ".stamp")
    return (try? Data(stamp.utf8).write(to: record, options: .atomic)) != nil
  }

  /// What objects ask the linker for, each once; `nil` where one asks for more than libraries.
  private func autolink(of objects: [String]) -> [String]? {
    var arguments: [String] = []
    for object in objects {
      guard let data = FileManager.default.contents(atPath: object),
        let entries = AutolinkEntries(object: Array(data))
      else { return nil }
      arguments += entries.arguments.filter { !arguments.contains($0) }
    }
    return arguments
  }

  private static func writableFolder(_ path: String) -> String? {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return FileManager.default.isWritableFile(atPath: path) ? path : nil
  }

  /// Removes the images that nobody has used for a day, and what killed runs have left of one: a run
  /// that goes on may still start programs with those that it began with.
  private static func removeOld(in images: String, but used: String) {
    let manager = FileManager.default
    let names = { (try? manager.contentsOfDirectory(atPath: $0)) ?? [] }
    let old = names(images).map { "\(images)/\($0)" }.filter { $0 != used }
    let left = names(used).filter { !$0.contains(".so") }.map { "\(used)/\($0)" }
    let yesterday = FileStamp.now - 24 * 3600 * 1_000_000_000
    // A stamp does not ask for the names of a file's owners, which takes as long as all else.
    for path in old + left {
      if let stamp = FileStamp(path: path), stamp.written < yesterday {
        try? manager.removeItem(atPath: path)
      }
    }
  }
}
