import Foundation
import LessonProcess
import LessonText

extension LessonLibrary {
  /// The libraries that lessons may import, each behind those that it needs: those of the build that is
  /// described in a folder; none where none is.
  ///
  /// What was read is kept as long as the description, which SwiftPM writes with each of its plans, stays as
  /// it is.
  ///
  /// - Parameters:
  ///   - package: the manifest of the package under test.
  ///   - own: its modules, which come with what they depend on; `nil` for what the targets of lessons depend on.
  static func all(
    describedIn folder: String, of package: PackageManifest? = nil, modules own: [String]? = nil
  ) -> [LessonLibrary] {
    let path = folder + "/description.json"
    guard FileStamp(path: path) != nil else { return [] }
    let stamps = KeptDigest.stamps(of: [path])
    let name = own.map { _ in "libraries-\(ContentHash([path]).hexadecimal)" } ?? "libraries"
    let kept = CacheFile<[LessonLibrary]>(
      path: RunningCommand.cacheFolder.map { "\($0)/\(name).json" },
      key: ([RunningCommand.stamp, stamps.text] + (own ?? [])).joined(separator: "\n"))
    if let libraries = kept.read() { return libraries }
    guard let data = FileManager.default.contents(atPath: path),
      let description = try? JSONDecoder().decode(BuildDescription.self, from: data),
      let folder = description.folder
    else { return [] }
    let manifest = BuildManifest(of: folder, linking: package)
    var libraries = description.libraries(manifest, of: own)
    if own != nil {
      let modules = try? ModuleFolder(of: libraries.map(\.module), in: folder + "/Modules")
      libraries = libraries.map { $0.importing(from: modules) }
    }
    if stamps.isSettled { kept.write(libraries) }
    return libraries
  }
}

/// What SwiftPM (6.3) writes of a build: its modules of Swift, and what all modules depend on.
private struct BuildDescription: Decodable {
  struct Module: Decodable {
    var moduleName: String
    var isLibrary: Bool
    var objects: [String]
    var otherArguments: [String]
    var moduleOutputPath: String
  }

  /// The plugin that the targets of lessons use; what those depend on, lessons may import.
  private static let plugin = "LessonPlugin"

  var targetDependencyMap: [String: [String]]
  var swiftCommands: [String: Module]

  /// The folder of the products; tools for the host have a folder of modules of their own.
  var folder: String? {
    swiftCommands.values.lazy.compactMap { module in
      module.moduleOutputPath.range(of: "/Modules/").map {
        String(module.moduleOutputPath[..<$0.lowerBound])
      }
    }.first
  }

  /// The libraries that lessons may import: what `own` modules or else those of lessons depend on.
  func libraries(_ manifest: BuildManifest, of own: [String]?) -> [LessonLibrary] {
    let modules = swiftCommands.values.filter { $0.moduleOutputPath.contains("/Modules/") }
    func needs(_ module: Module) -> [String] { targetDependencyMap[module.moduleName] ?? [] }
    let roots = Set(own ?? [])
    let wanted =
      if own != nil {
        roots.union(modules.filter { roots.contains($0.moduleName) }.flatMap(needs))
      } else {
        Set(
          modules.filter { !$0.isLibrary }.map(needs).filter { $0.contains(Self.plugin) }.joined())
      }
    let own =
      modules.filter { module in
        // What only a macro needs is built for the host.
        wanted.contains(module.moduleName)
          && (module.isLibrary || roots.contains(module.moduleName))
          && (own == nil || module.isBuilt)
      }.sorted { (needs($0).count, $0.moduleName) < (needs($1).count, $1.moduleName) }
    let ofSwift = Set(modules.map(\.moduleName))
    var libraries: [LessonLibrary] = []
    for module in own {
      let all = Set(needs(module))
      // The objects of C belong to the first library that needs them, and to no other one.
      let direct = libraries.filter { all.contains($0.module) || !all.isDisjoint(with: $0.parts) }
      let parts = all.subtracting(ofSwift).subtracting(libraries.flatMap(\.parts))
        .filter { manifest.objects[$0] != nil || manifest.system.contains($0) }.sorted()
      libraries.append(
        LessonLibrary(
          module: module.moduleName, parts: parts,
          needs: Set(direct.flatMap { $0.needs + [$0.module] }).sorted(),
          packageName: module.packageName, compilerArguments: module.importArguments,
          objects: module.objects + parts.flatMap { manifest.objects[$0] ?? [] },
          linkerArguments: linkerArguments(of: module, manifest),
          languageMode: module.value(of: "-swift-version"), features: module.features,
          isExecutable: !module.isLibrary))
    }
    return libraries
  }

  /// What all executables that have a module are linked with.
  private func linkerArguments(of module: Module, _ manifest: BuildManifest) -> [String] {
    let all = manifest.linkerArguments.filter {
      targetDependencyMap[$0.key]?.contains(module.moduleName) ?? false
    }.values
    let shared = all.first?.filter { word in all.allSatisfy { $0.contains(word) } } ?? []
    // A library may have been linked into nothing yet.
    let own = ([module.moduleName] + (targetDependencyMap[module.moduleName] ?? []))
      .flatMap { manifest.declared[$0] ?? [] }
    return shared + Set(own).subtracting(shared).sorted()
  }
}

extension BuildDescription.Module {
  /// The name for `package` declarations.
  var packageName: String? { value(of: "-package-name") }

  /// What stands behind an option.
  func value(of option: String) -> String? {
    otherArguments.firstIndex(of: option).map { otherArguments[$0 + 1] }
  }

  /// Whether all of it was made.
  var isBuilt: Bool { ([moduleOutputPath] + objects).allSatisfy { FileStamp(path: $0) != nil } }

  /// The features and conditions of the language that it is compiled with.
  var features: [[String]] {
    zip(otherArguments, otherArguments.dropFirst()).compactMap { option, value in
      switch option {
      case "-enable-upcoming-feature", "-enable-experimental-feature", "-default-isolation":
        [option, value]
      case _ where option.hasPrefix("-D"): [option]
      default: nil
      }
    }
  }

  /// What whoever imports it tells the compiler: where it lies, and what it was compiled with of modules of C
  /// and of macros.
  var importArguments: [[String]] {
    var found = [["-I", URL(fileURLWithPath: moduleOutputPath).deletingLastPathComponent().path]]
    for (index, word) in otherArguments.enumerated() {
      let rest = otherArguments[(index + 1)...]
      switch (word, rest.first) {
      case ("-Xcc", "-I"?): found.append([word] + rest.prefix(3))
      case ("-Xcc", let option?) where Self.isImported(option): found.append([word, option])
      // SwiftPM hands it to the front end by way of the driver.
      case ("-load-plugin-executable", "-Xfrontend"?):
        found.append([word] + rest.dropFirst().prefix(1))
      case ("-load-plugin-executable", let value?): found.append([word, value])
      case (_, _) where word.hasPrefix("-cxx-interoperability-mode="): found.append([word])
      case (_, let value?) where word == "-I" && value.hasPrefix("/"): found.append([word, value])
      default: break
      }
    }
    return found
  }

  /// Whether an option of the compiler of C says what a module of C is, or where its headers lie.
  private static func isImported(_ option: String) -> Bool {
    ["-fmodule-map-file=", "-I/", "-D", "-isystem", "-F/"].contains { option.hasPrefix($0) }
  }
}

/// What SwiftPM (6.3) has its build system do: the objects of C, and how executables are linked.
private struct BuildManifest {
  /// The objects that a compiler of C makes, by module.
  private(set) var objects: [String: [String]] = [:]
  /// The libraries that executables are linked with, by their modules.
  private(set) var linkerArguments: [String: [String]] = [:]
  /// The libraries that the package's own modules declare.
  let declared: [String: [String]]
  /// The package's own modules of libraries of the system, which have no objects.
  let system: Set<String>

  /// Reads the manifest of the build in `folder`: it lies two folders above, and its lists are JSON.
  init(of folder: String, linking package: PackageManifest?) {
    let targets = (package?.targets ?? []).filter { !$0.linkedLibraries.isEmpty }
    declared = Dictionary(
      targets.map { ($0.module, $0.linkedLibraries.map { "-l" + $0 }) }, uniquingKeysWith: +)
    system = Set((package?.targets ?? []).filter { $0.kind == .system }.map(\.module))
    let file = URL(fileURLWithPath: folder)
    let path = file.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: file.lastPathComponent + ".yaml").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    // A program has the objects of libraries that the build makes.
    var made: Set<String> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init) {
      if line.hasPrefix("    outputs: [\"\(folder)/"), line.hasSuffix(".o\"]") {
        for object in Self.words(of: line) where !object.hasSuffix(".swift.o") {
          let name = object.dropFirst(folder.count + 1)
          guard let end = name.range(of: ".build/") else { continue }
          objects[String(name[..<end.lowerBound]), default: []].append(object)
        }
      } else if line.hasPrefix("    args: ["), line.contains("\"-emit-executable\"") {
        let words = Self.words(of: line)
        guard let name = words.firstIndex(of: "-module-name") else { continue }
        linkerArguments[words[name + 1]] = words.filter {
          $0.hasPrefix("-l") || $0.hasPrefix("-L/")
        }
      } else if line.hasPrefix("    args: ["), line.contains("\"-emit-library\"") {
        let words = Self.words(of: line)
        guard let option = words.firstIndex(of: "-o") else { continue }
        let name = URL(fileURLWithPath: words[option + 1]).deletingPathExtension().lastPathComponent
        made.insert("-l" + name.dropFirst("lib".count))
      }
    }
    linkerArguments = linkerArguments.mapValues { $0.filter { !made.contains($0) } }
  }

  private static func words(of line: Substring) -> [String] {
    let list = line.drop { $0 != "[" }
    return (try? JSONDecoder().decode([String].self, from: Data(list.utf8))) ?? []
  }
}
