import Testing

@testable import LessonPages

/// Colours come from the syntax tree, and the text stays the author's.
@Suite struct HighlightedCodeTests {
  @Test(arguments: [
    "let x = 1\n", "", "\n\n", "\tlet  x\t=  1  \n", "let s = \"a\\(b)c\" // d\n",
    "func f( { let = = \"unclosed\n  }}} /* never closed\n", "}", "\"\"\"\n  a\n",
    "#!/bin/swift\nx\n",
    "let s = #\"a\\#(1 + [2])\"#", "a<b>&\"'", "let café = \"👩‍👩‍👧 e\u{301}\"\n", "\u{1}\u{7F}`x`\n",
    "<<<<<<< ours\n=======\n", "#if os(Linux)\nx\n#endif", "let r = #/a(b)/#\n",
  ])
  func textIsTheSource(_ code: String) {
    let highlighted = HighlightedCode(code)
    #expect(highlighted.runs.map(\.text).joined().unicodeScalars.elementsEqual(code.unicodeScalars))
    #expect(highlighted.html.visibleText.unicodeScalars.elementsEqual(code.unicodeScalars))
  }

  @Test(arguments: [
    ("let", TokenClass.keyword), ("Tensor", .type), ("mean", .call), ("squared", .call),
    ("digits", .label), ("0x1F", .number), ("2.5e3", .number), ("\"loss ", .string),
    ("\\(", .interpolation), ("@MainActor", .attribute), ("// why", .comment), ("Never", .type),
    ("init", .keyword), ("#expect", .attribute), ("#if", .keyword), ("nil", .keyword),
    ("#\"raw\"#", .string), ("/a+/", .string), ("with", .label), ("forward", .call),
  ])
  func eachKindHasItsClass(_ text: String, _ expected: TokenClass) {
    let code = """
      // why
      @MainActor func forward(with x: Tensor) -> Never? { nil }
      let a = x.squared().mean()
      print("loss \\(a, digits: 0x1F)", 2.5e3)
      #expect(Tensor.init(1) == #"raw"#)
      let r = /a+/
      #if os(Linux)
      #endif
      """
    #expect(HighlightedCode(code).runs.contains(.init(tokenClass: expected, text: text)))
  }

  @Test func plainNamesHaveNoClass() {
    #expect(HighlightedCode("weights\n").html == "weights\n")
    #expect(HighlightedCode("a + b.0").html == "a + b.0")
  }

  @Test func coloursGoDeeperThanTheParsersLimitInDebugBuilds() {
    let code = String(repeating: "f(", count: 40) + "1" + String(repeating: ")", count: 40)
    let runs = HighlightedCode(code).runs
    #expect(runs.count { $0 == .init(tokenClass: .call, text: "f") } == 40)
    #expect(runs.contains(.init(tokenClass: .number, text: "1")))
  }

  @Test func codeInsideAStringIsCode() {
    let runs = HighlightedCode("\"a\\(f(1))b\"").runs
    #expect(
      runs == [
        .init(tokenClass: .string, text: "\"a"), .init(tokenClass: .interpolation, text: "\\("),
        .init(tokenClass: .call, text: "f"), .init(tokenClass: nil, text: "("),
        .init(tokenClass: .number, text: "1"), .init(tokenClass: nil, text: ")"),
        .init(tokenClass: .interpolation, text: ")"), .init(tokenClass: .string, text: "b\""),
      ])
  }
}
