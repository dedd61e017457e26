import Foundation
import LessonKit
import LessonProcess

/// What SwiftPM says of a build of a package, as far as its lessons are concerned.
///
/// Source: `description.json` in the folder of the build and the manifest `debug.yaml` two folders above,
/// as SwiftPM 6.3 writes them. The first has the modules of Swift, the second the objects of C and what
/// the linker is told.
struct PackageBuild {
  /// The plugin that the targets of lessons use; what those depend on, lessons may import.
  private static let plugin = "LessonPlugin"

  private struct Description: Decodable {
    struct Module: Decodable {
      var moduleName: String
      var isLibrary: Bool
      var objects: [String]
      var otherArguments: [String]
      var moduleOutputPath: String
    }
    var targetDependencyMap: [String: [String]]
    var swiftCommands: [String: Module]
  }

  private let folder: String
  private let needs: [String: [String]]
  private let modules: [Description.Module]
  /// The objects of modules that are not of Swift, by module.
  private var foreignObjects: [String: [String]] = [:]
  /// What the linker is told for executables, by their modules.
  private var linkerArguments: [String: [String]] = [:]

  /// The libraries of the build in `folder`, each behind those that it needs; none where there is no build.
  ///
  /// What was read is kept as long as the build's descriptions stay as they are.
  static func libraries(in folder: String) -> [LessonLibrary] {
    let file = URL(fileURLWithPath: folder)
    let manifest = file.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: file.lastPathComponent + ".yaml").path
    let paths = [folder + "/description.json", manifest]
    guard FileStamp(path: paths[0]) != nil else { return [] }
    let stamps = KeptDigest.stamps(of: paths)
    let kept = CacheFile<[LessonLibrary]>(
      path: RunningCommand.cacheFolder.map {
        "\($0)/libraries-\(ContentHash([folder]).hexadecimal).json"
      }, key: RunningCommand.stamp + stamps.text)
    if let libraries = kept.read() { return libraries }
    guard let build = PackageBuild(folder, description: paths[0], manifest: manifest) else {
      return []
    }
    let libraries = build.libraries
    if stamps.isSettled { kept.write(libraries) }
    return libraries
  }

  private init?(_ folder: String, description: String, manifest: String) {
    guard let data = FileManager.default.contents(atPath: description),
      let description = try? JSONDecoder().decode(Description.self, from: data)
    else { return nil }
    self.folder = folder
    needs = description.targetDependencyMap
    // Others are built for the host, as tools.
    modules = description.swiftCommands.values.filter {
      $0.moduleOutputPath.hasPrefix(folder + "/Modules/")
    }
    let lines =
      (try? String(contentsOfFile: manifest, encoding: .utf8))?.components(separatedBy: "\n") ?? []
    for line in lines {
      if line.hasPrefix("    outputs: ["), line.hasSuffix(".o\"]") {
        for object in Self.words(of: line) {
          guard let module = moduleName(ofObject: object) else { continue }
          foreignObjects[module, default: []].append(object)
        }
      } else if line.hasPrefix("    args: ["), line.contains("\"-emit-executable\"") {
        let words = Self.words(of: line)
        guard let name = words.firstIndex(of: "-module-name").map({ words[$0 + 1] }) else {
          continue
        }
        linkerArguments[name] = words.indices.flatMap { index in
          if words[index].hasPrefix("-l") { return [words[index]] }
          return words[index] == "-framework" ? [words[index], words[index + 1]] : []
        }
      }
    }
    for module in modules { foreignObjects[module.moduleName] = nil }
  }

  /// The words of a list in the manifest, which is written as JSON.
  private static func words(of line: String) -> [String] {
    let list = line.drop { $0 != "[" }
    return (try? JSONDecoder().decode([String].self, from: Data(list.utf8))) ?? []
  }

  private func moduleName(ofObject path: String) -> String? {
    guard path.hasPrefix(folder + "/") else { return nil }
    let inside = path.dropFirst(folder.count + 1)
    return inside.range(of: ".build/").map { String(inside[..<$0.lowerBound]) }
  }

  private var libraries: [LessonLibrary] {
    let lessons = modules.filter {
      !$0.isLibrary && needs[$0.moduleName]?.contains(Self.plugin) == true
    }
    let wanted = Set(lessons.flatMap { needs[$0.moduleName] ?? [] })
    let own = modules.filter { $0.isLibrary && wanted.contains($0.moduleName) }
      .sorted {
        (needs[$0.moduleName]?.count ?? 0, $0.moduleName) < (
          needs[$1.moduleName]?.count ?? 0, $1.moduleName
        )
      }
    var libraries: [String: LessonLibrary] = [:]
    return own.map { module in
      let all = needs[module.moduleName] ?? []
      // The objects of C belong to the first library that needs them, and to no other one.
      let owners = libraries.values.filter { !Set($0.parts).isDisjoint(with: all) }.map(\.module)
      let direct = Set(all + owners).compactMap { libraries[$0] }
      let parts = all.filter { part in
        foreignObjects[part] != nil && !libraries.values.contains { $0.parts.contains(part) }
      }
      let library = LessonLibrary(
        module: module.moduleName, parts: parts.sorted(),
        needs: Set(direct.flatMap { $0.needs + [$0.module] }).sorted(),
        packageName: module.otherArguments.value(after: "-package-name"),
        compilerArguments: [["-I", folder + "/Modules"]]
          + Self.importArguments(module.otherArguments),
        objects: module.objects + parts.sorted().flatMap { foreignObjects[$0] ?? [] },
        linkerArguments: linkerArguments(of: module.moduleName))
      libraries[library.module] = library
      return library
    }
  }

  /// What all executables that have a module are linked with.
  private func linkerArguments(of module: String) -> [String] {
    let all = linkerArguments.filter { needs[$0.key]?.contains(module) ?? false }.values
    return all.min { $0.count < $1.count }?
      .filter { word in all.allSatisfy { $0.contains(word) } } ?? []
  }

  /// Those arguments that a module was compiled with that whoever imports it needs, too.
  private static func importArguments(_ arguments: [String]) -> [[String]] {
    var found: [[String]] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      guard let next = rest.first else { break }
      if word == "-Xcc", next.hasPrefix("-fmodule-map-file=") {
        found.append([word, next])
      } else if word == "-Xcc", next == "-I", rest.count > 2 {
        found.append([word] + rest.prefix(3))
      } else if word == "-load-plugin-executable" {
        found.append([word, next])
      }
    }
    return found
  }
}

extension [String] {
  fileprivate func value(after word: String) -> String? {
    firstIndex(of: word).flatMap { $0 + 1 < count ? self[$0 + 1] : nil }
  }
}
