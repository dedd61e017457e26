/// Tells line by line whether text is plainly a YAML mapping, or comments and blank lines.
///
/// Only what front matter is made of is known: keys with values, nested mappings and lists, block,
/// quoted and flow values (YAML 1.2, chapters 6 to 8). Where in doubt a line is no YAML: front matter
/// that is shown is a lesser fault than prose that vanishes.
struct YAMLMapping {
  /// What the lines so far leave open.
  private enum State: Equatable {
    /// A key without a value: nested lines or list items may follow.
    case open
    /// Nothing: no key yet, or a key with all of its value.
    case closed
    /// A plain value, which indented lines may continue.
    case plain
    /// A block value, `|` or `>`: indented lines are its text, whatever they say.
    case block
    /// List items or nested keys.
    case nested
    /// A quoted value that is not closed yet.
    case quoted(Character)
    /// A list or mapping in brackets that is not closed yet: the brackets to come.
    case flow([Character])
  }
  private var state = State.closed

  var isComplete: Bool {
    switch state {
    case .quoted, .flow: false
    default: true
    }
  }

  /// Takes the next line; `false` where the text is no mapping with it.
  package mutating func accepts(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    let isIndented = text.startIndex > line.startIndex
    if text.allSatisfy({ $0 == " " || $0 == "\t" }) { return true }
    switch state {
    case .quoted, .flow:
      guard isIndented || "]}".contains(line.prefix(1)) else { return false }
      return close(text)
    case .block where isIndented: return true
    default: break
    }
    // Tabs indent nothing in YAML.
    guard text.first != "\t" else { return false }
    if text.first == "#" { return true }
    guard isIndented else { return acceptsOuter(text) }
    switch state {
    case .open, .nested: return acceptsNested(text)
    case .plain: return Self.isPlain(text)
    default: return false
    }
  }

  /// Takes a line that is not indented: a key, or an item of the list that a key's value is.
  private mutating func acceptsOuter(_ text: Substring) -> Bool {
    if Self.isItem(text) {
      guard state == .open || state == .nested else { return false }
      return acceptsNested(text)
    }
    return acceptsKey(text)
  }

  /// Takes a line of a nested list or mapping.
  private mutating func acceptsNested(_ text: Substring) -> Bool {
    var rest = text
    while Self.isItem(rest) { rest = rest.dropFirst().drop { $0 == " " } }
    let isValue = rest.isEmpty || Self.value(ofKeyIn: rest) == nil
    guard isValue ? acceptsValue(rest, else: .nested) : acceptsKey(rest) else { return false }
    if [.open, .closed, .plain].contains(state) { state = .nested }
    return true
  }

  private mutating func acceptsKey(_ text: Substring) -> Bool {
    guard let value = Self.value(ofKeyIn: text) else { return false }
    return acceptsValue(value, else: .plain)
  }

  /// Takes what stands behind a key; `plain` is what a value without quotes leaves open.
  private mutating func acceptsValue(_ text: Substring, else plain: State) -> Bool {
    let value = text.drop { $0 == " " }
    guard let first = value.first, first != "#" else {
      state = .open
      return true
    }
    switch first {
    case "|", ">":
      let header = value.dropFirst().prefix { "+-123456789".contains($0) }
      state = .block
      return header.count <= 2 && Self.isBlankOrComment(value[header.endIndex...])
    case "\"", "'":
      state = .quoted(first)
      return close(value.dropFirst())
    case "[", "{":
      state = .flow([])
      return close(value)
    default:
      state = plain
      return Self.isPlain(value)
    }
  }

  /// Looks for the end of a quoted or bracketed value; behind it may stand only a comment.
  private mutating func close(_ text: Substring) -> Bool {
    var rest = text
    while let character = rest.popFirst() {
      switch state {
      case .quoted("\"") where character == "\\": rest = rest.dropFirst()
      case .quoted("'") where character == "'" && rest.first == "'": rest = rest.dropFirst()
      case .quoted(let quote):
        guard character == quote else { continue }
        state = .closed
        return Self.isBlankOrComment(rest)
      case .flow(var brackets):
        switch character {
        case "[": brackets.append("]")
        case "{": brackets.append("}")
        case "]", "}":
          guard brackets.popLast() == character else { return false }
        case "\"", "'":
          guard let end = rest.firstIndex(of: character) else { return false }
          rest = rest[rest.index(after: end)...]
        case "#" where rest.startIndex == text.startIndex: return true
        default: break
        }
        state = .flow(brackets)
        guard brackets.isEmpty else { continue }
        state = .closed
        return Self.isBlankOrComment(rest)
      default: return false
      }
    }
    return true
  }

  /// The text behind `key:`, the key quoted or not; `nil` where the line begins with no key.
  private static func value(ofKeyIn text: Substring) -> Substring? {
    var rest = text
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { return nil }
      rest = rest[rest.index(after: end)...].drop { $0 == " " }
      guard rest.popFirst() == ":" else { return nil }
      return rest.isEmpty || rest.first == " " ? rest : nil
    }
    guard let first = rest.first, first.isLetter || first.isNumber || "_$./".contains(first)
    else { return nil }
    while let colon = rest.firstIndex(of: ":") {
      let key = text[..<colon]
      rest = rest[rest.index(after: colon)...]
      if rest.isEmpty || rest.first == " " { return key.contains(" #") ? nil : rest }
    }
    return nil
  }

  /// Whether the text is one value without quotes, a comment behind it or not.
  private static func isPlain(_ text: Substring) -> Bool {
    var value = text
    if let comment = value.firstRange(of: " #") { value = value[..<comment.lowerBound] }
    while value.last == " " || value.last == "\t" { value.removeLast() }
    guard let first = value.first else { return true }
    if "-?:".contains(first), value.dropFirst().first.map({ $0 == " " }) ?? true { return false }
    return !",[]{}&*!|>'\"%@`".contains(first) && !value.contains(": ") && value.last != ":"
  }

  private static func isItem(_ text: Substring) -> Bool {
    text.first == "-" && (text.dropFirst().first.map { $0 == " " } ?? true)
  }

  private static func isBlankOrComment(_ text: Substring) -> Bool {
    let rest = text.drop { $0 == " " || $0 == "\t" }
    return rest.isEmpty || rest.first == "#" && rest.startIndex > text.startIndex
  }
}
