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

  static let aliases: [String: Alphabet] = [
    "bm": .boldItalic, "pmb": .boldItalic, "mathbfit": .boldItalic, "mathscr": .script,
    "mathnormal": .italic, "mathup": .roman, "mathbfup": .bold, "Bbb": .doubleStruck,
    "frak": .fraktur, "bold": .bold, "symbf": .bold, "symbb": .doubleStruck, "symcal": .script,
  ]

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
    let starts = starts
    switch scalar {
    case "A"..."Z": return moved(scalar, from: "A", to: starts.latin)
    case "a"..."z": return moved(scalar, from: "a", to: starts.latin.map { $0 + 26 })
    case "0"..."9": return moved(scalar, from: "0", to: starts.digits)
    case "Α"..."Ω": return moved(scalar, from: "Α", to: starts.upperGreek)
    case "α"..."ω": return moved(scalar, from: "α", to: starts.lowerGreek)
    default: return scalar
    }
  }

  private func moved(
    _ scalar: Unicode.Scalar, from first: Unicode.Scalar, to start: UInt32?
  ) -> Unicode.Scalar {
    guard let start else { return scalar }
    return Unicode.Scalar(start + scalar.value - first.value) ?? scalar
  }

  /// The capital A of the alphabet, whose small letters follow the capitals, its zero, its capital Alpha
  /// and its small one, which TeX's `\mathbf` leaves as they are.
  private var starts: (latin: UInt32?, digits: UInt32?, upperGreek: UInt32?, lowerGreek: UInt32?) {
    switch self {
    case .roman: (nil, nil, nil, nil)
    case .bold: (0x1D400, 0x1D7CE, 0x1D6A8, nil)
    case .italic: (0x1D434, nil, 0x1D6E2, nil)
    case .boldItalic: (0x1D468, 0x1D7CE, 0x1D6A8, 0x1D736)
    case .script: (0x1D49C, nil, nil, nil)
    case .fraktur: (0x1D504, nil, nil, nil)
    case .doubleStruck: (0x1D538, 0x1D7D8, nil, nil)
    case .sansSerif: (0x1D5A0, 0x1D7E2, nil, nil)
    case .monospace: (0x1D670, 0x1D7F6, nil, nil)
    }
  }

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
