import Testing

@testable import LessonMarkdown

/// What is wrong with formulas, and where: `📍` marks the place in the sample, and is no part of it.
@Suite struct FormulaProblemTests {
  @Test(arguments: [
    (#"a + 📍\fraq{a}{b}"#, #"unknown command `\fraq`"#, #"write `\frac`"#),
    (
      #"📍\softmax z"#, #"unknown command `\softmax`"#,
      #"write it with other commands, or `\operatorname{softmax}` for a name"#
    ),
    (
      #"é = x 📍\tag{1}"#, #"unknown command `\tag`"#,
      "remove it: formulas have no numbers; write the reference as text"
    ),
    (#"a 📍\over b"#, #"unknown command `\over`"#, #"write `\frac{…}{…}`"#),
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
    (#"\begin{📍align} a \end{align}"#, "unknown environment `align`", #"write `\begin{aligned}`"#),
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
      #"\begin{array}{l📍|} a \end{array}"#, "`|` is no column of an array",
      "write `l`, `c` and `r` only"
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
    (#"📍\not a"#, #"`\not` stands before no relation"#, #"write `\not=` or `\not\subset`"#),
    (#"📍\text a"#, #"`\text` has no braces behind it"#, #"write `\text{…}`"#),
    (
      #"\text{a 📍\alpha}"#, #"`\a` has no meaning inside `\text{…}`"#,
      "close the braces before it"
    ),
    (
      #"📍\operatorname{}"#, #"`\operatorname` has no name"#,
      #"write `\operatorname{softmax}`"#
    ),
    (#"a 📍\"#, "a backslash with nothing behind it", #"write `\backslash` for the sign"#),
  ])
  func isAtItsToken(_ sample: String, _ message: String, _ advice: String) throws {
    let parts = sample.unicodeScalars.split(separator: "📍", omittingEmptySubsequences: false)
      .map { String($0) }
    let error = #expect(throws: TeXProblem.self) {
      _ = try TeXParser.parse(TeXCharacter.all(in: parts.joined()))
    }
    #expect(error?.offset == parts[0].utf8.count)
    #expect(error?.message == message)
    #expect(error?.advice == advice)
  }

  @Test(arguments: [
    String(repeating: "{", count: 41), String(repeating: #"\sqrt"#, count: 41) + "x",
    String(repeating: "x^{", count: 41), String(repeating: #"\left("#, count: 41),
    String(repeating: #"\begin{matrix}"#, count: 41),
  ])
  func deepNestingIsAnError(_ tex: String) {
    let error = #expect(throws: TeXProblem.self) {
      _ = try TeXParser.parse(TeXCharacter.all(in: tex))
    }
    #expect(error?.message == "the formula nests deeper than 40")
  }
}
