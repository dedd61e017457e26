import LessonDocumentation
import LessonText
import Testing

@Suite("Claims")
struct ClaimTests {
  @Test(
    "about what is printed",
    arguments: [
      ("print(1) // Prints \"1\"", ["prints(1) of print(1)"]),
      ("print(1)\n// Prints \"1\"", ["prints(1) of print(1)"]),
      ("print(1)\n\n// prints: 1", ["prints(1) of print(1)"]),
      ("print(a) // Prints \"a\" is the word", ["prints(a)? of print(a)"]),
      ("print(a) // Prints \"[\"a\", \"b\"]\"", [#"prints(["a", "b"]) of print(a)"#]),
      ("print(a) // Prints '[\"a\", \"b\"]'", [#"prints(["a", "b"]) of print(a)"#]),
      ("print(a) // Prints \"a\" or \"b\"", [#"prints(a" or "b)? of print(a)"#]),
      ("print(a) // Prints \"a.\"\"", ["prints(a.) of print(a)"]),
      ("print(a) // Prints the name", []), ("print(a) // Prints out everything", []),
      ("print(a) // prints Hello there", ["prints(Hello there)? of print(a)"]),
      ("print(1)\nprint(2)\n// Prints \"1\n// 2\"", ["prints(1⏎2) of print(2)"]),
      (
        "for a in b { print(a) }\n// Prints \"1\"\n// Prints \"2\"",
        ["prints(1⏎2) of for a in b { print(a) }"]
      ),
      ("print(a)\n// Prints:\n// 1\n//   2\n//\n// 3", ["prints(1⏎  2⏎⏎3) of print(a)"]),
      ("print(a)\n// Prints\n// one", ["prints(one) of print(a)"]),
      ("print(a)\n// Output: one", ["prints(one) of print(a)"]),
      ("print(a)\n/* Prints:\n1\n 2\n*/", ["prints(1⏎ 2) of print(a)"]),
      ("for a in b {\n  print(a) // Prints \"1\"\n}", ["prints(1) of print(a)"]),
      (
        "for a in b {\n  print(a)\n}\n// [1]\n// [2]",
        ["prints([1]⏎[2]) of for a in b {⏎  print(a)⏎}"]
      ),
      (
        "for a in b {\n  print(a)\n}\n// one\n// two",
        ["prints(one⏎two)? of for a in b {⏎  print(a)⏎}"]
      ),
      ("for a in b {\n  print(a)\n}\n// All of them, with\n// a full stop.", []),
      ("print(a) // [1, 2]", ["prints([1, 2]) of print(a)"]),
      ("print(a) // \"one\"", ["prints(one) of print(a)"]),
      ("print(a) // => 1", ["prints(1) of print(a)"]),
      ("f()\n\n// Prints \"1\"\nprint(1)", ["prints(1) of print(1)"]),
      (
        "f { print(a) }\n// Prints \"1\"\n// Prints \"the value is 2\"",
        ["prints(1⏎the value is 2) of f { print(a) }"]
      ),
      ("for a in b { print(a) }\n// 🇵🇷", ["prints(🇵🇷)? of for a in b { print(a) }"]),
      ("if a { // 1\n  print(b) // 2\n}", []),
      ("print(1) // print(2)", []),
      ("let s = \"// Prints 1\"", []),
    ])
  func printed(code: String, claims: [String]) {
    #expect(DocumentationBlock.reading(code)?.claimTexts == claims)
  }

  @Test(
    "what is said in other words is a claim that nobody can judge",
    arguments: [
      "let (a, b) = f() // a == 3, b == 2", "let a = f()\n// a.x == 1 and a.y == 3",
      "let a = f() // a → 4", "let a = f() /* == 4 */", "f() // is 4", "f() // Result: 4",
      "f() // evaluates to 4", "let a = f() // ≈ 0.4", "f() // throws E.odd",
      "let a = b\n  .map { $0 } // [1, 2]\n  .filter { $0 }", "f() // ❌ no",
      "import Testing\n#expect(a == 1)",
      "XCTAssertEqual(a, 1)", "f() // ~3.15", "f() // 60%", "f() // True", "f() // > 5",
    ])
  func unread(code: String) {
    let claims = DocumentationBlock.reading(code)?.claims ?? []
    #expect(claims.contains { $0.statement == nil && $0.subject == nil && !$0.isCertain })
  }

  @Test(
    "prose is no claim",
    arguments: [
      "f() // calls it", "f() // the first of 3 elements", "// x == 1 is what we want\nf()",
      "let a = 1 // one", "f(a) // with the default",
      "f() // 1)", "f() // #1",
    ])
  func prose(code: String) {
    #expect(DocumentationBlock.reading(code)?.claims.isEmpty == true)
  }

  @Test(
    "about values",
    arguments: [
      ("a.max() // 9", ["value(9) of a.max()"]),
      ("a.max() // => 9", ["value(9) of a.max()"]), ("a.max() // → 9", ["value(9) of a.max()"]),
      ("a.max() // == 9", ["value(9) of a.max()"]),
      ("a.isPrime() // Returns false", ["value(false) of a.isPrime()"]),
      ("a.max() // 9, the last", ["value(9)? of a.max()"]),
      ("let a = f()\n// [1, 2]", ["value([1, 2]) of a"]),
      ("let a = f() // [1, 2]", ["value([1, 2]) of a"]),
      ("a += 1 // 2", ["value(2) of a"]), ("_ = a + 1 // 2", ["value(2) of a + 1"]),
      ("// a.count == 3", ["value(3) of a.count"]), ("f()\n// 'a.b' == 3", ["value(3) of a.b"]),
      ("f()\n// a == [\"b\": 1,\n//       \"c\": 2]", [#"value(["b": 1, "c": 2]) of a"#]),
      ("f()\n// a == b", ["value(b)? of a"]),
      ("f() // a == 1, because", ["value(1)? of a"]),
      ("a.sort()\n// a is now [1, 2]", ["value([1, 2]) of a"]),
      ("a.sort() // a: [1, 2]", ["value([1, 2]) of a"]),
      ("a.sort() // `a` is now `[1, 2]`.", ["value([1, 2]) of a"]),
      ("a.sort() // `a` now contains [1, 2]", ["value([1, 2]) of a"]),
      ("a.sort() // `a` is some permutation of `[1, 2]`", ["value([1, 2]) of a"]),
      ("a.sort() // `a.count` == `2`", ["value(2) of a.count"]),
      ("f() // `4`", ["value(4) of f()"]),
      ("f() // Returns `true`.", ["value(true) of f()"]), ("a.sort() // `a` is a `Set`", []),
      ("a.sort() // b is 5", ["value(b is 5)? of nothing"]),
      ("a.remove(at: 2) // 3\n// [1, 2]", ["value(3) of a.remove(at: 2)", "value([1, 2])? of a"]),
      ("f() // Optional(\"a\")", ["value(Optional(\"a\")) of f()"]),
      ("f() // .some(1)", ["value(.some(1)) of f()"]), ("f() // -1.5e3", ["value(-1.5e3) of f()"]),
      ("f() // [a, b]", ["value([a, b])? of f()"]),
      ("f() // [1, 2, ...]", ["value([1, 2, ...])? of f()"]),
      ("f() // sorted by name", []), ("f() // O(1)", []), ("f() // Int", []),
      ("f() // [Int]", []), ("f() // Note: slow", []), ("f() // nilable", []),
      ("f() // (optional)", []), ("if a { // true\n}", []),
      ("f(1, // 5\n  2)", ["value(5)? of nothing"]),
      ("import A // 5", ["value(5)? of nothing"]), ("// 5", []), ("// a == b means that", []),
      ("f() // 1\ng() // 2", ["value(1)? of f()", "value(2)? of g()"]),
    ] as [(String, [String])])
  func values(code: String, claims: [String]) {
    #expect(DocumentationBlock.reading(code)?.claimTexts == claims)
  }

  @Test(
    "about failures",
    arguments: [
      ("f() // error: no f", ["mustFail(no f) of f()"]), ("f() // Error", ["mustFail() of f()"]),
      ("f() // error!", ["mustFail(!) of f()"]), ("f() // Overflow error", ["mustFail() of f()"]),
      ("f() // -> Fatal error!", ["mustTrap(!) of f()"]),
      ("f() // errors are thrown", []),
      ("f() // Error handling is next", []),
      ("f() // does not compile", ["mustNotCompile() of f()"]),
      ("f() // Compile-time error: no", ["mustNotCompile(no) of f()"]),
      ("f() // Fatal error: out of range", ["mustTrap(out of range) of f()"]),
      ("f() // Runtime error", ["mustTrap() of f()"]), ("f() // crashes", ["mustTrap() of f()"]),
      ("// Error:\nf()", ["mustFail()? of f()"]),
    ])
  func failures(code: String, claims: [String]) {
    #expect(DocumentationBlock.reading(code)?.claimTexts == claims)
  }

  @Test("stand at bytes of the file that can be replaced")
  func placesInTheFile() throws {
    let source = """
      struct A {
        /// é
        ///
        ///     f("é") // "ä"
        ///     g()
        ///     // Prints "é
        ///     // ü"
        ///     // a == [1,
        ///     //  2]
      ///     // `g` is `[3]`.
        func f() {}
      }
      """
    let file = DocumentationFile.reading(.comments, source)
    let block = try #require(file.blocks.first)
    let texts = block.claims.map { claim in
      claim.textRanges.map { range in
        let bytes = file.source.bytes[block.fileRange(of: range, in: file.source)]
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    #expect(texts == [["\"ä\""], ["é", "ü"], ["[1,", "2]"], ["[3]"]])
    #expect(block.position(ofByte: 0) == SourcePosition(line: 4, column: 11))
  }
}
