import LessonDocumentation
import LessonText

/// What the compiler says of one block, and what that tells about the block.
package struct BlockErrors: Sendable {
  /// What kind of thing an error tells.
  enum Kind: Equatable {
    /// A name is nowhere declared.
    case unknown(String)
    /// The code is a part of something that is not shown.
    case excerpt(String)
    /// The code has no place in a function.
    case misplaced
    /// The code runs where something else is isolated.
    case isolated
    /// The code is wrong.
    case wrong
  }

  struct Entry {
    let error: CompilerDiagnostic
    let position: SourcePosition
    let kind: Kind

    /// Whether it tells of a name that is nowhere declared, and `claim` does not say that this is what fails.
    func isLeftToReader(unlessToldIn claim: Claim) -> Bool {
      guard case .unknown = kind else { return false }
      let told = claim.failureText?.lowercased() ?? ""
      return !Self.wordsForUnknownNames.contains { told.hasBytes(of: $0) }
    }

    private static let wordsForUnknownNames = [
      "scope", "undeclared", "undefined", "not defined", "unresolved", "unknown", "find",
      "inaccessible", "visible", "private", "exist", "no such",
    ]
  }

  private(set) var entries: [Entry] = []
  /// The names that blocks before it declare which are left out: others of those names may stand for them.
  var lostNames: Set<String> = []
  /// The types that blocks before it declare which are not left out: what is wrong with those is wrong.
  var keptTypes: Set<String> = []
  /// The types that conform to more by what such blocks add to them.
  var lostTypes: Set<String> = []
  private let syntax: ParsedBlock
  /// Whether the block stands where any code may stand.
  private let isPlaced: Bool
  /// Whether the rules of isolation are those that ask for least.
  private let isLenient: Bool
  /// Whether the parameters of the documented declaration have types of their own.
  private let hasPlainParameters: Bool

  /// Begins with no errors in a block of `program`.
  init(in syntax: ParsedBlock, of program: DocumentationProgram) {
    self.syntax = syntax
    isPlaced = program.placement == .script && program.blocks.count == 1
    isLenient = program.isLenient
    hasPlainParameters = program.declaration?.usedGenericParameters.isEmpty ?? false
  }

  mutating func add(_ error: CompilerDiagnostic, at position: SourcePosition) {
    var kind = foreignName(error.message, at: position).map(Kind.unknown)
    if kind == nil, syntax.isWrappedAlternative(at: position) {
      kind = .excerpt("one of its alternatives")
    }
    entries.append(
      Entry(
        error: error, position: position,
        kind: kind ?? excerpt(error.message, at: position) ?? Self.kind(of: error.message)))
  }

  /// What the block is a part of, where the code tells it.
  private func excerpt(_ message: String, at position: SourcePosition) -> Kind? {
    if syntax.isArguments { return .excerpt("an enclosing call") }
    if message.hasPrefix("heterogeneous collection literal"), syntax.isBareLiteral(at: position) {
      return .excerpt("a contextual type")
    }
    // `let config = config.scoped()` uses the one outside.
    let name = message.split(separator: "'").dropFirst().first.map(String.init)
    if let name, message.hasPrefix("use of local variable"), message.contains("before its decl"),
      syntax.names(declaredAt: position).contains(name)
    {
      return .unknown(name)
    }
    return nil
  }

  /// The name that the block leaves to its reader, where the system's library of C has something else of
  /// that name.
  private func foreignName(_ message: String, at position: SourcePosition) -> String? {
    let quoted = message.split(separator: "'").dropFirst().first
    let isType =
      message.hasPrefix("expected member name or initializer call after type name")
      || message.hasPrefix("type '") && message.contains("has no member")
        && quoted?.first?.isLowercase == true
    // A function of the standard library is no value that anybody means: `for a in sequence`.
    if message.hasPrefix("for-in loop requires '("), let word = syntax.word(at: position) {
      return word
    }
    let isCall = message.hasPrefix("missing argument")
    if isCall {
      return syntax.names(usedAt: position).intersection(Self.systemFunctions).sorted().first
    }
    guard isType, let word = syntax.word(at: position), word.first?.isLowercase ?? false else {
      return nil
    }
    return word
  }

  private static let systemFunctions: Set<String> = Set(
    [
      "read write open close send recv connect accept listen bind wait select poll link pipe stat",
      "index remove rename signal system time sleep log exec truncate abort kill access sync",
    ].flatMap { $0.split(separator: " ") }.map(String.init))

  var isEmpty: Bool { entries.isEmpty }

  /// The names that are nowhere declared, in order, each once.
  var unknownNames: [String] {
    var names: [String] = []
    for case .unknown(let name) in entries.map(\.kind) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// What the block is a part of, where the code alone does not tell.
  var excerpts: [String] {
    entries.compactMap { if case .excerpt(let whole) = $0.kind { whole } else { nil } }
  }

  /// Whether they are faults of a block that uses the parameters of its declaration: all names are known,
  /// no type is generic, and none of them asks for a variable.
  var areOfKnownParameters: Bool {
    hasPlainParameters && unknownNames.isEmpty && !wrong.isEmpty
      && !entries.contains { $0.error.message.contains("is a 'let' constant") }
  }

  /// Whether all tell of names that are nowhere declared.
  var areAllUnknownNames: Bool {
    entries.allSatisfy { if case .unknown = $0.kind { true } else { false } }
  }

  /// Whether it could compile at another place.
  var isMisplaced: Bool { entries.contains { $0.kind == .misplaced } }
  /// Whether it could compile under other rules of isolation.
  var isIsolated: Bool { entries.contains { $0.kind == .isolated } }
  /// Whether a type lacks what another module may give it.
  var asksForConformance: Bool {
    entries.contains { $0.error.message.contains(" requires that '") }
  }

  /// What is wrong with the code itself: what does not follow from an unknown name in the same statement.
  var wrong: [Entry] {
    let missing = entries.filter {
      switch $0.kind {
      case .unknown, .excerpt: true
      case .misplaced, .isolated, .wrong: false
      }
    }
    func isWrong(_ entry: Entry) -> Bool {
      switch entry.kind {
      case .wrong: true
      // The operator may be one of a module that the code does not import.
      case .misplaced:
        isPlaced && !entry.error.message.contains("referencing operator function")
      case .isolated: isLenient
      case .unknown, .excerpt: false
      }
    }
    // What the platform lacks may be what everything else needs.
    if excerpts.contains("Objective-C") { return [] }
    // No name makes a mistake of syntax, and what is behind it may be read the wrong way.
    if let first = entries.filter(isSyntactic).min(by: { $0.position < $1.position }) {
      return [first]
    }
    var unknown = Set(unknownNames)
    for entry in missing { unknown.formUnion(syntax.names(declaredAt: entry.position)) }
    unknown = syntax.names(following: unknown)
    let doubtful = syntax.names(following: unknown.union(lostNames))
    // What is left out may be what a protocol asks for.
    let openTypes = syntax.openTypes.union(lostTypes)
    let isOpen =
      !syntax.block.placeholders.isEmpty || syntax.block.code.contains("{}") || !openTypes.isEmpty
    return entries.filter { entry in
      let namesOpenType = openTypes.contains { type in
        ["'\(type)'", "'\(type)<"].contains { entry.error.message.contains($0) }
      }
      guard isWrong(entry), !namesOpenType else { return false }
      // Nothing that is missing makes one plain type another one.
      if Self.isOfPlainTypes(entry.error.message) { return true }
      return !missing.contains { follows(entry, from: $0) }
        && !(isOpen && Self.omissions.contains { entry.error.message.contains($0) })
        && (Self.isOfNames(entry.error.message, otherThan: syntax.genericNames)
          || !syntax.hasPlaceholder(inLine: entry.position.line))
        // So do types that the compiler finds for what takes their place.
        && !(isOpen && entry.error.message.contains("'Never'"))
        && syntax.names(usedAt: entry.position).isDisjoint(
          with: (keptTypes.contains { entry.error.message.contains("'\($0)'") }
            ? unknown : doubtful)
            .union(openTypes))
    }
  }

  /// Whether an error is one of the parser, which nothing that is left out can explain.
  private func isSyntactic(_ entry: Entry) -> Bool {
    !syntax.isComplete && entry.kind == .wrong && syntax.block.placeholders.isEmpty
      && ["expected ", "extraneous "].contains { entry.error.message.hasPrefix($0) }
  }

  private func follows(_ entry: Entry, from missing: Entry) -> Bool {
    guard let own = syntax.byte(at: entry.position), let other = syntax.byte(at: missing.position)
    else { return false }
    if let names = syntax.namesOpened(byHeaderAt: other, aroundByte: own) {
      // What a type inherits may have the name of something that there is everywhere.
      return !syntax.names(usedAt: entry.position)
        .isDisjoint(with: names.union(Self.systemFunctions))
        || names.contains { entry.error.message.contains("'\($0)'") }
    }
    return [(own, other), (other, own)].contains { place, inside in
      syntax.enclosingStatements(ofByte: place).last.map {
        $0.contains(inside) || $0.upperBound == inside
      } ?? true
    }
  }

  /// Those errors that the block itself does not tell of in its comments.
  func unannounced(_ entries: [Entry]) -> [Entry] {
    entries.filter { !syntax.block.code.hasBytes(of: $0.error.message) }
  }

  /// The errors as diagnostics, one a line.
  func diagnostics(_ entries: [Entry]) -> [Diagnostic] {
    var lines: Set<Int> = []
    // What the compiler misses at the end it looks for behind the block.
    let inside = entries.filter { syntax.block.contains(line: $0.position.line) }
    return (inside.isEmpty ? entries : inside).sorted { $0.position < $1.position }.compactMap {
      entry in
      let position = inside.isEmpty ? syntax.block.end : entry.position
      guard lines.insert(position.line).inserted else { return nil }
      return Diagnostic(
        .compileError, at: position, length: length(of: entry), entry.error.message,
        details: entry.error.notes.filter { note in
          note.place.map { $0.file == entry.error.place?.file } ?? false
        }.map { "note: \($0.message)" + ($0.place.map { " (line \($0.line))" } ?? "") },
        advice: "correct the code, or write `<!-- lessons: ignore=\"why\" -->` above the block")
    }
  }

  private func length(of entry: Entry) -> Int {
    guard let place = entry.error.place else { return 1 }
    let ends = entry.error.ranges.filter {
      $0.start.line == place.line && $0.end.line == place.line && $0.start.column <= place.column
    }.map(\.end.column)
    if let end = ends.max(), end > place.column { return end - place.column }
    guard let line = syntax.block.lines.first(where: { $0.number == entry.position.line }) else {
      return 1
    }
    let rest = line.text.utf8.dropFirst(max(entry.position.column - 1 - line.prefixWidth, 0))
    let word = rest.prefix {
      $0 >= 0x80 || $0 == UInt8(ascii: "_") || Character(Unicode.Scalar($0)).isLetter
        || Character(Unicode.Scalar($0)).isNumber
    }
    return max(word.count, 1)
  }
}
