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

  /// What the package's sources declare for everybody of what blocks declare anew, by modules.
  func declarations(alsoIn blocks: [DocumentationBlock]) throws -> [String: Set<OpenDeclaration>] {
    let programs = blocks.filter { $0.kind == .program && $0.skipReason == nil }
    let names = Set(
      inParallel(programs, jobs: jobs) { ParsedBlock($0).openDeclarations.map(\.name) }.joined())
    guard !names.isEmpty, let manifest = package.manifest else { return [:] }
    let sources = PackageSources(root: package.root, manifest: manifest)
    let files = try manifest.documentedTargets.flatMap { target in
      try sources.swiftFiles(of: target).map { (target.module, $0) }
    }
    let parts = inParallel(files, jobs: jobs) { module, name in
      let data = FileManager.default.contents(atPath: "\(package.root)/\(name)") ?? Data()
      return [
        module: OpenDeclaration.all(
          inSource: String(decoding: data, as: UTF8.self), among: names)
      ]
    }
    return parts.reduce(into: [:]) { $0.merge($1) { $0.union($1) } }
  }

  /// What the modules declare that a file is about.
  func declarations(
    behind subject: DocumentationSubject, _ all: [String: Set<OpenDeclaration>]
  ) -> Set<OpenDeclaration> {
    let modules = subject.module.map { [$0] } ?? package.manifest?.productModules ?? []
    return modules.reduce(into: []) { $0.formUnion(all[$1] ?? []) }
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
