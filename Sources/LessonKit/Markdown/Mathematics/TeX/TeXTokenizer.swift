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

  /// The characters of `text` as if it were a file.
  static func all(in text: String) -> [TeXCharacter] {
    all(in: Array(text.utf8)[...], at: Array(0..<text.utf8.count)[...])
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

/// Cuts TeX into tokens; blanks between them have no meaning in mathematics.
struct TeXTokenizer {
  private let characters: [TeXCharacter]
  private var index = 0
  private let endOffset: Int

  init(_ characters: [TeXCharacter]) {
    self.characters = characters
    endOffset = characters.last.map { $0.offset + UTF8.width($0.scalar) } ?? 0
  }

  var peek: TeXToken {
    var copy = self
    return copy.next()
  }

  /// Takes the next token; behind the last one, the end again and again.
  mutating func next() -> TeXToken {
    while index < characters.count, characters[index].scalar.properties.isWhitespace { index += 1 }
    guard index < characters.count else {
      return TeXToken(kind: .end, offset: endOffset, length: 1)
    }
    let start = index
    index += 1
    guard characters[start].scalar == "\\" else {
      return token(.character(characters[start].scalar), from: start)
    }
    guard index < characters.count else { return token(.command(""), from: start) }
    guard characters[index].scalar.isASCIILetter else {
      index += 1
      return token(.command(String(characters[index - 1].scalar)), from: start)
    }
    var name = ""
    while index < characters.count, characters[index].scalar.isASCIILetter {
      name.unicodeScalars.append(characters[index].scalar)
      index += 1
    }
    if index < characters.count, characters[index].scalar == "*", Self.starred.contains(name) {
      name += "*"
      index += 1
    }
    return token(.command(name), from: start)
  }

  private static let starred: Set<String> = ["operatorname", "tag"]

  private func token(_ kind: TeXToken.Kind, from start: Int) -> TeXToken {
    let last = characters[index - 1]
    return TeXToken(
      kind: kind, offset: characters[start].offset,
      length: max(last.offset + UTF8.width(last.scalar) - characters[start].offset, 1))
  }

  /// Takes the rest of a group whose `{` was taken, and its `}`; `nil` where there is none.
  mutating func restOfGroup() -> [TeXCharacter]? {
    var depth = 1
    let start = index
    while index < characters.count {
      switch characters[index].scalar {
      case "\\": index += 1
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return Array(characters[start..<index - 1]) }
    }
    index = characters.count
    return nil
  }
}
