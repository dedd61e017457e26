/// What a downloaded program has of one cell, behind the line with its number.
struct ProgramCell {
  /// The lines of the program from there on.
  private let lines: ArraySlice<String>

  /// Finds cell `number`; `nil` where the program does not have it exactly once.
  init?(_ number: Int, in program: String) {
    let lines = program.components(separatedBy: "\n")
    let labels = lines.indices.filter { lines[$0].hasPrefix("// In [\(number)]") }
    guard labels.count == 1, let label = labels.first else { return nil }
    self.lines = lines[(label + 1)...]
  }

  /// Whether the program has all of `code`, and behind it what the page shows below.
  func isCode(_ code: String, before outputs: [String], pictures: Int) -> Bool {
    let code = code.lines
    return Self.undo(Array(lines.prefix(code.count)), of: code) == code
      && tells(outputs, pictures, behind: code.count)
  }

  /// Whether all of `code` stands here as a comment, and behind it what the page shows below.
  func isComment(of code: String, before outputs: [String], pictures: Int) -> Bool {
    let code = code.lines
    return Self.comments(code) == Array(lines.prefix(code.count))
      && tells(outputs, pictures, behind: code.count)
  }

  /// Whether the lines behind the first `count` are the outputs' text and nothing else.
  private func tells(_ outputs: [String], _ pictures: Int, behind count: Int) -> Bool {
    let rest = lines.dropFirst(count)
    let comments = rest.prefix { $0.hasPrefix("//") }
    guard rest.dropFirst(comments.count).first == "" else { return false }
    let told = outputs.flatMap { output -> [String] in
      let lines = output.lines
      return lines.count == 1 && lines != [""] ? lines : Self.comments(lines.map { "  " + $0 })
    }
    // The words before a text are another test's.
    let label =
      #/\/\/ (prints( on standard error)?|the compiler says|ends with)(, differently from run to run)?/#
    let found = comments.compactMap { line -> String? in
      guard !line.hasPrefix("// draws a picture") else { return nil }
      guard let words = line.prefixMatch(of: label) else { return line }
      let rest = line[words.range.upperBound...]
      if ["", ":", " nothing"].contains(rest) { return nil }
      return rest.hasPrefix(": ") ? String(rest.dropFirst(2)) : line
    }
    return found == told && comments.count { $0.hasPrefix("// draws a picture") } == pictures
  }

  private static func comments(_ lines: [String]) -> [String] {
    lines.map { $0.allSatisfy { $0 == " " || $0 == "\t" } ? "//" : "// " + $0 }
  }

  /// `lines` without what a program may have besides the author's code.
  private static func undo(_ lines: [String], of code: [String]) -> [String] {
    let lines = lines.map { line in
      line.replacing("// hidden on the page:", with: "// lesson.hide")
        .replacing("// shown on the page:", with: "// lesson.show")
    }
    let plain = zip(lines, code).map { line, original in
      // What is moved to file scope leaves a comment, and so does its access.
      line == "// " + original || line == "//" && original.isEmpty
        ? original
        : line == original ? line : line.replacing(#/\/\* (.*) \*\//#) { "\($0.1)" }
    }
    let (text, original) = (plain.joined(separator: "\n"), code.joined(separator: "\n"))
    for (opening, closing) in [
      ("Swift.print((", ") as Any)"), ("Swift.print(", ")"), ("print((", ") as Any)"),
      ("print(", ")"),
    ] {
      for start in text.ranges(of: opening) where original.hasPrefix(text[..<start.lowerBound]) {
        let rest = text[start.upperBound...]
        for end in rest.ranges(of: closing) {
          let undone = text[..<start.lowerBound] + rest[..<end.lowerBound] + rest[end.upperBound...]
          if undone == original { return code }
        }
      }
    }
    return plain
  }
}
