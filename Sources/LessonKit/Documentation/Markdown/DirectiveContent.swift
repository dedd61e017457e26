import LessonText

/// Markdown without DocC's directives: their own lines are blank, and what they hold has lost the
/// indentation that they gave it.
///
///     @Row {
///         @Column {
///             Text, and no code for all its indentation.
///         }
///     }
struct DirectiveContent {
  /// What `@Snippet(path: "…")` names.
  struct Snippet {
    let path: String
    /// The part of the file that `slice:` names.
    let slice: String?
    let position: SourcePosition
    let length: Int
  }

  /// A directive that is open.
  private struct Directive {
    let isComment: Bool
    /// The indentation of its first line with text.
    var indentation: Int?
  }

  private(set) var lines: [CodeLine] = []
  private(set) var snippets: [Snippet] = []
  private var open: [Directive] = []
  /// The fence that is open.
  private var fence: Substring?

  init(_ lines: [CodeLine]) {
    guard lines.contains(where: { $0.text.contains("@") }) else {
      self.lines = lines
      return
    }
    for line in lines { read(line) }
  }

  private mutating func read(_ line: CodeLine) {
    let indentation = line.text.prefix { $0 == " " || $0 == "\t" }.utf8.count
    let text = line.text.unicodeScalars.dropFirst(indentation)
    if let last = open.last, last.indentation == nil, !text.isEmpty, text.first != "}" {
      open[open.count - 1].indentation = indentation
    }
    if fence == nil {
      if !open.isEmpty, String(text).isOnly("}") {
        open.removeLast()
        return add(line, nil)
      }
      if let directive = Self.directive(Substring(text)), indentation < 4 || !open.isEmpty {
        if directive.name == "Snippet", let path = Self.text(of: "path", in: directive.arguments) {
          snippets.append(
            Snippet(
              path: path, slice: Self.text(of: "slice", in: directive.arguments),
              position: SourcePosition(
                line: line.number, column: line.prefixWidth + indentation + 1),
              length: line.text.utf8.count - indentation))
        }
        if directive.opens {
          open.append(Directive(isComment: directive.name == "Comment"))
        }
        if directive.opens || directive.name == "Snippet" { return add(line, nil) }
      }
    }
    passFence(Substring(text))
    guard !open.contains(where: \.isComment) else { return add(line, nil) }
    add(line, min(indentation, open.compactMap(\.indentation).last ?? 0))
  }

  /// Adds a line less its first bytes; a blank one for `nil`.
  private mutating func add(_ line: CodeLine, _ width: Int?) {
    let text = width.map { String(line.text.unicodeScalars.dropFirst($0)) } ?? ""
    lines.append(
      CodeLine(
        text: text, number: line.number,
        prefixWidth: line.prefixWidth + line.text.utf8.count - text.utf8.count))
  }

  private mutating func passFence(_ text: Substring) {
    let run = text.prefix { $0 == text.first }
    guard run.count >= 3, run.first == "`" || run.first == "~" else { return }
    guard let fence else {
      if !text.dropFirst(run.count).contains("`") || run.first == "~" { self.fence = run }
      return
    }
    let closes = run.first == fence.first && run.count >= fence.count
    if closes, text.dropFirst(run.count).allSatisfy(\.isWhitespace) { self.fence = nil }
  }

  /// The directive that a line without its indentation is.
  private static func directive(
    _ text: Substring
  ) -> (name: Substring, arguments: Substring, opens: Bool)? {
    guard text.first == "@" else { return nil }
    let name = text.dropFirst().prefix { $0.isLetter || $0.isNumber }
    var rest = text[name.endIndex...].drop { $0 == " " }
    guard name.first?.isLetter == true else { return nil }
    var arguments = rest.prefix(0)
    if rest.first == "(", let end = rest.lastIndex(of: ")") {
      arguments = rest[..<end].dropFirst()
      rest = rest[rest.index(after: end)...]
    }
    let end = String(rest)
    guard end.isBlank || end.isOnly("{") else { return nil }
    return (name, arguments, !end.isBlank)
  }

  private static func text(of name: String, in arguments: Substring) -> String? {
    guard let label = arguments.firstRange(of: name + ":") else { return nil }
    let value = arguments[label.upperBound...].drop { $0 == " " }
    guard value.first == "\"" else { return nil }
    return String(value.dropFirst().prefix { $0 != "\"" })
  }
}

extension String {
  /// Whether the text is `word` and blanks.
  fileprivate func isOnly(_ word: String) -> Bool {
    self.trimmed(of: { $0 == " " || $0 == "\t" || $0 == "\r" }) == word
  }
}
