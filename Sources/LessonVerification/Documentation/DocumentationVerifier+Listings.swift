import Foundation
import LessonDocumentation
import LessonResults
import LessonText

// What documentation lists of the package's libraries.
extension DocumentationVerifier {
  /// The same verdicts, where listings are compared with what the sources declare.
  ///
  /// What somebody has proposed may have become something else.
  func withListings(
    _ units: [[BlockVerdict]], of checks: [UnitCheck]
  ) throws -> [[BlockVerdict]] {
    let listings = units.joined().filter { $0.uncheckedReason == .listing }.map(\.block)
    guard !listings.isEmpty, let manifest = package.manifest else { return units }
    let names = listings.reduce(into: Set()) { $0.formUnion(Interface.names(in: $1)) }
    let sources = PackageSources(root: package.root, manifest: manifest)
    var interface = Interface()
    for target in manifest.documentedTargets {
      for name in try sources.swiftFiles(of: target) {
        let data = FileManager.default.contents(atPath: "\(package.root)/\(name)") ?? Data()
        let text = String(decoding: data, as: UTF8.self)
        // Most files declare nothing of these names and need not be parsed.
        if names.contains(where: text.hasBytes) { interface.add(source: text) }
      }
    }
    return zip(units, checks).map { verdicts, check in
      check.isProposal ? verdicts : verdicts.map { Self.compared($0, with: interface) }
    }
  }

  private static func compared(
    _ verdict: BlockVerdict, with interface: Interface
  ) -> BlockVerdict {
    guard verdict.uncheckedReason == .listing else { return verdict }
    return switch interface.comparison(with: verdict.block) {
    case .same: BlockVerdict(verdict.block, .passed)
    case .different(let diagnostics):
      BlockVerdict(verdict.block, .failed, diagnostics: diagnostics)
    case .unknown: verdict
    }
  }
}
