import LessonText

/// Why a formula cannot be converted, and where in the file.
package struct TeXProblem: Error, Equatable {
  /// The byte of the file where the part concerned starts.
  package let offset: Int
  package let length: Int
  package let message: String
  package let advice: String

  init(_ token: TeXToken, _ message: String, advice: String) {
    offset = token.offset
    length = token.length
    self.message = message
    self.advice = advice
  }
}

extension TeXProblem {
  /// The characters that mean nothing to readers of a formula, or something else to TeX.
  static let reserved: Set<Unicode.Scalar> = ["%", "#", "$", "\"", "`", "\\"]

  init(strayed token: TeXToken) {
    let text = token.text
    switch token.kind {
    case .character("}"):
      self.init(token, "this `}` closes nothing", advice: "remove it, or write `\\}` for a brace")
    case .character("&"):
      self.init(
        token, "`&` stands outside of a table",
        advice: "write `\\&`, or put it between `\\begin{aligned}` and `\\end{aligned}`")
    case .command("\\"):
      self.init(
        token, "`\\\\` starts a line outside of a table",
        advice: "put the lines between `\\begin{aligned}` and `\\end{aligned}`")
    case .command("right"), .command("middle"):
      self.init(
        token, "this `\(text)` has no `\\left`", advice: "write `\\left(` or `\\left.` before")
    case .command("end"):
      self.init(token, "this `\\end` has no `\\begin`", advice: "remove it, or write the `\\begin`")
    case .command("limits"), .command("nolimits"):
      self.init(
        token, "`\(text)` stands behind no operator",
        advice: "write it right behind `\\sum`, `\\int` or the like, or remove it")
    case .command:
      self.init(token, "`\(text)` cannot stand here", advice: "write it at the start of a group")
    case .character("%"):
      self.init(token, "`%` starts a comment in TeX", advice: "write `\\%` for the sign")
    case .character("#"), .character("$"):
      self.init(token, "`\(text)` has no meaning here", advice: "write `\\\(text)` for the sign")
    case .character:
      self.init(
        token, "`\(text)` has no meaning in a formula", advice: "write `\\text{\(text)}` for text")
    case .end:
      self.init(token, "the formula ends too early", advice: "write the rest of it")
    }
  }

  static func unclosed(_ open: TeXToken) -> TeXProblem {
    let close = open.is("{") ? "}" : "]"
    return TeXProblem(
      open, "this `\(open.text)` is never closed", advice: "write the `\(close)` that is missing")
  }

  static func double(_ name: String, _ sign: String, _ token: TeXToken) -> TeXProblem {
    TeXProblem(
      token, "a second \(name) on one base",
      advice: "group them: `{x\(sign)a}\(sign)b`, or `x\(sign){ab}`")
  }

  static func unknown(_ token: TeXToken) -> TeXProblem {
    guard case .command(let name) = token.kind, !name.isEmpty else {
      return TeXProblem(
        token, "a backslash with nothing behind it", advice: "write `\\backslash` for the sign")
    }
    let message = "unknown command `\(token.text)`"
    if let advice = advice[name] { return TeXProblem(token, message, advice: advice) }
    if let nearest = Spelling.nearest(to: name, among: TeXCommand.allNames) {
      return TeXProblem(token, message, advice: "write `\\\(nearest)`")
    }
    return TeXProblem(
      token, message,
      advice: "write it with other commands, or `\\operatorname{\(name)}` for a name")
  }

  /// What to do about commands that TeX has and pages do not.
  private static let advice: [String: String] = {
    var advice: [String: String] = [:]
    for name in ["ref", "eqref", "cite"] {
      advice[name] = "write the number as text, such as the `(1)` that `\\tag{1}` shows"
    }
    for name in ["colorbox", "fcolorbox", "definecolor"] {
      advice[name] = "write `\\textcolor{blue}{…}` or `\\boxed{…}`"
    }
    for name in ["style", "class", "cssId", "html", "href", "url", "htmlClass", "htmlId"] {
      advice[name] = "remove it: the page's theme sets styles, and links stand outside of formulas"
    }
    for name in ["newenvironment", "DeclarePairedDelimiter", "newcolumntype", "newtheorem"] {
      advice[name] = "define commands with `\\newcommand{\\name}[1]{…}`"
    }
    for name in ["hline", "hdashline"] {
      advice[name] = "write it at the start of a row, between `\\begin{array}` and `\\end{array}`"
    }
    advice["genfrac"] = "write `\\frac{…}{…}` or `\\binom{…}{…}`"
    advice["multicolumn"] = "leave the other cells of the row empty"
    advice["intertext"] = "write the text between two formulas"
    advice["sideset"] = "write `{}_a^b\\sum_c^d`"
    advice["prescript"] = "write `{}_a^bX`"
    for name in ["rule", "raisebox", "includegraphics", "unicode", "char"] {
      advice[name] = "write the character itself, or `\\text{…}`"
    }
    return advice
  }()

  static func unknownEnvironment(_ name: String, _ token: TeXToken) -> TeXProblem {
    let message = "unknown environment `\(name)`"
    if ["tabular", "table", "tikzpicture", "tikzcd", "CD"].contains(name) {
      return TeXProblem(
        token, message, advice: "write `\\begin{array}{cc}`, a table of Markdown or a picture")
    }
    let known = TeXEnvironment.all.keys.sorted()
    if let nearest = Spelling.nearest(to: name, among: known) {
      return TeXProblem(token, message, advice: "write `\\begin{\(nearest)}`")
    }
    return TeXProblem(token, message, advice: "those known are \(known.quotedList)")
  }
}
