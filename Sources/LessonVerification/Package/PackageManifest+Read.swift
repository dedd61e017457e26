import Foundation
import LessonProcess
import LessonText

extension PackageManifest {
  /// What the manifest of the package in the folder `root` declares.
  ///
  /// SwiftPM reads it, which takes no lock and fetches nothing. What it says is kept as long as the
  /// manifests stay as they are; one that reads other files, or the environment, says the same until then.
  static func read(in root: String) throws -> PackageManifest {
    let compiler = try SwiftCompiler()
    let stamps = KeptDigest.stamps(of: manifests(in: root))
    let kept = CacheFile<PackageManifest>(
      path: RunningCommand.cacheFolder.map {
        "\($0)/manifest-\(ContentHash([root]).hexadecimal).json"
      },
      key: [RunningCommand.stamp, compiler.stamp, stamps.text].joined(separator: "\n"))
    if let manifest = kept.read() { return manifest }
    let run = try PackageManager(root: root, compiler).dump()
    let lines = run.output.components(separatedBy: "\n")
    // What SwiftPM warns of stands around it.
    guard run.status == 0, let first = lines.firstIndex(of: "{"),
      let last = lines.lastIndex(of: "}"), first < last,
      let dump = try? JSONDecoder().decode(
        ManifestDump.self, from: Data(lines[first...last].joined(separator: "\n").utf8))
    else {
      throw ToolFailure(
        message: "SwiftPM cannot read the manifest of \(root):\n\(PackageManager.words(of: run))")
    }
    let manifest = PackageManifest(dump)
    if stamps.isSettled { kept.write(manifest) }
    return manifest
  }

  /// The manifest and those for other versions of the tools, sorted.
  static func manifests(in root: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
      .filter {
        $0 == "Package.swift" || ($0.hasPrefix("Package@swift-") && $0.hasSuffix(".swift"))
      }
      .sorted().map { "\(root)/\($0)" }
  }

  private init(_ dump: ManifestDump) {
    self.init(
      name: dump.name,
      products: dump.products.map {
        Product(name: $0.name, isLibrary: $0.type.keys.contains("library"), targets: $0.targets)
      },
      targets: dump.targets.compactMap { target in
        Target.Kind(rawValue: target.type).map {
          Target(
            name: target.name, kind: $0, path: target.path, excluded: target.exclude ?? [],
            sources: target.sources, linkedLibraries: (target.settings ?? []).compactMap(\.library))
        }
      },
      localDependencies: dump.dependencies.flatMap { $0.fileSystem ?? [] }.map(\.path))
  }
}

/// What `swift package dump-package` prints, as far as it is read.
private struct ManifestDump: Decodable {
  struct Product: Decodable {
    /// Its kind is the only key.
    struct Anything: Decodable { init(from decoder: any Decoder) {} }
    var name: String
    var targets: [String]
    var type: [String: Anything?]
  }

  struct Setting: Decodable {
    struct Condition: Decodable { var platformNames: [String]? }
    struct Library: Decodable { var _0: String }
    struct Kind: Decodable { var linkedLibrary: Library? }
    var condition: Condition?
    var kind: Kind

    /// The library that it links here.
    var library: String? {
      let platforms = condition?.platformNames ?? []
      return platforms.isEmpty || platforms.contains(Self.platform) ? kind.linkedLibrary?._0 : nil
    }

    #if os(Linux)
      private static let platform = "linux"
    #else
      private static let platform = "macos"
    #endif
  }

  struct Target: Decodable {
    var name: String
    var type: String
    var path: String?
    var exclude: [String]?
    var sources: [String]?
    var settings: [Setting]?
  }

  struct Dependency: Decodable {
    struct Local: Decodable { var path: String }
    var fileSystem: [Local]?
  }

  var name: String
  var dependencies: [Dependency]
  var products: [Product]
  var targets: [Target]
}
