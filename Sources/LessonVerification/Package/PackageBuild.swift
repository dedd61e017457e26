import Foundation
import LessonCode
import LessonProcess
import LessonText

/// The build of a package by SwiftPM, started where what it is made of has changed.
///
/// A build that does nothing takes up to a second, and an edited comment costs seconds of compiling: where
/// sources say the same to the compiler, what was made of them still serves.
struct PackageBuild {
  private let root: String
  private let manifest: PackageManifest
  private let compiler: SwiftCompiler
  private let table: KeptTable

  /// What was known of a file when it was last built.
  private struct Known {
    /// Empty where it may have changed at that moment.
    let stamp: String
    let digest: String
  }

  init(of root: String, _ manifest: PackageManifest) throws {
    self.root = root
    self.manifest = manifest
    compiler = try SwiftCompiler()
    table = KeptTable("build", of: root, in: RunningCommand.cacheFolder, key: compiler.stamp)
  }

  /// The folder of what was built.
  var folder: String { root + "/.build/debug" }

  /// Builds the package unless that would change nothing; `begins` is told that it does.
  ///
  /// - Returns: why something does not build that no product has; `nil` where all was built.
  /// - Throws: a failure in the words of SwiftPM and the compiler.
  func run(jobs: Int, begins: () throws -> Void) throws -> String? {
    guard manifest.isBuilt else { return nil }
    let inputs = try PackageSources(root: root, manifest: manifest).buildInputs()
    let now = FileStamp.now
    let stamps = inputs.map { Self.stamp(of: $0, at: now) }
    let known = known()
    if let known, known[""]?.stamp == productStamp, known.count == inputs.count + 1 {
      let changed = zip(inputs, stamps).filter { known[$0]?.stamp != $1 || $1.isEmpty }.map(\.0)
      if changed.isEmpty { return problem(in: known) }
      let digests = inParallel(changed, jobs: jobs, Self.digest)
      if zip(changed, digests).allSatisfy({ known[$0]?.digest == $1 }) {
        store(inputs, stamps, known.mapValues(\.digest))
        return problem(in: known)
      }
    }
    try begins()
    // Until it has come to an end nobody knows what is there.
    table.remove()
    let problem = try make()
    let old = known ?? [:]
    let fresh = zip(inputs, stamps).filter { old[$0]?.stamp != $1 || $1.isEmpty }.map(\.0)
    let digests = inParallel(fresh, jobs: jobs, Self.digest)
    store(
      inputs, stamps,
      old.mapValues(\.digest).merging(zip(fresh, digests), uniquingKeysWith: { $1 })
        .merging(["": problem ?? ""]) { $1 })
    return problem
  }

  /// Builds everything; where that fails, what others can depend on.
  private func make() throws -> String? {
    let manager = PackageManager(root: root, compiler)
    let run = try manager.run(["build"])
    guard run.status != 0 else { return nil }
    let words = PackageManager.words(of: run)
    let targets = manifest.targetsOfProducts.map(\.name)
    // A target for tests of its own may build on one system only.
    guard !targets.isEmpty,
      try targets.allSatisfy({ try manager.run(["build", "--target", $0]).status == 0 })
    else {
      throw ToolFailure(
        message: "\(manifest.name) does not build, and nothing of it was checked:\n\(words)")
    }
    return words
  }

  /// Why something was not built the last time.
  private func problem(in known: [String: Known]) -> String? {
    known[""].flatMap { $0.digest.isEmpty ? nil : $0.digest }
  }

  /// What tells what was made from what another build has made, or has been made of other versions.
  private var productStamp: String {
    FileStamp.of(
      ["/.build/build.db", "/.build/debug/description.json", "/Package.resolved"].map { root + $0 }
    ).text
  }

  private func known() -> [String: Known]? {
    table.load().map { rows in
      Dictionary(
        rows.filter { $0.count == 3 }.map { ($0[0], Known(stamp: $0[1], digest: $0[2])) },
        uniquingKeysWith: { $1 })
    }
  }

  /// Keeps what is known now; a file that changed while it was built has no stamp.
  private func store(_ inputs: [String], _ stamps: [String], _ digests: [String: String]) {
    let now = FileStamp.now
    let rows = zip(inputs, stamps).map { path, stamp in
      let isSame = stamp.isEmpty || Self.stamp(of: path, at: now) == stamp
      return isSame ? [path, stamp, digests[path] ?? ""] : [path, "", "changed"]
    }
    table.store([["", productStamp, digests[""] ?? ""]] + rows)
  }

  /// Larger sources are known by their bytes: to parse one takes longer than to compile it.
  private static let largestParsed = 1 << 20

  /// A digest of what the compiler makes of a file; empty where it cannot be read.
  private static func digest(of path: String) -> String {
    guard path.hasSuffix(".swift"), let size = FileStamp(path: path)?.size, size <= largestParsed,
      let text = try? String(contentsOfFile: path, encoding: .utf8),
      let digest = CodeDigest.digest(of: text)
    else { return KeptDigest.contents(of: path) }
    return digest
  }

  /// The stamp of a file, which may be missing; empty where a change might leave it as it is.
  private static func stamp(of path: String, at moment: FileStamp.Moment) -> String {
    guard let stamp = FileStamp(path: path) else { return "missing" }
    return stamp.isSettled(at: moment) ? stamp.description : ""
  }
}
