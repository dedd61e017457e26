import Foundation

/// The command that is running, and what lies next to it.
package enum RunningCommand {
  /// The path of its executable; `nil` where the system does not tell.
  package static let path = Bundle.main.executablePath.map { path in
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// The folder of its executable: that of the build.
  package static var folder: String? {
    path.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
  }

  /// The folder of what is kept from run to run: next to the command, or where that may not write, the user's.
  ///
  /// Deleting it is always safe.
  package static let cacheFolder: String? = {
    if let folder, isBuild || access(folder, W_OK) == 0 { return folder + "/lessons.cache" }
    return FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
      .map { $0.appending(path: "lessons").path }
  }()

  /// The folder of what the compiler keeps of modules.
  static var moduleCache: String {
    ((isBuild ? folder : cacheFolder) ?? NSTemporaryDirectory()) + "/ModuleCache"
  }

  private static var isBuild: Bool {
    folder.map { FileManager.default.fileExists(atPath: $0 + "/description.json") } ?? false
  }

  /// What another build of the command does not share.
  package static var stamp: String {
    "\(path ?? "") \(path.flatMap { FileStamp(path: $0)?.description } ?? "")"
  }

  /// The folder of the package that this command is a build of; `nil` where the build lies elsewhere.
  private static let packageFolder = folder.flatMap { folder in
    folder.range(of: "/.build/", options: .backwards).map { folder[..<$0.lowerBound] }
  }

  /// Whether the command lies in a folder for builds of the package in the folder `root`.
  static func isBuild(of root: String) -> Bool {
    guard isBuild, var folder, folder.hasPrefix(root + "/") else { return false }
    repeat {
      folder = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    } while !FileManager.default.fileExists(atPath: folder + "/Package.swift")
      && folder.count > root.count
    return folder == root
  }

  /// The path of a file as other machines have it: from the folder of the package that this command
  /// is a build of, where the file lies inside, else as it is here.
  static func portablePath(_ path: String) -> String {
    guard let package = packageFolder else { return path }
    if path == package { return "" }
    return path.hasPrefix(package + "/") ? String(path.dropFirst(package.count + 1)) : path
  }
}
