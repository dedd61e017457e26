/// As much of the theme's variables as one drawing needs.
///
/// A declaration on a line of its own is left out where nothing asks for its variable; whatever else the
/// file has stays, so that no theme is misread.
struct CoverStyle {
  /// The style.
  let css: String

  /// Takes what `drawing` needs of `variables`, the text of a style sheet.
  init(_ variables: String, for drawing: String) {
    let text = StyleText(Array(variables.utf8)).withoutComments
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .map(Self.withoutOuterBlanks).filter { !$0.isEmpty }
    var wanted: Set<Substring> = []
    var found = Self.names(in: drawing).union(["--text"])
    // A variable may be made of others.
    while !found.isSubset(of: wanted) {
      wanted.formUnion(found)
      found = Set(
        lines.filter { Self.declared(by: $0).map(wanted.contains) ?? false }
          .flatMap { Self.names(in: $0) })
    }
    css = lines.filter { Self.declared(by: $0).map(wanted.contains) ?? true }
      .joined(separator: "\n")
  }

  /// The variable that a line declares and does nothing else; `nil` for any other line.
  private static func declared(by line: Substring) -> Substring? {
    guard line.hasPrefix("--"), line.hasSuffix(";"), line.dropLast().allSatisfy({ $0 != ";" }),
      let colon = line.firstIndex(of: ":")
    else { return nil }
    return line[..<colon]
  }

  /// The variables that a text asks for by `var(--name)`.
  private static func names(in text: some StringProtocol) -> Set<Substring> {
    Set(
      Substring(text).split(separator: "var(", omittingEmptySubsequences: false).dropFirst()
        .map { $0.prefix { $0 == "-" || $0.isLetter || $0.isNumber } })
  }

  private static func withoutOuterBlanks(_ line: Substring) -> Substring {
    let end = line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex
    return line[..<end].drop { $0 == " " }
  }
}
