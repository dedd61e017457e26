import LessonCode
import LessonText

/// Holds what an excerpt of a manifest says of a package against the package itself.
package struct ManifestCheck: Sendable {
  private let products: Set<String>
  /// The names that others may know the package by, in small letters.
  private let identities: Set<String>
  /// The versions that there are; none where nobody can tell.
  private let versions: [Version]
  /// The branches that there are; none where nobody can tell.
  private let branches: Set<String>

  /// - Parameters:
  ///   - folder: the name of the package's folder.
  ///   - tags: the names of the tags of its repository.
  ///   - branches: the names of all of its branches; none where nobody can tell.
  package init(
    _ manifest: PackageManifest, folder: String, tags: [String], branches: [String] = []
  ) {
    self.branches = Set(branches)
    products = Set(manifest.products.map(\.name))
    identities = [manifest.name.lowercased(), folder.lowercased()]
    versions = tags.compactMap { Version($0.hasPrefix("v") ? $0.dropFirst() : $0[...]) }.sorted()
  }

  /// What is wrong with an excerpt of a manifest.
  package func diagnostics(on block: DocumentationBlock) -> [Diagnostic] {
    ManifestCall.all(in: block.code).flatMap { call -> [Diagnostic] in
      switch call.name {
      case "package":
        guard let url = call.text(of: "url"), identities.contains(Self.identity(ofURL: url)) else {
          return []
        }
        let arguments = call.arguments.filter { Self.versionLabels.contains($0.label) }
        return arguments.first.flatMap {
          diagnostic(onVersion: $0, upTo: arguments.dropFirst().first, in: block)
        }.map { [$0] } ?? []
      default:
        guard let package = call.arguments.first(where: { $0.label == "package" }),
          let product = call.arguments.first(where: { $0.label == "name" })
        else { return [] }
        guard identities.contains(package.text.lowercased()) else {
          return diagnostic(onPackage: package, of: product, in: block).map { [$0] } ?? []
        }
        return diagnostic(onProduct: product, in: block).map { [$0] } ?? []
      }
    }
  }

  /// What names the lowest version that may be taken.
  private static let versionLabels: Set<String> = ["from", "exact", "", "branch"]

  private static func identity(ofURL url: String) -> String {
    let name = url.split(separator: "/").last ?? ""
    return (name.hasSuffix(".git") ? name.dropLast(4) : name).lowercased()
  }

  /// What is wrong with a requirement: the versions from one on, before another, or a branch.
  private func diagnostic(
    onVersion argument: ManifestCall.Argument, upTo end: ManifestCall.Argument?,
    in block: DocumentationBlock
  ) -> Diagnostic? {
    let message: String
    if argument.label == "branch" {
      guard !branches.isEmpty, !branches.contains(argument.text), !argument.text.hasPrefix("<#")
      else { return nil }
      message = "there is no branch `\(argument.text)`"
    } else {
      guard let newest = versions.last, let version = Version(argument.text) else { return nil }
      let isExact = argument.label == "exact"
      if version > newest || isExact && !versions.contains(version) {
        message = "there is no version \(version): the newest is \(newest)"
      } else if isExact {
        return nil
      } else if let end = end.flatMap({ Version($0.text) }) {
        guard end < newest else { return nil }
        message = "who follows this gets no version of today: the newest is \(newest)"
      } else if Self.major(version) != Self.major(newest) {
        message = "who follows this gets no version of today: the newest is \(newest)"
      } else {
        return nil
      }
    }
    return Diagnostic(
      .unknownVersion, at: block.position(ofByte: argument.range.lowerBound),
      length: argument.range.count, message, advice: "name a version that is there")
  }

  /// What is wrong with the package that an excerpt takes one of our products from.
  private func diagnostic(
    onPackage argument: ManifestCall.Argument, of product: ManifestCall.Argument,
    in block: DocumentationBlock
  ) -> Diagnostic? {
    guard products.contains(product.text), !argument.text.hasPrefix("<#"),
      ManifestCall.all(in: block.code).contains(where: { call in
        call.text(of: "url").map { identities.contains(Self.identity(ofURL: $0)) } ?? false
      })
    else { return nil }
    return Diagnostic(
      .unknownProduct, at: block.position(ofByte: argument.range.lowerBound),
      length: argument.range.count,
      "the package of `\(product.text)` is not called `\(argument.text)`",
      advice:
        "name it as its address does: \(identities.sorted().map { "`\($0)`" }.joined(separator: " or "))"
    )
  }

  private static func major(_ version: Version) -> Substring? {
    version.description.split(separator: ".").first
  }

  private func diagnostic(
    onProduct argument: ManifestCall.Argument, in block: DocumentationBlock
  ) -> Diagnostic? {
    guard !products.contains(argument.text), !argument.text.hasPrefix("<#"), !products.isEmpty
    else { return nil }
    let names = products.sorted().map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownProduct, at: block.position(ofByte: argument.range.lowerBound),
      length: argument.range.count, "the package has no product `\(argument.text)`",
      advice: "name one that it has: \(names)")
  }
}
