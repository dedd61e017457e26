import LessonText

/// The theme's variables for the covers: each takes as much of them as its drawing needs.
///
/// A declaration on a line of its own is left out where nothing asks for its variable; whatever else the
/// file has stays, so that no theme is misread.
struct CoverStyle: Sendable {
  private struct Line {
    let text: Substring
    /// The variable that it declares and does nothing else; `nil` for any other line.
    let declared: String?
    /// The variables that it is made of.
    let names: Set<String>
  }

  private let lines: [Line]

  /// Reads `variables`, the text of a style sheet.
  init(_ variables: String) {
    let text = StyleText(Array(variables.utf8), keepsStrings: true).bytes
    lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .map { $0.trimmed { $0 == " " } }.filter { !$0.isEmpty }
      .map { Line(text: $0, declared: Self.declared(by: $0), names: Self.names(in: $0)) }
  }

  func css(for drawing: String) -> String {
    var wanted: Set<String> = []
    var found = Self.names(in: drawing).union(["--text"])
    // A variable may be made of others.
    while !found.isSubset(of: wanted) {
      wanted.formUnion(found)
      found = []
      for line in lines where line.declared.map(wanted.contains) ?? false {
        found.formUnion(line.names)
      }
    }
    var kept: [Substring] = []
    for line in lines where line.declared.map(wanted.contains) ?? true {
      // A block of which nothing is left goes, and with it the block around it.
      if line.text == "}", kept.last?.hasSuffix("{") ?? false {
        kept.removeLast()
      } else {
        kept.append(line.text)
      }
    }
    return kept.joined(separator: "\n")
  }

  private static func declared(by line: Substring) -> String? {
    guard line.hasPrefix("--"), line.hasSuffix(";"), line.dropLast(1).allSatisfy({ $0 != ";" }),
      let colon = line.firstIndex(of: ":")
    else { return nil }
    return String(line[..<colon])
  }

  /// The variables that a text asks for by `var(--name)`.
  private static func names(in text: some StringProtocol) -> Set<String> {
    let bytes = Array(text.utf8)
    var names: Set<String> = []
    for open in bytes.indices where bytes[open] == UInt8(ascii: "(") {
      guard bytes[..<open].suffix(3).elementsEqual("var".utf8) else { continue }
      let name = bytes[(open + 1)...].prefix(while: StyleText.isName)
      names.insert(String(decoding: name, as: UTF8.self))
    }
    return names
  }
}
