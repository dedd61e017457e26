/// A command that an author defines: its arguments and what stands for it.
struct TeXMacro: Equatable, Sendable {
  enum Piece: Equatable, Sendable {
    case text(Unicode.Scalar)
    /// The argument with this number, from 0.
    case argument(Int)
  }

  var argumentCount = 0
  /// What the first argument is where it is not given, in square brackets.
  var standard: [TeXCharacter]?
  let body: [Piece]

  init(argumentCount: Int = 0, standard: [TeXCharacter]? = nil, body: [Piece]) {
    self.argumentCount = argumentCount
    self.standard = standard
    self.body = body
  }

  /// The characters that stand for a use of this at `offset`; arguments keep their own places.
  func expanded(_ arguments: [[TeXCharacter]], at offset: Int) -> [TeXCharacter] {
    var characters: [TeXCharacter] = []
    // A command ends where an argument begins or ends, as tokens do.
    func part() {
      if characters.endInCommand { characters.append(TeXCharacter(scalar: " ", offset: offset)) }
    }
    for piece in body {
      switch piece {
      case .text(let scalar): characters.append(TeXCharacter(scalar: scalar, offset: offset))
      case .argument(let index):
        part()
        characters += arguments[index]
        part()
      }
    }
    return characters
  }
}

extension [TeXCharacter] {
  /// Whether the last of these are a backslash and letters.
  fileprivate var endInCommand: Bool {
    let before = self[..<(lastIndex { !$0.scalar.isASCIILetter }.map { $0 + 1 } ?? 0)]
    return before.count < count
      && !before.reversed().prefix { $0.scalar == "\\" }.count.isMultiple(of: 2)
  }
}

/// Macros, and how much was made of them: what refers to itself has to end.
struct TeXMacros: Equatable, Sendable {
  var all: [String: TeXMacro] = [:]
  /// The commands of TeX that other names stand for.
  var aliases: [String: String] = [:]
  private var uses = 0
  private var written = 0

  /// The same macros for another formula.
  var unused: TeXMacros {
    var macros = TeXMacros()
    (macros.all, macros.aliases) = (all, aliases)
    return macros
  }

  static let (useLimit, sizeLimit, depthLimit) = (2_000, 20_000, 40)

  /// Counts a use that writes so many characters; `false` where it is one too many.
  mutating func count(_ characters: Int) -> Bool {
    uses += 1
    written += characters
    return uses <= Self.useLimit && written <= Self.sizeLimit
  }
}
