import LessonText

/// One character of a formula and the byte of the file where it stands.
struct TeXCharacter: Sendable, Equatable {
  let scalar: Unicode.Scalar
  let offset: Int

  /// The characters of UTF-8 text whose bytes stand at `offsets`.
  static func all(in bytes: ArraySlice<UInt8>, at offsets: ArraySlice<Int>) -> [TeXCharacter] {
    var characters: [TeXCharacter] = []
    var offsets = offsets
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard let offset = offsets.first else { break }
      characters.append(TeXCharacter(scalar: scalar, offset: offset))
      offsets = offsets.dropFirst(UTF8.width(scalar))
    }
    return characters
  }

  /// The characters of `text` as if it were a file, or where it stands in one.
  static func all(in text: String, from offset: Int = 0) -> [TeXCharacter] {
    all(in: Array(text.utf8)[...], at: Array(offset..<offset + text.utf8.count)[...])
  }
}

/// The smallest parts of TeX: a command, or one character that is no blank.
struct TeXToken: Equatable {
  enum Kind: Equatable {
    /// The name behind a backslash: letters, with a star if one follows, or one other character.
    case command(String)
    case character(Unicode.Scalar)
    case end
  }

  let kind: Kind
  /// The byte of the file where it starts.
  let offset: Int
  let length: Int
  /// Whether blanks stand before it.
  var followsBlank = false

  var text: String {
    switch kind {
    case .command(let name): "\\" + name
    case .character(let scalar): String(scalar)
    case .end: "the end of the formula"
    }
  }

  func `is`(_ scalar: Unicode.Scalar) -> Bool { kind == .character(scalar) }

  func isCommand(_ name: String) -> Bool { kind == .command(name) }
}

/// Cuts TeX into tokens, and puts what macros stand for in their places; blanks between tokens have no
/// meaning in mathematics.
struct TeXTokenizer {
  /// Characters to be read: those of the formula, or what stands for a macro in it.
  private struct Frame {
    let characters: [TeXCharacter]
    var index = 0
  }

  private var frames: [Frame]
  private let endOffset: Int
  var macros: TeXMacros
  /// Why a macro could not be used; behind it there is nothing but the end.
  private(set) var problem: TeXProblem?

  init(_ characters: [TeXCharacter], _ macros: TeXMacros = TeXMacros()) {
    frames = [Frame(characters: characters)]
    endOffset = characters.last.map { $0.offset + UTF8.width($0.scalar) } ?? 0
    self.macros = macros
  }

  var peek: TeXToken {
    mutating get {
      expand(inText: false)
      var copy = self
      return copy.take(inText: false)
    }
  }

  /// Takes the next token; behind the last one, the end again and again.
  ///
  /// In text, blanks are tokens.
  mutating func next(inText: Bool = false) -> TeXToken {
    expand(inText: inText)
    return take(inText: inText)
  }

  /// Takes the next token as it is written, be it a macro or not.
  mutating func take(inText: Bool = false) -> TeXToken {
    let followsBlank = skipBlanks(inText: inText)
    guard problem == nil, let first = popCharacter() else {
      return TeXToken(kind: .end, offset: endOffset, length: 1)
    }
    guard first.scalar == "\\" else {
      let kind: TeXToken.Kind = .character(first.scalar)
      return TeXToken(
        kind: kind, offset: first.offset, length: UTF8.width(first.scalar),
        followsBlank: followsBlank)
    }
    var name = ""
    var last = first
    while let next = character, next.scalar.isASCIILetter || name.isEmpty {
      last = next
      name.unicodeScalars.append(next.scalar)
      index += 1
      if !next.scalar.isASCIILetter { break }
    }
    if Self.starred.contains(name), let star = character, star.scalar == "*" {
      last = star
      name += "*"
      index += 1
    }
    return TeXToken(
      kind: .command(name), offset: first.offset,
      length: max(last.offset + UTF8.width(last.scalar) - first.offset, 1),
      followsBlank: followsBlank)
  }

  private static let starred: Set<String> = [
    "operatorname", "tag", "newcommand", "renewcommand", "providecommand", "DeclareMathOperator",
    "hspace",
  ]

  private var index: Int {
    get { frames[frames.count - 1].index }
    set { frames[frames.count - 1].index = newValue }
  }

  /// The next character of the same frame.
  private var character: TeXCharacter? {
    guard let frame = frames.last, frame.index < frame.characters.count else { return nil }
    return frame.characters[frame.index]
  }

  private mutating func popCharacter() -> TeXCharacter? {
    dropReadFrames()
    guard let next = character else { return nil }
    index += 1
    return next
  }

  private mutating func dropReadFrames() {
    while frames.count > 1, character == nil { frames.removeLast() }
  }

  /// Skips blanks and comments, and tells whether there were any.
  private mutating func skipBlanks(inText: Bool = false) -> Bool {
    var found = false
    while true {
      dropReadFrames()
      guard let next = character else { return found }
      if next.scalar == "%", let end = commentEnd {
        index = end
      } else if next.scalar.properties.isWhitespace, !inText {
        index += 1
      } else {
        return found
      }
      found = true
    }
  }

  /// Where the comment ends that starts here.
  ///
  /// A comment stands at the end of a line that another follows, with a blank before it. Any other sign is
  /// more likely to be meant as one.
  private var commentEnd: Int? {
    guard let frame = frames.last else { return nil }
    let (characters, start) = (frame.characters, frame.index)
    guard start == 0 || characters[start - 1].scalar.properties.isWhitespace,
      let end = characters[start...].firstIndex(where: { $0.scalar == "\n" }),
      characters[end...].contains(where: { !$0.scalar.properties.isWhitespace })
    else { return nil }
    return end
  }

  /// Puts what macros stand for in the place of those that come next.
  private mutating func expand(inText: Bool) {
    while problem == nil, !macros.all.isEmpty {
      let copy = self
      let token = take(inText: inText)
      guard case .command(let name) = token.kind, let macro = macros.all[name] else {
        self = copy
        return
      }
      var arguments: [[TeXCharacter]] = []
      if let standard = macro.standard { arguments.append(bracketed() ?? standard) }
      while arguments.count < macro.argumentCount, let next = argument() { arguments.append(next) }
      guard arguments.count == macro.argumentCount else {
        problem = TeXProblem(
          token, "`\(token.text)` has too few arguments",
          advice: "write \(macro.argumentCount) of them, as in "
            + "`\(token.text)\(String(repeating: "{…}", count: macro.argumentCount))`")
        return
      }
      let characters = macro.expanded(arguments, at: token.offset)
      dropReadFrames()
      frames.append(Frame(characters: characters))
      guard macros.count(characters.count), frames.count <= TeXMacros.depthLimit else {
        problem = TeXProblem(
          token, "there is no end to what `\(token.text)` stands for",
          advice: "define it without itself, and with fewer others")
        return
      }
    }
  }

  /// Takes a group in braces, without them, or one token.
  private mutating func argument() -> [TeXCharacter]? {
    _ = skipBlanks()
    guard let first = character, first.scalar != "}" else { return nil }
    if first.scalar == "{" {
      index += 1
      return restOfGroup()
    }
    let start = index
    let token = take()
    return token.kind == .end ? nil : Array(frames[frames.count - 1].characters[start..<index])
  }

  /// Takes what stands in square brackets, without them, if they come next.
  mutating func bracketed() -> [TeXCharacter]? {
    let copy = self
    _ = skipBlanks()
    if let first = character, first.scalar == "[" {
      index += 1
      if let content = rest(until: "]") { return content }
    }
    self = copy
    return nil
  }

  /// Takes the rest of a group whose `{` was taken, and its `}`; `nil` where there is none.
  mutating func restOfGroup() -> [TeXCharacter]? { rest(until: "}") }

  private mutating func rest(until close: Unicode.Scalar) -> [TeXCharacter]? {
    var depth = 0
    let start = index
    while let next = character {
      index += 1
      if depth == 0, next.scalar == close {
        return Array(frames[frames.count - 1].characters[start..<index - 1])
      }
      switch next.scalar {
      case "\\": if character != nil { index += 1 }
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
    }
    return nil
  }
}

extension TeXTokenizer {
  /// Reads `characters` with the same macros.
  func inner(_ characters: [TeXCharacter]) -> TeXTokenizer { TeXTokenizer(characters, macros) }

  /// Takes over what `inner` has counted and found wrong.
  mutating func absorb(_ inner: TeXTokenizer) {
    macros = inner.macros
    problem = problem ?? inner.problem
  }
}
