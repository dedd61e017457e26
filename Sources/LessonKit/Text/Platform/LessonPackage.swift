/// The package under test: where its lessons lie, where their pages go, and what they may import.
package struct LessonPackage: Sendable, Hashable {
  /// The absolute path of its folder, symbolic links resolved.
  package let root: String
  package let lessonsFolder = "Lessons"
  package let outputFolder = "Output"
  /// What its lessons may import, each behind those that it needs.
  package let libraries: [LessonLibrary]
  /// What its manifest declares; `nil` where it has none, or nobody has read it.
  package let manifest: PackageManifest?

  package init(
    root: String = "", libraries: [LessonLibrary] = [], manifest: PackageManifest? = nil
  ) {
    self.root = root
    self.libraries = libraries
    self.manifest = manifest
  }

  package var name: String { root.split(separator: "/").last.map(String.init) ?? root }

  /// What its modules are compiled as parts of, for `package` declarations.
  package var packageName: String? {
    let own = Set(manifest?.documentedTargets.map(\.module) ?? libraries.map(\.module))
    return libraries.lazy.filter { own.contains($0.module) }.compactMap(\.packageName).first
  }

  /// Hashes the folder, which hardly two packages of a run share.
  package func hash(into hasher: inout Hasher) { hasher.combine(root) }

  /// How many bytes of a slug a module has: the compiler makes names of files from it.
  private static let moduleNameLimit = 120

  /// The module that a lesson's program is compiled as, the name that SwiftPM gives the lesson's target;
  /// another one where that is the name of a module already.
  package func moduleName(ofLesson slug: String) -> String {
    let name = Self.identifier(slug)
    let isTaken =
      ModuleNames.ofToolchain.contains(name) || libraries.contains { $0.modules.contains(name) }
    return isTaken ? name + "_" : name
  }

  /// The identifier that SwiftPM makes of a name.
  package static func identifier(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars where name.utf8.count < moduleNameLimit {
      let isFirst = name.isEmpty
      let isAllowed =
        scalar == "_" || scalar.isASCIILetter
        || (isFirst ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
      name.unicodeScalars.append(isAllowed ? scalar : "_")
    }
    return name
  }
}

/// A library that lessons may import, and what the compiler and the linker have to be told of it.
package struct LessonLibrary: Sendable, Hashable, Codable {
  package let module: String
  /// The modules of C that it brings along.
  package let parts: [String]
  /// The other libraries that it needs, by their modules.
  package let needs: [String]
  /// The name of its package, for `package` declarations.
  package let packageName: String?
  /// What the compiler needs to find its module, each option with its value.
  package let compilerArguments: [[String]]
  package let objects: [String]
  /// What the linker needs besides.
  package let linkerArguments: [String]
  /// The language mode that it is compiled in, `5`; `nil` for the compiler's own.
  package let languageMode: String?
  /// The features and conditions of the language that it is compiled with, each option with its value.
  package let features: [[String]]
  /// Whether it is an executable, whose entry point has another name in its objects.
  package let isExecutable: Bool

  package init(
    module: String, parts: [String], needs: [String] = [], packageName: String? = nil,
    compilerArguments: [[String]], objects: [String], linkerArguments: [String] = [],
    languageMode: String? = nil, features: [[String]] = [], isExecutable: Bool = false
  ) {
    self.languageMode = languageMode
    self.features = features
    self.isExecutable = isExecutable
    self.module = module
    self.parts = parts
    self.needs = needs
    self.packageName = packageName
    self.compilerArguments = compilerArguments
    self.objects = objects
    self.linkerArguments = linkerArguments
  }

  package var modules: [String] { [module] + parts }
}
