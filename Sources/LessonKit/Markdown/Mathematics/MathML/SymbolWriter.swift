/// Writes one symbol; what the dictionary of MathML's operators has otherwise is said in attributes.
enum SymbolWriter {
  static func element(_ symbol: Symbol, role: Symbol.Class) -> MathElement {
    let text = symbol.text
    switch symbol.role {
    case .letter:
      return MathElement("mi", isCapitalGreek(text) ? upright : [], text: text)
    case .ordinary where ["/", "|", "‖", "\\"].contains(text):
      return MathElement("mo", still + tight, text: text)
    case .ordinary, .function:
      return MathElement("mi", text.unicodeScalars.count == 1 ? upright : [], text: text)
    case .limit: return MathElement("mo", [("movablelimits", "true")] + tight, text: text)
    case .binary where role != .binary:
      let isSign = "+−±∓".contains(text)
      return MathElement("mo", isSign ? [("form", "prefix")] : tight, text: text)
    case .binary, .operation, .integral: return MathElement("mo", text: text)
    case .relation:
      return MathElement(
        "mo", text == ":" || text == "∣" ? still + loose : [], text: text)
    case .open: return MathElement("mo", [("form", "prefix")] + still, text: text)
    case .close: return MathElement("mo", [("form", "postfix")] + still, text: text)
    case .punctuation:
      return MathElement(
        "mo", text == ":" ? [("lspace", "0"), ("rspace", "0.2778em")] : [], text: text)
    }
  }

  private static let upright = [("mathvariant", "normal")]
  private static let still = [("stretchy", "false")]
  private static let tight = [("lspace", "0"), ("rspace", "0")]
  private static let loose = [("lspace", "0.2778em"), ("rspace", "0.2778em")]

  /// TeX slants small Greek letters only.
  private static func isCapitalGreek(_ text: String) -> Bool {
    text.unicodeScalars.count == 1 && text.unicodeScalars.allSatisfy { ("Α"..."Ω").contains($0) }
  }

  /// A delimiter that grows with what it encloses.
  static func fence(_ text: String, form: String) -> MathElement {
    MathElement("mo", [("form", form), ("stretchy", "true"), ("fence", "true")], text: text)
  }

  /// A delimiter of a height of its own.
  static func delimiter(_ text: String, _ height: Double, _ role: Symbol.Class) -> MathElement {
    guard !text.isEmpty else { return MathElement("mrow", []) }
    let form: [(String, String)] =
      switch role {
      case .open: [("form", "prefix")]
      case .close: [("form", "postfix")]
      case .relation: loose
      default: tight
      }
    let size = [("stretchy", "true"), ("minsize", "\(height)em"), ("maxsize", "\(height)em")]
    return MathElement("mo", form + size, text: text)
  }
}
