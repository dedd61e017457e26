import LessonCode
import LessonText

/// Holds what an excerpt of a manifest says of a package against the package itself.
package struct ManifestCheck: Sendable {
  private let products: Set<String>
  /// The names that others may know the package by, in small letters.
  private let identities: Set<String>
  /// The newest version that there is; `nil` where nobody can tell.
  private let newest: Version?

  /// - Parameters:
  ///   - folder: the name of the package's folder.
  ///   - tags: the names of the tags of its repository.
  package init(_ manifest: PackageManifest, folder: String, tags: [String]) {
    products = Set(manifest.products.map(\.name))
    identities = [manifest.name.lowercased(), folder.lowercased()]
    newest = tags.compactMap { Version($0.hasPrefix("v") ? $0.dropFirst() : $0[...]) }.max()
  }

  /// What is wrong with an excerpt of a manifest.
  package func diagnostics(on block: DocumentationBlock) -> [Diagnostic] {
    ManifestCall.all(in: block.code).flatMap { call -> [Diagnostic] in
      switch call.name {
      case "package":
        guard let url = call.text(of: "url"), identities.contains(Self.identity(ofURL: url)) else {
          return []
        }
        return call.arguments.filter { Self.versionLabels.contains($0.label) }.prefix(1)
          .compactMap { diagnostic(onVersion: $0, in: block) }
      default:
        guard let package = call.text(of: "package"), identities.contains(package.lowercased()),
          let product = call.arguments.first(where: { $0.label == "name" })
        else { return [] }
        return diagnostic(onProduct: product, in: block).map { [$0] } ?? []
      }
    }
  }

  /// What names the lowest version that may be taken.
  private static let versionLabels: Set<String> = ["from", "exact", "", "upToNextMajor"]

  private static func identity(ofURL url: String) -> String {
    let name = url.split(separator: "/").last ?? ""
    return (name.hasSuffix(".git") ? name.dropLast(4) : name).lowercased()
  }

  private func diagnostic(
    onVersion argument: ManifestCall.Argument, in block: DocumentationBlock
  ) -> Diagnostic? {
    guard let newest, let version = Version(argument.text) else { return nil }
    let message: String
    if version > newest {
      message = "there is no version \(version): the newest is \(newest)"
    } else if Self.major(version) != Self.major(newest) {
      message = "who follows this gets no version of today: the newest is \(newest)"
    } else {
      return nil
    }
    return Diagnostic(
      .unknownVersion, at: block.position(ofByte: argument.range.lowerBound),
      length: argument.range.count, message, advice: "name a version that is there")
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
