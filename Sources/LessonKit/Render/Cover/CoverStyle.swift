/// The theme's variables for the covers: each takes as much of them as its drawing needs.
///
/// A declaration on a line of its own is left out where nothing asks for its variable; whatever else the
/// file has stays, so that no theme is misread.
struct CoverStyle: Sendable {
  /// A line of the style sheet.
  private struct Line {
    let text: Substring
    /// The variable that it declares and does nothing else; `nil` for any other line.
    let declared: Substring?
    /// The variables that it is made of.
    let names: Set<Substring>
  }

  private let lines: [Line]

  /// Reads `variables`, the text of a style sheet.
  init(_ variables: String) {
    let text = StyleText(Array(variables.utf8)).withoutComments
    lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .map(Self.withoutOuterBlanks).filter { !$0.isEmpty }
      .map { Line(text: $0, declared: Self.declared(by: $0), names: Self.names(in: $0)) }
  }

  /// The style for one drawing.
  func css(for drawing: String) -> String {
    var wanted: Set<Substring> = []
    var found = Self.names(in: drawing[...]).union(["--text"])
    // A variable may be made of others.
    while !found.isSubset(of: wanted) {
      wanted.formUnion(found)
      found = []
      for line in lines where line.declared.map(wanted.contains) ?? false {
        found.formUnion(line.names)
      }
    }
    return lines.filter { $0.declared.map(wanted.contains) ?? true }.map(\.text)
      .joined(separator: "\n")
  }

  private static func declared(by line: Substring) -> Substring? {
    guard line.hasPrefix("--"), line.hasSuffix(";"), line.dropLast(1).allSatisfy({ $0 != ";" }),
      let colon = line.firstIndex(of: ":")
    else { return nil }
    return line[..<colon]
  }

  /// The variables that a text asks for by `var(--name)`.
  private static func names(in text: Substring) -> Set<Substring> {
    var names: Set<Substring> = []
    var rest = text
    while let open = rest.utf8.firstRange(of: "var(".utf8)?.upperBound {
      rest = rest[open...]
      names.insert(rest.prefix { $0 == "-" || $0.isLetter || $0.isNumber })
    }
    return names
  }

  private static func withoutOuterBlanks(_ line: Substring) -> Substring {
    let end = line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex
    return line[..<end].drop { $0 == " " }
  }
}
