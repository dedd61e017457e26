import Foundation
import LessonProcess
import LessonText

/// A folder with the modules of a build that may be imported, and no others.
///
/// The module of a target that was removed stays in the build's own folder, and so does that of a test.
struct ModuleFolder {
  /// The folder of the build's modules.
  let original: String
  let path: String

  /// Makes a folder of links to `modules`; kept by what is in it.
  init(of modules: [String], in original: String) throws {
    self.original = original
    guard let cache = RunningCommand.cacheFolder else {
      path = original
      return
    }
    let manager = FileManager.default
    path = "\(cache)/modules/\(ContentDigest([original] + modules.sorted()).hexadecimal)"
    guard !manager.fileExists(atPath: path) else { return }
    let aside = "\(cache)/modules/\(UUID().uuidString)"
    try manager.createDirectory(atPath: aside, withIntermediateDirectories: true)
    for module in modules {
      let file = "/\(module).swiftmodule"
      try manager.createSymbolicLink(
        atPath: aside + file, withDestinationPath: original + file)
    }
    // Another run may have made the same meanwhile.
    if rename(aside, path) != 0 { try manager.removeItem(atPath: aside) }
  }
}

extension LessonLibrary {
  /// The library as it is imported from `folder`; from where it was built, where there is none.
  func importing(from folder: ModuleFolder?) -> LessonLibrary {
    guard let folder else { return self }
    return LessonLibrary(
      module: module, parts: parts, needs: needs, packageName: packageName,
      compilerArguments: compilerArguments.map {
        $0 == ["-I", folder.original] ? ["-I", folder.path] : $0
      }, objects: objects, linkerArguments: linkerArguments, languageMode: languageMode,
      features: features, isExecutable: isExecutable)
  }
}
