/// The attributes of one cell, as far as its info string could be understood.
public struct CellAttributes: Sendable, Equatable {
  /// Compiled and run, not rendered.
  public internal(set) var isHidden = false
  /// May print; what it prints is neither shown nor compared.
  public internal(set) var isSilent = false
  /// Why the cell is neither compiled nor run, if it is ignored.
  public internal(set) var ignoreReason: String?
  /// The time limit in seconds, where the cell sets one.
  public internal(set) var timeout: Double?
  /// The cell's name, where it sets one, and where it does.
  public internal(set) var id: String?
  var idPosition: SourcePosition?
}

extension CellAttributes {
  /// Reads the words of an info string; every word that cannot be understood is a diagnostic.
  init(_ info: InfoString, diagnostics: inout [Diagnostic]) {
    var seen: Set<CellAttribute> = []
    for word in info.words {
      guard let attribute = CellAttribute(rawValue: word.name) else {
        diagnostics.append(Self.unknown(word))
        continue
      }
      guard seen.insert(attribute).inserted else {
        diagnostics.append(
          word.diagnostic(
            .contradictoryAttributes, "the attribute `\(attribute.rawValue)` is repeated",
            advice: "keep one of them"))
        continue
      }
      if let problem = set(attribute, to: word) {
        diagnostics.append(
          word.diagnostic(.badAttributeValue, problem, advice: "write `\(attribute.usage)`"))
      }
    }
  }

  /// Stores one attribute; returns what is wrong with its value.
  private mutating func set(_ attribute: CellAttribute, to word: InfoString.Word) -> String? {
    if word.hasOpenQuote { return "the quote of `\(attribute.rawValue)` is never closed" }
    switch attribute.value {
    case .none where word.value != nil:
      return "the attribute `\(attribute.rawValue)` takes no value"
    case .none: break
    case .text, .seconds, .name:
      guard let value = word.value, value.contains(where: { $0 != " " && $0 != "\t" }) else {
        return "the attribute `\(attribute.rawValue)` needs a value"
      }
      if case .text = attribute.value, !word.text.hasSuffix("\""), value.contains("\"") {
        return "the value of `\(attribute.rawValue)` has a stray quote"
      }
    }
    let value = word.value ?? ""
    switch attribute {
    case .hidden: isHidden = true
    case .silent: isSilent = true
    case .ignore: ignoreReason = value
    case .timeout:
      guard value.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
        let seconds = Double(value), seconds > 0, seconds.isFinite
      else {
        return "`\(value)` is not a number of seconds above 0"
      }
      timeout = seconds
    case .id:
      guard value.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
        return "`\(value)` is not a name of letters, digits, `-` and `_`"
      }
      id = value
      idPosition = word.position
    }
    return nil
  }

  private static func unknown(_ word: InfoString.Word) -> Diagnostic {
    let names = CellAttribute.allCases.map(\.rawValue)
    let advice =
      if let nearest = Spelling.nearest(to: word.name, among: names) {
        "write `\(nearest)`"
      } else {
        "write one of \(names.map { "`\($0)`" }.joined(separator: ", ")), or remove it"
      }
    return word.diagnostic(
      .unknownAttribute, "unknown attribute `\(word.name.isEmpty ? word.text : word.name)`",
      advice: advice)
  }
}

extension InfoString.Word {
  /// A diagnostic at this word.
  func diagnostic(_ id: Diagnostic.ID, _ message: String, advice: String) -> Diagnostic {
    Diagnostic(id, at: position, length: text.utf8.count, message, advice: advice)
  }
}
