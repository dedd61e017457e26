import LessonText

extension LessonPackage {
  /// The package in the folder `root`, with its libraries as SwiftPM has built them there.
  package init(built root: String) throws {
    let manifest = try PackageManifest.read(in: root)
    self.init(
      root: root, libraries: LessonLibrary.all(describedIn: root + "/.build/debug", of: manifest),
      manifest: manifest)
  }
}
