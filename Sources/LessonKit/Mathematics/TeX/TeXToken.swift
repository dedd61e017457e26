/// The smallest parts of TeX: a command, or one character that is no blank.
struct TeXToken: Equatable {
  enum Kind: Equatable {
    /// The name behind a backslash: letters, with a star if one follows, or one other character.
    case command(String)
    case character(Unicode.Scalar)
    /// The end of the formula.
    case end
  }

  let kind: Kind
  /// The byte of the file where it starts.
  let offset: Int
  /// How many bytes it takes.
  let length: Int

  /// The token as the author wrote it.
  var text: String {
    switch kind {
    case .command(let name): "\\" + name
    case .character(let scalar): String(scalar)
    case .end: "the end of the formula"
    }
  }

  /// Whether this is the character `scalar`.
  func `is`(_ scalar: Unicode.Scalar) -> Bool { kind == .character(scalar) }

  /// Whether this is the command `name`.
  func isCommand(_ name: String) -> Bool { kind == .command(name) }
}
