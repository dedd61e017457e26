import LessonText

extension TeXParser {
  /// Reads the digits that follow `scalar` without a blank, a point among them too.
  mutating func number(from scalar: Unicode.Scalar) -> TeXNode {
    var text = String(scalar)
    while case .character(let next) = tokens.peek.kind, !tokens.peek.followsBlank {
      if next == "." {
        var behind = tokens
        _ = behind.next()
        guard case .character(let digit) = behind.peek.kind, digit.isASCIIDigit,
          !behind.peek.followsBlank
        else { break }
      } else if !next.isASCIIDigit {
        break
      }
      text.unicodeScalars.append(next)
      _ = tokens.next()
    }
    return .number(digits(text))
  }

  /// Digits in the present alphabet.
  func digits(_ text: String) -> String {
    alphabet.map { text.inAlphabet($0) } ?? text
  }

  /// Reads what is typed as itself: a letter with its word, or a sign.
  mutating func character(
    _ scalar: Unicode.Scalar, _ token: TeXToken
  ) throws(TeXProblem) -> TeXNode {
    if scalar == "~" { return .space(0.25) }
    guard !TeXProblem.reserved.contains(scalar), let symbol = SymbolTable.symbol(of: scalar) else {
      throw TeXProblem(strayed: token)
    }
    guard let alphabet, symbol.role == .letter else { return .symbol(symbol) }
    guard alphabet.makesWords else { return .symbol(styled(symbol, in: alphabet)) }
    var word = String(alphabet.letter(scalar))
    while case .character(let next) = tokens.peek.kind, next.isASCIILetter,
      !tokens.peek.followsBlank
    {
      word.unicodeScalars.append(alphabet.letter(next))
      _ = tokens.next()
    }
    return .symbol(Symbol(word, alphabet == .italic ? .letter : .ordinary))
  }

  /// A symbol's form in an alphabet; where it has none, the symbol.
  func styled(_ symbol: Symbol, in alphabet: Alphabet) -> Symbol {
    let text = symbol.text.inAlphabet(alphabet)
    return text == symbol.text && alphabet != .roman
      ? symbol : Symbol(text, alphabet == .roman ? .ordinary : symbol.role)
  }
}

extension String {
  func inAlphabet(_ alphabet: Alphabet) -> String {
    String(UnicodeScalarView(unicodeScalars.map(alphabet.letter)))
  }
}
