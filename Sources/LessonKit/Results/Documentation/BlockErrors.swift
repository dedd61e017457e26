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
  }

  private(set) var entries: [Entry] = []
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
    let kind = foreignName(error.message, at: position).map(Kind.unknown)
    entries.append(
      Entry(error: error, position: position, kind: kind ?? Self.kind(of: error.message)))
  }

  /// The name that the block leaves to its reader, where the system's library of C has something else of
  /// that name.
  private func foreignName(_ message: String, at position: SourcePosition) -> String? {
    let quoted = message.split(separator: "'").dropFirst().first
    let isType =
      message.hasPrefix("expected member name or initializer call after type name")
      || message.hasPrefix("type '") && message.contains("has no member")
        && quoted?.first?.isLowercase == true
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
    // No name makes a mistake of syntax, and what is behind it may be read the wrong way.
    if let first = entries.filter(isSyntactic).min(by: { $0.position < $1.position }) {
      return [first]
    }
    var unknown = Set(unknownNames)
    for entry in missing { unknown.formUnion(syntax.names(declaredAt: entry.position)) }
    // What is left out may be what a protocol asks for.
    let isOpen = !syntax.block.placeholders.isEmpty || syntax.block.code.contains("{}")
    let openTypes = syntax.openTypes
    return entries.filter { entry in
      isWrong(entry) && !missing.contains { follows(entry, from: $0) }
        && !(isOpen && Self.omissions.contains { entry.error.message.contains($0) })
        && !syntax.hasPlaceholder(inLine: entry.position.line)
        // So do types that the compiler finds for what takes their place.
        && !(isOpen && entry.error.message.contains("'Never'"))
        && !openTypes.contains { entry.error.message.contains("'\($0)'") }
        && syntax.names(usedAt: entry.position).isDisjoint(with: unknown.union(openTypes))
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

extension BlockErrors {
  /// What a message of the compiler (Swift 6.2 and 6.3) tells.
  static func kind(of message: String) -> Kind {
    for prefix in unknownPrefixes where message.hasPrefix(prefix) {
      let rest = message.dropFirst(prefix.count)
      if let name = rest.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first {
        return .unknown(String(name))
      }
    }
    // `let loop: EventLoop` leaves the value to the reader.
    if message.hasSuffix(" used before being initialized") {
      let name = message.split(separator: "'").dropFirst().first.map(String.init)
      if let name, name != "self", !name.contains(".") { return .unknown(name) }
    }
    if let entry = excerpts.first(where: { message.contains($0.part) }) {
      return .excerpt(entry.whole)
    }
    if misplaced.contains(where: message.contains) { return .misplaced }
    if isolated.contains(where: message.contains) { return .isolated }
    return .wrong
  }

  private static let unknownPrefixes = [
    "cannot find type ", "cannot find operator ", "cannot find ", "no such module ",
    "unknown attribute ", "expansion of macro ", "no macro named ", "unknown precedence group ",
  ]

  private static let excerpts: [(part: String, whole: String)] = [
    ("may only be declared within a type", "an enclosing type"),
    ("may only be declared on a type", "an enclosing type"),
    ("may only be used on 'class' members", "an enclosing type"),
    ("can only be specified on class members", "an enclosing type"),
    ("can only be overridden in a class", "an enclosing type"),
    ("only allowed inside an enum", "an enclosing type"),
    ("'case' can only appear inside a 'switch'", "an enclosing `switch`"),
    ("all statements inside a switch", "an enclosing `switch`"),
    ("'super' cannot be used outside", "super"),
    ("super' cannot be used", "super"),
    ("global 'Self'", "Self"),
    ("'Self' is only available", "Self"),
    ("unexpected non-void return value in void function", "an enclosing function"),
    ("is only allowed inside a loop", "an enclosing loop"),
    ("cannot be resolved without a contextual type", "a contextual type"),
    ("cannot infer contextual base", "a contextual type"),
    ("'override' can only be", "an enclosing type"),
    ("'mutating' may only be used", "an enclosing type"),
    ("'required' initializer", "an enclosing type"),
    ("deinitializers may only be declared", "an enclosing type"),
    ("expected '{' in", "a body"),
    ("is inaccessible due to", "access to the module"),
    ("invalid redeclaration of", "one of its alternatives"),
    ("of type 'URL' has no member 'lines'", "another platform"),
    ("of type 'URL' has no member 'resourceBytes'", "another platform"),
    ("of type 'URLSession' has no member 'bytes'", "another platform"),
    ("of type 'FileHandle' has no member 'bytes'", "another platform"),
    ("of type 'NotificationCenter' has no member 'notifications'", "another platform"),
    ("of type 'NotificationCenter' has no member 'publisher'", "another platform"),
    ("is ambiguous for type lookup", "an import"),
    ("unable to type-check this expression in reasonable time", "simpler expressions"),
    ("anonymous closure argument not contained in a closure", "an enclosing closure"),
  ]

  /// What follows from members and statements that are left out.
  private static let omissions = [
    "does not conform to protocol", "missing return", "has no initializers",
    "used before being initialized", "does not override",
  ]

  private static let misplaced = [
    "cannot close over", "only valid at file scope", "at file scope", "nested inside",
    "referencing operator function", "local declarations", "cannot be attached to local",
    "before it's declared", "before its declaration", "non-local scope", "in type scope",
    "module or in type scope", "local type", "in local", "in generic function", "local scope",
    "in a local", "inside a local", "within function",
  ]

  private static let isolated = [
    "actor-isolated", "Sendable", "data race", "sending '", "nonisolated", "concurrency-safe",
    "isolat", "does not support concurrency", "asynchronous context",
  ]
}

extension BlockErrors {
  /// Whether one of the names may be one of Foundation's, which examples often leave out.
  var seemsToNeedFoundation: Bool {
    entries.contains { entry in
      switch entry.kind {
      case .unknown(let name): Self.foundation.contains(name)
      case .wrong: Self.foundationMembers.contains { entry.error.message.contains("'\($0)'") }
      case .excerpt, .misplaced, .isolated: false
      }
    }
  }

  private static let foundation: Set<String> = Set(
    [
      "Data Date URL UUID JSONDecoder JSONEncoder PropertyListDecoder PropertyListEncoder",
      "FileManager Bundle ProcessInfo Process Pipe Thread Timer RunLoop Calendar DateComponents",
      "DateFormatter ISO8601DateFormatter NumberFormatter Locale TimeZone TimeInterval IndexPath",
      "IndexSet CharacterSet NSString NSNumber NSObject NSLock NSRegularExpression Notification",
      "NotificationCenter UserDefaults URLSession URLRequest URLComponents Decimal Measurement",
      "OperationQueue DispatchQueue DispatchSemaphore DispatchGroup sqrt pow sin cos tan log exp",
      "floor ceil round fabs arc4random usleep sleep exit NSDate NSArray NSDictionary CGFloat",
      "CGRect CGPoint CGSize NSRange LocalizedError NSError DateInterval FileHandle Scanner Host",
      "Formatter JSONSerialization AttributedString PersonNameComponents stdout stderr fputs",
    ].flatMap { $0.split(separator: " ") }.map(String.init))

  private static let foundationMembers = [
    "components", "trimmingCharacters", "range(of:)", "capitalized", "replacingOccurrences",
    "localizedDescription", "data(using:)", "appendingPathComponent", "formatted", "init(format:",
    "utf8", "lowercased",
  ]
}
