/// The letters of mathematics that look different from plain ones: bold, double-struck, script, ….
///
/// MathML Core has no attribute for them; Unicode has a character for each (The Unicode Standard,
/// section 22.2), apart from some that were there before.
enum Alphabet: String, CaseIterable {
  case roman = "mathrm"
  case italic = "mathit"
  case bold = "mathbf"
  case boldItalic = "boldsymbol"
  case doubleStruck = "mathbb"
  case script = "mathcal"
  case fraktur = "mathfrak"
  case sansSerif = "mathsf"
  case monospace = "mathtt"

  /// Other names of the same alphabets.
  static let aliases: [String: Alphabet] = ["bm": .boldItalic, "mathscr": .script]

  /// The alphabet that the command `name` switches to.
  init?(command name: String) {
    guard let alphabet = Alphabet(rawValue: name) ?? Self.aliases[name] else { return nil }
    self = alphabet
  }

  /// Whether letters in it make words, as in a name, and not products.
  var makesWords: Bool {
    switch self {
    case .roman, .italic, .sansSerif, .monospace: true
    case .bold, .boldItalic, .doubleStruck, .script, .fraktur: false
    }
  }

  /// The character of this alphabet for `scalar`, which is the same where there is none.
  func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let older = olderLetters[scalar] { return older }
    switch scalar {
    case "A"..."Z": return moved(scalar, from: "A", to: latin)
    case "a"..."z": return moved(scalar, from: "a", to: latin.map { $0 + 26 })
    case "0"..."9": return moved(scalar, from: "0", to: digits)
    case "Α"..."Ω": return moved(scalar, from: "Α", to: upperGreek)
    case "α"..."ω": return moved(scalar, from: "α", to: lowerGreek)
    default: return scalar
    }
  }

  private func moved(
    _ scalar: Unicode.Scalar, from first: Unicode.Scalar, to start: UInt32?
  ) -> Unicode.Scalar {
    guard let start else { return scalar }
    return Unicode.Scalar(start + scalar.value - first.value) ?? scalar
  }

  /// The capital A of the alphabet; its small letters follow the capitals.
  private var latin: UInt32? {
    switch self {
    case .roman: nil
    case .bold: 0x1D400
    case .italic: 0x1D434
    case .boldItalic: 0x1D468
    case .script: 0x1D49C
    case .fraktur: 0x1D504
    case .doubleStruck: 0x1D538
    case .sansSerif: 0x1D5A0
    case .monospace: 0x1D670
    }
  }

  private var digits: UInt32? {
    switch self {
    case .bold, .boldItalic: 0x1D7CE
    case .doubleStruck: 0x1D7D8
    case .sansSerif: 0x1D7E2
    case .monospace: 0x1D7F6
    case .roman, .italic, .script, .fraktur: nil
    }
  }

  private var upperGreek: UInt32? {
    switch self {
    case .bold, .boldItalic: 0x1D6A8
    case .italic: 0x1D6E2
    default: nil
    }
  }

  /// TeX's `\mathbf` leaves small Greek letters as they are.
  private var lowerGreek: UInt32? { self == .boldItalic ? 0x1D736 : nil }

  private var olderLetters: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .italic: ["h": "ℎ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
        "g": "ℊ", "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    case .doubleStruck:
      ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .bold: ["∇": "𝛁"]
    case .boldItalic: ["∇": "𝛁", "∂": "𝝏", "ϵ": "𝝐", "ϑ": "𝝑", "ϕ": "𝝓", "ϱ": "𝝔", "ϖ": "𝝕"]
    case .roman, .sansSerif, .monospace: [:]
    }
  }
}
