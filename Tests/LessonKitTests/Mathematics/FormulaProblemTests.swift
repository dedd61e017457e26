import Testing

@testable import LessonMarkdown

/// What is wrong with formulas, and where: `📍` marks the place in the sample, and is no part of it.
@Suite struct FormulaProblemTests {
  @Test(
    arguments: [
      (#"a + 📍\fraq{a}{b}"#, #"unknown command `\fraq`"#, #"write `\frac`"#),
      ("a²³📍^2", "a second superscript on one base", "group them: `{x^a}^b`, or `x^{ab}`"),
      (
        #"📍\softmax z"#, #"unknown command `\softmax`"#,
        #"write it with other commands, or `\operatorname{softmax}` for a name"#
      ),
      (
        #"é = x 📍\eqref{1}"#, #"unknown command `\eqref`"#,
        #"write the number as text, such as the `(1)` that `\tag{1}` shows"#
      ),
      (
        #"\color{📍puce} x"#, "`puce` is no colour of a page",
        "write `red`, `orange`, `green`, `teal`, `blue`, `purple` or `gray`"
      ),
      (
        #"📍\hspace{x}"#, #"`\hspace` has no length behind it"#, #"write `\hspace{1em}`"#
      ),
      (
        #"\newcommand{\a}{b \a}é📍\a"#, #"there is no end to what `\a` stands for"#,
        "define it without itself, and with fewer others"
      ),
      (
        #"\def\a{\b\b}\def\b{\a}📍\a"#, #"there is no end to what `\b` stands for"#,
        "define it without itself, and with fewer others"
      ),
      (
        #"\newcommand\a[2]{#1} 📍\a b"#, #"`\a` has too few arguments"#,
        #"write 2 of them, as in `\a{…}{…}`"#
      ),
      (
        #"\newcommand\a[1]{📍#2}"#, "`#` stands before no number of an argument",
        ##"write `#1`, or `\#` for the sign"##
      ),
      (
        #"\newcommand\a{📍#1}"#, "`#` stands before no number of an argument",
        #"say how many arguments there are: `\newcommand{\name}[1]{…}`"#
      ),
      (
        #"\def\a📍.#1{b}"#, #"`\def` knows arguments that follow each other only"#,
        #"write `\def\name#1#2{…}`"#
      ),
      (
        #"📍\newcommand"#, #"`\newcommand` has no name to define"#,
        #"write `\newcommand\name{…}`"#
      ),
      (
        #"📍\newcommand\a[x]{b}"#, #"`\newcommand` has no number of arguments in its brackets"#,
        "write a number from 0 to 9"
      ),
      (#"\newcommand{\a}📍{b"#, "this `{` is never closed", "write the `}` that is missing"),
      // What is wrong in a definition is so where it is used.
      (#"\newcommand\a{\fraq} 📍\a"#, #"unknown command `\fraq`"#, #"write `\frac`"#),
      (#"\frac{a}📍{b"#, "this `{` is never closed", "write the `}` that is missing"),
      (
        #"\begin{matrix} 📍\left( a & b \end{matrix}"#, #"this `\left` has no `\right`"#,
        #"close it with `\right)` or `\right.`"#
      ),
      (
        #"\begin{matrix} 📍{ a \end{matrix}"#, "this `{` is never closed",
        "write the `}` that is missing"
      ),
      ("a📍}", "this `}` closes nothing", #"remove it, or write `\}` for a brace"#),
      (#"\sqrt📍[3 x"#, "this `[` is never closed", "write the `]` that is missing"),
      ("x^a📍^b", "a second superscript on one base", "group them: `{x^a}^b`, or `x^{ab}`"),
      ("x_a^b📍_c", "a second subscript on one base", "group them: `{x_a}_b`, or `x_{ab}`"),
      ("x^2📍'", "a second superscript on one base", "group them: `{x^a}^b`, or `x^{ab}`"),
      ("x📍^", "`^` has nothing to apply to", "write `^{…}`"),
      ("x📍_^2", "`_` has nothing to apply to", "write `_{…}`"),
      (#"{a 📍\frac b}"#, #"`\frac` has nothing to apply to"#, #"write `\frac{…}`"#),
      (
        #"📍\left( a"#, #"this `\left` has no `\right`"#,
        #"close it with `\right)` or `\right.`"#
      ),
      (
        #"a 📍\right)"#, #"this `\right` has no `\left`"#, #"write `\left(` or `\left.` before"#
      ),
      (
        #"\left 📍x"#, #"`\left` has no delimiter behind it"#,
        #"write `\left(`, `\left|`, `\left\{` or, for none, `\left.`"#
      ),
      (
        #"\begin{📍matix} a \end{matix}"#, "unknown environment `matix`",
        #"write `\begin{matrix}`"#
      ),
      (
        #"\begin{📍tabular} a \end{tabular}"#, "unknown environment `tabular`",
        #"write `\begin{array}{cc}`, a table of Markdown or a picture"#
      ),
      (
        #"📍\begin{cases} a"#, #"this `\begin{cases}` has no `\end{cases}`"#,
        #"write `\end{cases}` behind its last line"#
      ),
      (
        #"\begin{cases} a \end{📍matrix}"#, #"`\begin{cases}` ends with `\end{matrix}`"#,
        #"write `\end{cases}`"#
      ),
      (#"a 📍\end{cases}"#, #"this `\end` has no `\begin`"#, #"remove it, or write the `\begin`"#),
      (
        #"\begin{array}{l|📍!} a \end{array}"#, "`!` is no column of an array",
        "write `l`, `c`, `r` and `|` only"
      ),
      (
        #"a 📍& b"#, "`&` stands outside of a table",
        #"write `\&`, or put it between `\begin{aligned}` and `\end{aligned}`"#
      ),
      (
        #"a 📍\\ b"#, #"`\\` starts a line outside of a table"#,
        #"put the lines between `\begin{aligned}` and `\end{aligned}`"#
      ),
      ("50📍%", "`%` starts a comment in TeX", #"write `\%` for the sign"#),
      ("a 📍# b", "`#` has no meaning here", ##"write `\#` for the sign"##),
      ("日 📍“", "`“` has no meaning in a formula", #"write `\text{“}` for text"#),
      (
        #"x📍\limits_a"#, #"`\limits` stands behind no operator"#,
        #"write it right behind `\sum`, `\int` or the like, or remove it"#
      ),
      (#"📍\not\frac12"#, #"`\not` stands before no sign"#, #"write `\not=` or `\not\subset`"#),
      (#"📍\text a"#, #"`\text` has no braces behind it"#, #"write `\text{…}`"#),
      (
        #"\text{a 📍\alpha}"#, #"`\alpha` has no meaning inside `\text{…}`"#,
        "put it between dollars, or close the braces"
      ),
      (
        #"\text{a 📍$b}"#, #"`$` has no meaning inside `\text{…}`"#, "write the second dollar"
      ),
      (
        #"📍\operatorname{}"#, #"`\operatorname` has no name"#,
        #"write `\operatorname{softmax}`"#
      ),
      (#"a 📍\"#, "a backslash with nothing behind it", #"write `\backslash` for the sign"#),
    ] as [(String, String, String)])
  func isAtItsToken(_ sample: String, _ message: String, _ advice: String) throws {
    let parts = sample.unicodeScalars.split(separator: "📍", omittingEmptySubsequences: false)
      .map { String($0) }
    let error = #expect(throws: TeXProblem.self) {
      _ = try TeXParser.parse(parts.joined())
    }
    #expect(error?.offset == parts[0].utf8.count)
    #expect(error?.message == message)
    #expect(error?.advice == advice)
  }

  @Test(arguments: [
    String(repeating: "{", count: 41), String(repeating: #"\sqrt"#, count: 41) + "x",
    String(repeating: "x^{", count: 41), String(repeating: #"\left("#, count: 41),
    String(repeating: #"\begin{matrix}"#, count: 41), String(repeating: #"\bf"#, count: 41),
    String(repeating: #"\text{$"#, count: 41) + String(repeating: "$}", count: 41),
  ])
  func deepNestingIsAnError(_ tex: String) {
    let error = #expect(throws: TeXProblem.self) {
      _ = try TeXParser.parse(tex)
    }
    #expect(error?.message == "the formula nests deeper than 40")
  }
}

extension TeXParser {
  /// Reads a formula with nothing defined before it.
  static func parse(_ tex: String, isDisplay: Bool = false) throws(TeXProblem) -> TeXNode {
    var macros = TeXMacros()
    return try parse(TeXCharacter.all(in: tex), isDisplay: isDisplay, &macros)
  }
}
