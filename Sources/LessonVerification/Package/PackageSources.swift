import Foundation
import LessonText

/// The files of a package's targets, as SwiftPM finds them.
struct PackageSources {
  let root: String
  let manifest: PackageManifest

  /// The Swift sources of a target, by their paths from the package's folder.
  func swiftFiles(of target: PackageManifest.Target) throws -> [String] {
    try files(of: target).filter { $0.hasSuffix(".swift") }
  }

  /// The files that decide on what a build makes, by their absolute paths: manifests, and what belongs to
  /// targets other than tests, in this package and in those that it names by path.
  func buildInputs() throws -> [String] {
    var inputs = PackageManifest.manifests(in: root)
    for target in manifest.targets where target.kind != .test {
      inputs += try files(of: target).map { "\(root)/\($0)" }
    }
    // SwiftPM builds each as a program.
    let snippets = FileTree { name, isFolder in isFolder || name.hasSuffix(".swift") }
    inputs += try snippets.files(in: root + "/Snippets").map { "\(root)/Snippets/\($0)" }
    for folder in manifest.localDependencies where folder != root {
      let tree = FileTree { name, isFolder in
        !isFolder || !["Tests", "Output"].contains(name) && !name.hasSuffix(".docc")
      }
      inputs += try tree.files(in: folder).map { "\(folder)/\($0)" }
    }
    return Set(inputs).sorted()
  }

  /// The folder of a target, from the package's folder; `nil` where there is none.
  func folder(of target: PackageManifest.Target) -> String? {
    if let path = target.path { return path.hasSuffix("/") ? String(path.dropLast()) : path }
    let parents =
      switch target.kind {
      case .test: ["Tests", "Sources", "Source", "src", "srcs"]
      case .plugin: ["Plugins"]
      default: ["Sources", "Source", "src", "srcs"]
      }
    let folders = parents.map { "\($0)/\(target.name)" }
    if let folder = folders.first(where: isFolder) { return folder }
    // The only target of its kind may do without a folder of its own.
    let isOnly = manifest.targets.count { ($0.kind == .test) == (target.kind == .test) } == 1
    return isOnly ? parents.first(where: isFolder) : nil
  }

  /// All files of a target but its catalogues of documentation, from the package's folder.
  private func files(of target: PackageManifest.Target) throws -> [String] {
    guard let folder = folder(of: target) else { return [] }
    let excluded = Set(target.excluded.map(Self.normal))
    let named = target.sources?.map(Self.normal)
    let tree = FileTree { name, isFolder in
      !excluded.contains(name) && !(isFolder && name.hasSuffix(".docc"))
    }
    let prefix = folder.isEmpty || folder == "." ? "" : folder + "/"
    return try tree.files(in: prefix.isEmpty ? root : "\(root)/\(folder)").filter { name in
      guard let named, name.hasSuffix(".swift") else { return true }
      return named.contains { $0.isEmpty || name == $0 || name.hasPrefix($0 + "/") }
    }.map { prefix + $0 }
  }

  private func isFolder(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// A path as files are listed: without `./` before and `/` behind it.
  private static func normal(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}
