import Foundation
import LessonCode
import LessonDocumentation
import LessonProcess
import LessonResults
import LessonText

/// Finds out whether the code in a package's documentation is true.
package struct DocumentationVerifier: Sendable {
  let package: LessonPackage
  let toolchain: Toolchain
  private let rounds: DocumentationRounds
  let jobs: Int
  private let cache: String?
  private let isStrict: Bool
  /// The modules that programs may import.
  private let modules: Set<String>

  /// Finds the compiler and the libraries of `package`.
  package init(for package: LessonPackage, _ settings: VerificationSettings) throws {
    self.package = package
    // What is made of the libraries once is no result of a run.
    toolchain = try Toolchain(for: package, keepingIn: RunningCommand.cacheFolder)
    rounds = DocumentationRounds(toolchain, jobs: settings.jobs)
    jobs = settings.jobs
    cache = settings.cacheFolder
    isStrict = settings.isStrict
    modules = Set(package.libraries.flatMap { $0.modules + $0.needs })
      .union(Self.systemModules(of: toolchain.compiler))
  }

  /// The modules that the toolchain has for this system.
  private static func systemModules(of compiler: SwiftCompiler) -> [String] {
    let root = URL(fileURLWithPath: compiler.file).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "lib/swift").path
    #if os(Linux)
      let folder = root + "/linux"
    #else
      let folder = root + "/macosx"
    #endif
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ["Swift"]
      + names.filter { $0.hasSuffix(".swiftmodule") }.map { String($0.dropLast(12)) }
  }

  /// What became of the blocks of files, in order.
  package func verdicts(on subjects: [DocumentationSubject]) throws -> [[BlockVerdict]] {
    try judgements(on: subjects).map(\.verdicts)
  }

  /// What became of the blocks of files, in order, and whether another run would tell the same of each.
  private func judgements(
    on subjects: [DocumentationSubject]
  ) throws -> [(verdicts: [BlockVerdict], isRepeatable: Bool)] {
    let subjects = subjects.read()
    var records = UnitRecords(of: package.root, cache: cache, key: recordKey)
    var known: [[BlockVerdict]?] = []
    var keys: [UnitRecords.Key] = []
    var open: [(unit: DocumentationUnit, subject: DocumentationSubject, imports: [String])] = []
    var options: [[String]] = []
    for subject in subjects {
      let language = language(of: subject)
      for unit in subject.file.units {
        let imports = imports(of: unit, in: subject)
        let key = UnitRecords.Key(unit, of: subject.file, imports: imports, options: language)
        let verdicts = records.verdicts(on: unit, key)
        known.append(verdicts)
        guard verdicts == nil else { continue }
        open.append((unit, subject, imports))
        options.append(language)
        keys.append(key)
      }
    }
    let products = package.manifest?.productModules ?? []
    let tried = inParallel(open.map(\.unit), jobs: jobs) { $0.alternatives }
      .enumerated().flatMap { index, units in
        units.map {
          (unit: $0, subject: open[index].subject, imports: open[index].imports, index: index)
        }
      }
    var checks = inParallel(Array(tried.enumerated()), jobs: jobs) { number, tried in
      UnitCheck(
        tried.unit, file: tried.subject.file.file, imports: tried.imports,
        overlays: overlays(of: tried.subject), number: number * UnitCheck.mostPrograms,
        products: products, isKnown: isKnown)
    }
    let blocks = open.flatMap(\.unit.blocks)
    let interface = Meanwhile { Result { try self.interface(for: blocks) } }
    let declared = Meanwhile { Result { try self.declarations(alsoIn: blocks) } }
    try rounds.settle(&checks, tried.map { options[$0.index] })
    let library = try declared.value.get()
    let verdicts = compared(
      try zip(checks, tried).map { check, tried in
        try check.withoutHidden(
          check.verdicts, behind: declarations(behind: tried.subject, library)
        )
        .map(withCompiledManifest)
      }, of: checks, with: try interface.value.get())
    let all = Dictionary(grouping: checks.indices) { tried[$0].index }
    let settled = open.indices.map { index in
      BlockVerdict.verdicts(
        on: open[index].unit, ofAlternatives: (all[index] ?? []).map { verdicts[$0] })
    }
    let areRepeatable = open.indices.map { (all[$0] ?? []).allSatisfy { checks[$0].isRepeatable } }
    for index in open.indices where areRepeatable[index] {
      records.note(settled[index], keys[index])
    }
    // What other libraries than those at the start may have printed, is no record of theirs.
    let isTrue = toolchain.isStillTrue
    if isTrue { records.store(inPlaceOf: Set(subjects.map(\.name))) }
    var fresh = Array(zip(settled, areRepeatable.map { isTrue && $0 }))[...]
    var units = known.map { verdicts in
      verdicts.map { ($0, true) } ?? fresh.popFirst() ?? ([], false)
    }[...]
    let hasManifest = (settled + known.compactMap { $0 }).joined().contains {
      $0.uncheckedReason == .manifest
    }
    let check = hasManifest ? manifestCheck : nil
    return subjects.map { subject in
      let count = subject.file.units.count
      defer { units = units.dropFirst(count) }
      let own = units.prefix(count)
      let verdicts = own.flatMap(\.0).map { withManifest($0, check) }
      return (isStrict ? verdicts.map(\.strict) : verdicts, own.allSatisfy(\.1))
    }
  }

  /// What all results depend on apart from the documentation: this tool, the compiler, the libraries.
  package var fingerprint: String { toolchain.fingerprint }

  /// What the results of all units depend on.
  private var recordKey: String {
    ([toolchain.fingerprint] + toolchain.arguments(module: "", options: [])).joined(separator: "\n")
  }

  /// What all reports on files depend on.
  private var reportKey: String {
    let facts = [package.libraries.canonicalJSON, package.manifest.canonicalJSON]
    return ([recordKey] + facts.map { String(decoding: $0, as: UTF8.self) } + modules.sorted())
      .joined(separator: "\n")
  }

  /// What tells whether an excerpt of a manifest names what there is; `nil` where nobody can.
  private var manifestCheck: ManifestCheck? {
    package.manifest.map { manifest in
      ManifestCheck(
        manifest, folder: URL(fileURLWithPath: package.root).lastPathComponent, tags: package.tags,
        branches: package.branches)
    }
  }

  /// The same verdict, with what is wrong with the block as a part of a manifest.
  private func withManifest(_ verdict: BlockVerdict, _ check: ManifestCheck?) -> BlockVerdict {
    guard verdict.uncheckedReason == .manifest,
      let diagnostics = check?.diagnostics(on: verdict.block), !diagnostics.isEmpty
    else { return verdict }
    return BlockVerdict(verdict.block, .failed, diagnostics: diagnostics)
  }

  /// The reports on files, in order.
  package func reports(on subjects: [DocumentationSubject]) throws -> [LessonReport] {
    var records = ReportRecords(
      of: package.root, cache: cache, isStrict: isStrict, key: reportKey)
    let known = inParallel(subjects, jobs: jobs) { [records] in records.report(on: $0) }
    let open = zip(subjects, known).filter { $1 == nil }.map(\.0)
    var judgements = (open.isEmpty ? [] : try judgements(on: open))[...]
    let reports = zip(subjects, known).map { subject, known in
      if let known { return known }
      let (verdicts, isRepeatable) = judgements.popFirst() ?? ([], false)
      let report = LessonReport(subject.file, verdicts)
      if isRepeatable { records.note(report, verdicts, on: subject) }
      return report
    }
    records.store()
    return reports
  }

  func isKnown(_ module: String) -> Bool { modules.contains(module) }

  /// What all programs of a unit import.
  private func imports(
    of unit: DocumentationUnit, in subject: DocumentationSubject
  ) -> [String] {
    guard let module = subject.module else {
      let products = (package.manifest?.productModules ?? package.libraries.map(\.module))
        .filter(isKnown)
      // Two of them may have names in common, so that a page says which it is about.
      let named = Set(unit.blocks.flatMap { ParsedBlock($0).imports })
      let meant = products.filter(named.contains)
      return (meant.isEmpty ? products : meant).map { "import \($0)" }
    }
    guard isKnown(module) else { return [] }
    let access = unit.declaration?.access ?? .public
    let groups = (unit.declaration?.spiGroups ?? []).map { "@_spi(\($0)) " }.joined()
    return ["\(access < .public ? "@testable " : "")\(groups)import \(module)"]
  }

  /// The options of the language that a file's code is written in.
  private func language(of subject: DocumentationSubject) -> [String] {
    let module = subject.module ?? package.manifest?.productModules.first
    let library = package.libraries.first { $0.module == module }
    let mode = library?.languageMode.map { ["-swift-version", $0] } ?? ["-swift-version", "6"]
    // Who reads the code has chosen other features than the library.
    let isKept = { (option: [String]) in
      option.first.map { $0.hasPrefix("-D") || $0 == "-enable-experimental-feature" } ?? false
    }
    return mode + (library?.features ?? []).filter(isKept).joined()
  }
}
