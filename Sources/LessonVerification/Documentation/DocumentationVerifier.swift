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
  private let compiler: DocumentationCompiler
  private let jobs: Int
  private let cache: String?
  private let isStrict: Bool
  /// The modules that programs may import.
  private let modules: Set<String>

  /// Finds the compiler and the libraries of `package`.
  package init(for package: LessonPackage, _ settings: VerificationSettings) throws {
    self.package = package
    // What is made of the libraries once is no result of a run.
    toolchain = try Toolchain(for: package, keepingIn: RunningCommand.cacheFolder)
    compiler = DocumentationCompiler(toolchain)
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
    var checks: [UnitCheck] = []
    var options: [[String]] = []
    for subject in subjects {
      let language = language(of: subject)
      for unit in subject.file.units {
        let imports = imports(of: unit, in: subject)
        let key = UnitRecords.Key(unit, of: subject.file, imports: imports, options: language)
        let verdicts = records.verdicts(on: unit, key)
        known.append(verdicts)
        guard verdicts == nil else { continue }
        checks.append(
          UnitCheck(
            unit, file: subject.file.file, imports: imports, overlays: overlays(of: subject),
            number: checks.count * UnitCheck.mostPrograms,
            products: package.manifest?.productModules ?? [], isKnown: isKnown))
        options.append(language)
        keys.append(key)
      }
    }
    try settle(&checks, options)
    let settled = try withListings(
      checks.map { try $0.verdicts.map(withCompiledManifest) }, of: checks)
    for (index, check) in checks.enumerated() where check.isRepeatable {
      records.note(settled[index], keys[index])
    }
    // What other libraries than those at the start may have printed, is no record of theirs.
    let isTrue = toolchain.isStillTrue
    if isTrue { records.store(inPlaceOf: Set(subjects.map(\.name))) }
    var fresh = Array(zip(settled, checks.map { isTrue && $0.isRepeatable }))[...]
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
    // Strictness is asked for by the run, and another one may not ask for it.
    var records = ReportRecords(
      of: package.root, cache: isStrict ? nil : cache, key: reportKey)
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

  // MARK: - Rounds

  private typealias Job = DocumentationCompiler.Job
  private typealias Executable = (
    path: String, programs: [DocumentationProgram], scratch: ScratchFolder
  )

  /// Compiles and runs programs until there are no more to try.
  private func settle(_ checks: inout [UnitCheck], _ options: [[String]]) throws {
    while true {
      var built: [Executable] = []
      let sound = try check(&checks, options, &built)
      built += try build(sound, &checks)
      let isOver = built.isEmpty && checks.allSatisfy(\.pending.isEmpty)
      guard !isOver else { return }
      try run(built, &checks)
    }
  }

  private func index(_ number: Int) -> Int { number / UnitCheck.mostPrograms }

  /// Has the compiler check all pending programs, and those that come of its answers; returns those that
  /// nothing is wrong with and that are not among the executables yet.
  private func check(
    _ checks: inout [UnitCheck], _ options: [[String]], _ executables: inout [Executable]
  ) throws -> [Job] {
    var sound: [Job] = []
    while true {
      try RunCancellation.check()
      var jobs: [Job] = []
      for unit in checks.indices {
        for program in checks[unit].takePending() {
          let lenient = ["-swift-version", "5"]
          jobs.append(Job(program: program, options: program.isLenient ? lenient : options[unit]))
        }
      }
      guard !jobs.isEmpty else { return sound }
      for (outcome, group) in try inGroups(jobs, compiler.check) {
        executables += outcome.executables
        sound += take(outcome, group, &checks)
      }
    }
  }

  /// Has programs compiled and linked; one that has an error after all is left out, and the others of
  /// its group are compiled again.
  private func build(_ jobs: [Job], _ checks: inout [UnitCheck]) throws -> [Executable] {
    var executables: [Executable] = []
    var open = jobs
    while !open.isEmpty {
      var again: [Job] = []
      for (outcome, group) in try inGroups(open, compiler.build) {
        executables += outcome.executables
        again += take(outcome, group, &checks)
      }
      open = again
    }
    return executables
  }

  /// Hands an answer of the compiler on; returns the programs that nothing is wrong with and that were not
  /// compiled to the end.
  private func take(
    _ outcome: DocumentationCompiler.Outcome, _ group: DocumentationCompiler.Group,
    _ checks: inout [UnitCheck]
  ) -> [Job] {
    group.jobs.filter { job in
      guard take(outcome, job.program, &checks) else { return false }
      guard outcome.built.contains(job.program.number) else { return true }
      checks[index(job.program.number)].takeCompiled(job.program)
      return false
    }
  }

  /// Hands an answer of the compiler on; returns whether nothing is wrong with the program.
  private func take(
    _ outcome: DocumentationCompiler.Outcome, _ program: DocumentationProgram,
    _ checks: inout [UnitCheck]
  ) -> Bool {
    if outcome.failed.contains(program.number) {
      checks[index(program.number)].takeFailure(of: program)
      return false
    }
    guard let found = outcome.found[program.number] else { return true }
    return checks[index(program.number)].take(found, of: program)
  }

  private func inGroups(
    _ jobs: [Job],
    _ body:
      @escaping @Sendable (DocumentationCompiler.Group) throws
      -> DocumentationCompiler.Outcome
  ) throws -> [(DocumentationCompiler.Outcome, DocumentationCompiler.Group)] {
    let groups = DocumentationCompiler.groups(jobs, for: self.jobs)
    let outcomes = inParallel(groups, jobs: self.jobs) { group in Result { try body(group) } }
    return try zip(outcomes, groups).map { (try $0.get(), $1) }
  }

  /// Runs each program in a process of its own.
  private func run(
    _ built: [Executable], _ checks: inout [UnitCheck]
  ) throws {
    let programs = built.flatMap { executable in
      executable.programs.map { (path: executable.path, program: $0) }
    }
    // The folders hold the executables.
    try withExtendedLifetime(built) {
      var transcripts = try self.transcripts(
        of: programs.map { ($0.path, $0.program, $0.program.mayHash ? [0] + Self.seeds : [0]) })
      let open = programs.indices.filter { index in
        let program = programs[index].program
        return !program.mayHash
          && transcripts[index].first.map { transcript in
            checks[self.index(program.number)].hasMismatch(transcript, of: program)
          } ?? false
      }
      let more = try self.transcripts(
        of: open.map { (programs[$0].path, programs[$0].program, Self.seeds) })
      for (index, others) in zip(open, more) { transcripts[index] += others }
      for (run, transcripts) in zip(programs, transcripts) {
        let unit = index(run.program.number)
        checks[unit].take(runs: transcripts, of: run.program)
        // How long something takes is no property of it.
        if transcripts.contains(where: \.isStopped) { checks[unit].isRepeatable = false }
      }
    }
  }

  /// What programs did, with each of the seeds of the order of sets and dictionaries.
  private func transcripts(
    of programs: [(path: String, program: DocumentationProgram, seeds: [Int])]
  ) throws -> [[Transcript]] {
    let runs = programs.flatMap { path, program, seeds in
      seeds.map { DocumentationRun(path: path, program: program, seed: $0) }
    }
    var transcripts = try DocumentationRun.transcripts(of: runs, jobs: jobs)[...]
    return programs.map { program in
      defer { transcripts = transcripts.dropFirst(program.seeds.count) }
      return Array(transcripts.prefix(program.seeds.count))
    }
  }

  /// The other orders of sets and dictionaries that a claim must hold in: what is true in one by chance is false
  /// in another.
  private static let seeds = [2, 3, 4, 8, 9]
}
