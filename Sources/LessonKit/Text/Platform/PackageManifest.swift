/// What a package's manifest declares, as far as its documentation and its build need it.
package struct PackageManifest: Sendable, Hashable, Codable {
  /// What other packages may depend on.
  package struct Product: Sendable, Hashable, Codable {
    package let name: String
    package let isLibrary: Bool
    /// The names of its targets.
    package let targets: [String]

    package init(name: String, isLibrary: Bool, targets: [String]) {
      self.name = name
      self.isLibrary = isLibrary
      self.targets = targets
    }
  }

  /// A module, or a plugin.
  package struct Target: Sendable, Hashable, Codable {
    /// What it is, in the manifest's own words; an executable of old tools versions is `regular`.
    package enum Kind: String, Sendable, Codable {
      case regular, executable, test, system, binary, plugin, macro
    }

    package let name: String
    package let kind: Kind
    /// The folder of its sources, where the manifest names one.
    package let path: String?
    /// What of its folder is left out.
    package let excluded: [String]
    /// What of its folder are its sources; `nil` for all of it.
    package let sources: [String]?
    /// The libraries of the system that it has the linker take.
    package let linkedLibraries: [String]

    package init(
      name: String, kind: Kind, path: String? = nil, excluded: [String] = [],
      sources: [String]? = nil, linkedLibraries: [String] = []
    ) {
      self.linkedLibraries = linkedLibraries
      self.name = name
      self.kind = kind
      self.path = path
      self.excluded = excluded
      self.sources = sources
    }

    /// The name that it is imported by.
    package var module: String { LessonPackage.identifier(name) }

    /// Whether its doc comments are documentation: it is a library or an executable.
    package var isDocumented: Bool { kind == .regular || kind == .executable }
  }

  package let name: String
  package let products: [Product]
  package let targets: [Target]
  /// The folders of the packages that it depends on by path.
  package let localDependencies: [String]

  package init(
    name: String, products: [Product], targets: [Target], localDependencies: [String] = []
  ) {
    self.localDependencies = localDependencies
    self.name = name
    self.products = products
    self.targets = targets
  }

  /// The targets whose doc comments are documentation.
  package var documentedTargets: [Target] { targets.filter(\.isDocumented) }

  /// Whether SwiftPM has something to build; it refuses to where there is nothing.
  package var isBuilt: Bool {
    targets.contains { ![.system, .binary, .plugin].contains($0.kind) }
  }

  /// The modules of the library products, in order: what a README imports.
  package var productModules: [String] {
    var modules: [String] = []
    for name in products.filter(\.isLibrary).flatMap(\.targets) {
      let module = LessonPackage.identifier(name)
      if !modules.contains(module) { modules.append(module) }
    }
    return modules
  }

  /// The targets of the library products.
  package var targetsOfProducts: [Target] {
    let names = Set(products.filter(\.isLibrary).flatMap(\.targets))
    return targets.filter { names.contains($0.name) }
  }
}
