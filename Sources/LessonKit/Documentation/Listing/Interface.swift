import LessonCode
import LessonText

/// What the libraries of a package declare, as far as listings of it can be compared.
package struct Interface: Sendable {
  private var signatures: [String: [Signature]] = [:]
  private var types: [String: [TypeSignature]] = [:]

  package init() {}

  /// What a source file declares.
  package init(ofSource source: String) {
    guard let tree = ParsedCode.parse(source) else { return }
    let finder = SignatureFinder(tree)
    for (signature, _) in finder.found {
      signatures[signature.name, default: []].append(signature)
    }
    for type in finder.foundTypes { types[type.name, default: []].append(type) }
  }

  /// Adds what other sources declare.
  package mutating func add(_ other: Interface) {
    signatures.merge(other.signatures, uniquingKeysWith: +)
    types.merge(other.types, uniquingKeysWith: +)
  }

  /// The names that a listing declares.
  package static func names(in block: DocumentationBlock) -> Set<String> {
    guard let tree = ParsedCode.parse(block.code) else { return [] }
    let finder = SignatureFinder(tree)
    return Set(finder.found.map(\.signature.name) + finder.foundTypes.map(\.name))
  }

  /// What became of a comparison.
  package enum Comparison: Equatable {
    /// All of it is declared so.
    case same
    /// The library declares something of these names otherwise.
    case different([Diagnostic])
    /// Some of it is not found, or may be written in another way.
    case unknown
  }

  /// Compares a listing with what is declared.
  ///
  /// Types may have many names and declarations may come from elsewhere: what differs in more than a label
  /// or a plain type is not known to be another one.
  package func comparison(with block: DocumentationBlock) -> Comparison {
    guard let tree = ParsedCode.parse(block.code), !tree.hasError else { return .unknown }
    let finder = SignatureFinder(tree)
    var isSame = !finder.found.isEmpty
    var diagnostics: [Diagnostic] = []
    for type in finder.foundTypes {
      guard let faults = faults(of: type, in: block) else {
        isSame = false
        continue
      }
      diagnostics += faults
    }
    for (signature, range) in finder.found {
      let named = signatures[signature.name] ?? []
      if named.contains(where: { $0.isSame(as: signature) }) { continue }
      isSame = false
      let own = named.filter { $0.type == signature.type }
      guard !own.isEmpty else { continue }
      let isOtherwiseLabelled = own.allSatisfy { !$0.mayShow(labelsOf: signature) }
      let isOtherwiseMarked =
        own.count { $0.differsInMarks(from: signature) } == 1
        && own.count { $0.labels == signature.labels } == 1
      guard
        isOtherwiseLabelled || isOtherwiseMarked || own.allSatisfy({ $0.contradicts(signature) })
      else { continue }
      diagnostics.append(
        fault(
          at: range, "the library declares no such `\(signature.text)`",
          details: Set(own.map(\.full)).sorted().map { "it declares `\($0)`" }, in: block))
    }
    return diagnostics.isEmpty ? (isSame ? .same : .unknown) : .different(diagnostics)
  }

  /// What is wrong with the head of a listed type; `nil` where nobody can tell.
  private func faults(of listed: TypeSignature, in block: DocumentationBlock) -> [Diagnostic]? {
    let all = types[listed.name] ?? []
    let own = Set(all.flatMap { $0.inherited.map(\.name) })
    let others = listed.inherited.filter { !own.contains($0.name) }
    guard let kind = listed.kind else { return others.isEmpty ? [] : nil }
    let kinds = Set(all.compactMap(\.kind))
    guard let declared = kinds.first, kinds.count == 1 else { return nil }
    guard declared == kind else {
      return [
        fault(
          at: listed.kindRange,
          "the library declares `\(listed.name)` as \(declared) and not as \(kind)",
          in: block)
      ]
    }
    guard !others.isEmpty else { return [] }
    guard all.count(where: { $0.kind != nil }) == 1, !all.contains(where: \.mayConformToMore),
      let known = StandardProtocols.closure(of: own)?.union(StandardProtocols.areImplied(kind)),
      let asked = StandardProtocols.closure(of: others.map(\.name)), kind != "protocol"
    else { return nil }
    guard !asked.isSubset(of: known) else { return [] }
    return others.filter { !(StandardProtocols.closure(of: [$0.name]) ?? []).isSubset(of: known) }
      .map {
        fault(
          at: $0.range, "the library declares no conformance of `\(listed.name)` to `\($0.name)`",
          in: block)
      }
  }

  private func fault(
    at range: Range<Int>, _ message: String, details: [String] = [], in block: DocumentationBlock
  ) -> Diagnostic {
    Diagnostic(
      .compileError, at: block.position(ofByte: range.lowerBound), length: range.count, message,
      details: details,
      advice:
        "list it as it is declared, or write `<!-- lessons: ignore=\"why\" -->` above the block")
  }
}

extension Signature {
  /// Whether both say the same to their users, wherever an extension puts them.
  fileprivate func isSame(as other: Signature) -> Bool {
    labels == other.labels && types == other.types && words == other.words
      && (type == nil) == (other.type == nil)
  }

  /// Whether it is the same but for being `async`, `throws`, `mutating` or `static`.
  fileprivate func differsInMarks(from other: Signature) -> Bool {
    let difference = words.symmetricDifference(other.words)
    return labels == other.labels && types == other.types && !difference.isEmpty
      && difference.isSubset(of: ["async", "throws", "mutating", "static"])
  }

  /// The signature with its types.
  fileprivate var full: String {
    let marks = { (all: [String]) in all.filter(words.contains) }
    let start = marks(["static", "mutating"]).map { $0 + " " }.joined()
    guard let labels else { return "\(start)\(name): \(types.last ?? "")" }
    let list = zip(labels, types).map { "\($0): \($1)" }.joined(separator: ", ")
    let effects = marks(["async", "throws"]).map { " " + $0 }.joined()
    let result = types.last ?? "Void"
    return "\(start)\(name)(\(list))\(effects)" + (result == "Void" ? "" : " -> \(result)")
  }
}
