import LessonCode
import LessonText

/// What the libraries of a package declare, as far as listings of it can be compared.
package struct Interface {
  private var signatures: [String: [Signature]] = [:]

  package init() {}

  /// Adds what a source file declares.
  package mutating func add(source: String) {
    guard let tree = ParsedCode.parse(source) else { return }
    for (signature, _) in SignatureFinder.all(in: tree) {
      signatures[signature.name, default: []].append(signature)
    }
  }

  /// The names that a listing declares.
  package static func names(in block: DocumentationBlock) -> Set<String> {
    guard let tree = ParsedCode.parse(block.code) else { return [] }
    return Set(SignatureFinder.all(in: tree).map(\.signature.name))
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
    let listed = SignatureFinder.all(in: tree)
    var isSame = !listed.isEmpty
    var diagnostics: [Diagnostic] = []
    for (signature, range) in listed {
      let named = signatures[signature.name] ?? []
      if named.contains(where: { $0.isSame(as: signature) }) { continue }
      isSame = false
      let own = named.filter { $0.type == signature.type }
      guard !own.isEmpty else { continue }
      let isOtherwiseLabelled = own.allSatisfy { !$0.mayShow(labelsOf: signature) }
      guard isOtherwiseLabelled || own.allSatisfy({ $0.contradicts(signature) }) else { continue }
      diagnostics.append(
        Diagnostic(
          .compileError, at: block.position(ofByte: range.lowerBound), length: range.count,
          "the library declares no such `\(signature.text)`",
          details: Set(own.map(\.full)).sorted().map { "it declares `\($0)`" },
          advice:
            "list it as it is declared, or write `<!-- lessons: ignore=\"why\" -->` above the block"
        ))
    }
    return diagnostics.isEmpty ? (isSame ? .same : .unknown) : .different(diagnostics)
  }
}

extension Signature {
  /// Whether both say the same to their users, wherever an extension puts them.
  fileprivate func isSame(as other: Signature) -> Bool {
    labels == other.labels && types == other.types && words == other.words
      && (type == nil) == (other.type == nil)
  }

  /// The signature with its types.
  fileprivate var full: String {
    guard let labels else { return "\(name): \(types.last ?? "")" }
    let list = zip(labels, types).map { "\($0): \($1)" }.joined(separator: ", ")
    let result = types.last ?? "Void"
    return "\(name)(\(list))" + (result == "Void" ? "" : " -> \(result)")
  }
}
