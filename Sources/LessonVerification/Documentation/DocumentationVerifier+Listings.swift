import Foundation
import LessonDocumentation
import LessonProcess
import LessonResults
import LessonText

// What documentation lists of the package's libraries.
extension DocumentationVerifier {
  /// What the package's sources declare of the names that listings among `blocks` have; `nil` where there are none.
  func interface(for blocks: [DocumentationBlock]) throws -> Interface? {
    let listings = blocks.filter { $0.kind == .listing && $0.skipReason == nil }
    guard !listings.isEmpty, let manifest = package.manifest else { return nil }
    let names = listings.reduce(into: Set()) { $0.formUnion(Interface.names(in: $1)) }
    let sources = PackageSources(root: package.root, manifest: manifest)
    let files = try manifest.documentedTargets.flatMap(sources.swiftFiles)
    let parts = inParallel(files, jobs: jobs) { name in
      let data = FileManager.default.contents(atPath: "\(package.root)/\(name)") ?? Data()
      let text = String(decoding: data, as: UTF8.self)
      // Most files declare nothing of these names and need not be parsed.
      return names.contains(where: text.hasBytes) ? Interface(ofSource: text) : Interface()
    }
    return parts.reduce(into: Interface()) { $0.add($1) }
  }

  /// The same verdicts, where listings are compared with what the sources declare.
  ///
  /// What somebody has proposed may have become something else.
  func compared(
    _ units: [[BlockVerdict]], of checks: [UnitCheck], with interface: Interface?
  ) -> [[BlockVerdict]] {
    guard let interface else { return units }
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
