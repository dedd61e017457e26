/// The package under test: where its lessons lie, where their pages go, and what they may import.
public struct LessonPackage: Sendable, Hashable {
  /// The absolute path of its folder, symbolic links resolved.
  public let root: String
  /// The folder of its lessons, from the package's folder.
  public let lessonsFolder = "Lessons"
  /// The folder of the rendered pages, from the package's folder.
  public let outputFolder = "Output"
  /// What its lessons may import, each behind those that it needs.
  public let libraries: [LessonLibrary]
  /// The folder of the build that has the libraries; `nil` where there are none.
  public let buildFolder: String?

  /// Describes a package.
  public init(root: String = "", libraries: [LessonLibrary] = [], buildFolder: String? = nil) {
    self.root = root
    self.libraries = libraries
    self.buildFolder = buildFolder
  }

  /// Its name: that of its folder.
  public var name: String { root.split(separator: "/").last.map(String.init) ?? root }

  /// Hashes the folder, which hardly two packages of a run share.
  public func hash(into hasher: inout Hasher) { hasher.combine(root) }

  /// How many bytes of a slug a module has: the compiler makes names of files from it.
  private static let moduleNameLimit = 120

  /// The module that a lesson's program is compiled as, the name that SwiftPM gives the lesson's target;
  /// another one where that is the name of a module already.
  public func moduleName(ofLesson slug: String) -> String {
    let name = Self.identifier(slug)
    let isTaken =
      ModuleNames.ofToolchain.contains(name) || libraries.contains { $0.modules.contains(name) }
    return isTaken ? name + "_" : name
  }

  /// The identifier that SwiftPM makes of a name.
  public static func identifier(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars where name.utf8.count < moduleNameLimit {
      let isFirst = name.isEmpty
      let isAllowed =
        scalar == "_" || (isFirst ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
      name.unicodeScalars.append(isAllowed ? scalar : "_")
    }
    return name
  }
}

/// A library that lessons may import, and what the compiler and the linker have to be told of it.
public struct LessonLibrary: Sendable, Hashable, Codable {
  /// The module's name.
  public let module: String
  /// The modules of C that it brings along.
  public let parts: [String]
  /// The other libraries that it needs, by their modules.
  public let needs: [String]
  /// The name of its package, for `package` declarations.
  public let packageName: String?
  /// What the compiler needs to find its module, each option with its value.
  public let compilerArguments: [[String]]
  /// Its object files.
  public let objects: [String]
  /// What the linker needs besides.
  public let linkerArguments: [String]

  /// Describes a library.
  public init(
    module: String, parts: [String], needs: [String] = [], packageName: String? = nil,
    compilerArguments: [[String]], objects: [String], linkerArguments: [String] = []
  ) {
    self.module = module
    self.parts = parts
    self.needs = needs
    self.packageName = packageName
    self.compilerArguments = compilerArguments
    self.objects = objects
    self.linkerArguments = linkerArguments
  }

  /// All modules that it consists of.
  public var modules: [String] { [module] + parts }
}
