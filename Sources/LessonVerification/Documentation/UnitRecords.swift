import Foundation
import LessonCode
import LessonDocumentation
import LessonProcess
import LessonResults
import LessonText

/// What became of the blocks of units of documentation, kept from run to run.
///
/// A unit is known by all that its result depends on and not by its place: what is edited elsewhere in the
/// file leaves it as it is. Failures are kept too, because what is told of them is kept with them.
struct UnitRecords {
  /// What tells a unit from others.
  struct Key: Hashable {
    let file: String
    let digest: String
  }

  private let root: String
  private let table: KeptTable
  private var kept: [Key: String] = [:]
  private var used: [Key: String] = [:]

  /// The records of a package's units.
  ///
  /// - Parameter key: what the results of all units depend on.
  init(of root: String, cache: String?, key: String) {
    self.root = root
    table = KeptTable("units", of: root, in: cache, key: key)
    for row in table.load() ?? [] where row.count == 3 {
      kept[Key(file: row[0], digest: row[1])] = row[2]
    }
  }

  /// What is known of the blocks of a unit.
  mutating func verdicts(on unit: DocumentationUnit, _ key: Key) -> [BlockVerdict]? {
    guard let text = kept[key],
      let records = try? JSONDecoder().decode(
        [BlockRecord].self, fromForeign: Data(text.utf8)),
      records.count == unit.blocks.count
    else { return nil }
    let verdicts = zip(records, unit.blocks).compactMap { $0.verdict(on: $1) }
    guard verdicts.count == records.count else { return nil }
    used[key] = text
    return verdicts
  }

  /// Notes what became of the blocks of a unit.
  mutating func note(_ verdicts: [BlockVerdict], _ key: Key) {
    used[key] = String(decoding: verdicts.map(BlockRecord.init).canonicalJSON, as: UTF8.self)
  }

  /// Keeps what was noted, and what is known of other files than `files` that are there.
  func store(inPlaceOf files: Set<String>) {
    let rest = kept.filter { key, _ in
      !files.contains(key.file) && FileStamp(path: "\(root)/\(key.file)") != nil
    }
    let all = rest.merging(used) { $1 }
    guard all != kept else { return }
    table.store(
      all.map { [$0.key.file, $0.key.digest, $0.value] }
        .sorted { $0.lexicographicallyPrecedes($1) })
  }
}

extension UnitRecords.Key {
  /// The key of a unit of `file`.
  ///
  /// - Parameters:
  ///   - imports: the imports of all its programs.
  ///   - options: the options of its language.
  init(
    _ unit: DocumentationUnit, of file: DocumentationFile, imports: [String], options: [String]
  ) {
    var digest = ContentDigest()
    func add(_ list: [String]) {
      digest.combine("\(list.count)")
      for text in list { digest.combine(text) }
    }
    add(imports)
    add(options)
    digest.combine(unit.declaration.map { "\($0)" } ?? "")
    let ends = unit.blocks.dropFirst().map { $0.position.line - 1 } + [unit.lines.upperBound]
    for (block, end) in zip(unit.blocks, ends) {
      let code = block.lines.last?.number ?? block.position.line
      let last = block.output == nil ? code : max(code, end)
      add((block.position.line..<last + 1).map(file.source.text))
      add(block.lines.map { "\($0.prefixWidth)" })
      let attributes = block.attributes
      add([
        block.kind.rawValue, "\(attributes.fate) \(attributes.isSilent) \(block.timeout)",
        block.skipReason ?? "", ProgramEnvironment.digest(of: block.variables),
        // The only code that sees where it stands.
        block.code.contains("#line") ? "\(block.position.line)" : "",
      ])
    }
    self.init(file: file.file, digest: digest.hexadecimal)
  }
}
