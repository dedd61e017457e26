import Foundation
import LessonProcess
import LessonText

extension LessonPackage {
  /// The package in the folder at `path`, else in the nearest one above the current folder that holds one,
  /// with what its manifest declares.
  ///
  /// Where the running command is a build of the package itself, nothing is asked of SwiftPM that the build
  /// needs: who runs the command may hold the build's lock until it has ended.
  package static func described(at path: String?) throws -> LessonPackage {
    let root = try root(path)
    guard isPackage(root) else { return LessonPackage(root: root) }
    let isOwn = RunningCommand.isBuild(of: root)
    return LessonPackage(
      root: root, manifest: try isOwn ? try? .read(in: root) : .read(in: root))
  }

  /// The package with its libraries: those of a build that is up to date.
  ///
  /// A folder without a manifest, and a package whose own build the running command is, have the libraries that
  /// lie next to the command.
  ///
  /// - Parameters:
  ///   - folder: the folder of a build that is up to date, made by whoever holds SwiftPM's lock: a build that
  ///     this process started would wait for it for ever.
  ///   - tell: is told that it takes a while, and what is wrong with targets that no product has.
  package func built(
    jobs: Int, in folder: String? = nil, tell: (PackageNews) throws -> Void
  ) throws -> LessonPackage {
    if let folder, let manifest {
      guard FileStamp(path: folder + "/description.json") != nil else {
        throw ToolFailure(message: "there is no build of SwiftPM in \(folder)")
      }
      return withLibraries(of: manifest.documentedTargets, in: folder, manifest)
    }
    guard let manifest, !RunningCommand.isBuild(of: root) else {
      let libraries = RunningCommand.folder.map { LessonLibrary.all(describedIn: $0) } ?? []
      return LessonPackage(root: root, libraries: libraries, manifest: manifest)
    }
    let build = try PackageBuild(of: root, manifest)
    let problem = try build.run(jobs: jobs) { try tell(.building(manifest.name)) }
    if let problem { try tell(.partlyBuilt(manifest.name, problem)) }
    let targets = problem == nil ? manifest.documentedTargets : manifest.targetsOfProducts
    return withLibraries(of: targets, in: build.folder, manifest)
  }

  /// The package with the libraries that a build has made of its targets.
  private func withLibraries(
    of targets: [PackageManifest.Target], in folder: String, _ manifest: PackageManifest
  ) -> LessonPackage {
    LessonPackage(
      root: root,
      libraries: LessonLibrary.all(
        describedIn: folder, of: manifest, modules: targets.map(\.module)),
      manifest: manifest)
  }

  /// Whether SwiftPM takes the folder for a package.
  private static func isPackage(_ root: String) -> Bool {
    let manifest = try? String(contentsOfFile: root + "/Package.swift", encoding: .utf8)
    return manifest?.contains("swift-tools-version") ?? false
  }
}

/// What is told of the build of a package under test.
package enum PackageNews {
  /// It has to be built.
  case building(String)
  /// Some of its targets do not build, none that a product has; in the compiler's words.
  case partlyBuilt(String, String)
}
