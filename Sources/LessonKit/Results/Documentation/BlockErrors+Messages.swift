// What messages of the compiler tell: all tables of its words.

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
    if message.hasSuffix(" before being initialized") {
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

  /// Whether a message tells that a value of one plain type stands where another one must.
  static func isOfPlainTypes(_ message: String) -> Bool {
    guard conversions.contains(where: message.hasPrefix) else { return false }
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    let types = parts.indices.filter { !$0.isMultiple(of: 2) }.map { parts[$0] }
      .filter { $0.contains(where: \.isLetter) }
    return types.count == 2
      && types.allSatisfy { plainTypes.contains($0.filter { !"[]?".contains($0) }) }
  }

  /// Whether a message tells of a member or of labels that the author wrote: what a value is, is nothing to it.
  static func isOfNames(_ message: String, otherThan types: Set<String>) -> Bool {
    message.hasPrefix("value of type '") && message.contains("has no member")
      && !types.contains { message.contains("'\($0)'") }
      || message.hasPrefix("incorrect argument label") && !message.contains("_:")
  }

  private static let conversions = [
    "cannot convert value of type '", "cannot convert return expression of type '",
    "cannot assign value of type '", "binary operator '",
  ]

  private static let plainTypes: Set<String> = [
    "Int", "UInt", "Double", "Float", "String", "Bool", "Character", "UInt8",
  ]

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
    ("Objective-C interoperability is disabled", "Objective-C"),
    ("unable to type-check this expression in reasonable time", "simpler expressions"),
    ("anonymous closure argument not contained in a closure", "an enclosing closure"),
  ]

  /// What follows from members and statements that are left out.
  static let omissions = [
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
