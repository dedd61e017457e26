import LessonCode
import LessonDocumentation
import LessonResults
import LessonText
import Testing

@Suite("Programs of documentation")
struct UnitCheckTests {
  private static func check(_ page: String) -> UnitCheck? {
    DocumentationFile.reading(.page, page, file: "P.md").units.first.map { unit in
      UnitCheck(
        unit, file: "P.md", imports: ["import Things"], number: 7, products: ["Geometry", "Web1"]
      ) { !["Absent", "Geometri", "Web2"].contains($0) }
    }
  }

  private static func error(
    _ message: String, _ line: Int, in program: DocumentationProgram
  ) -> CompilerDiagnostic {
    let place = CompilerDiagnostic.Place(
      file: "\(program.number)#P.md", line: line, column: 1)
    return CompilerDiagnostic(.error, at: place, message)
  }

  /// What a program did that printed `output` in its only block and came to its end.
  private static func transcript(_ block: Int, _ output: String) -> Transcript {
    var cell = Transcript.CellOutput(number: block)
    cell.output = Array(output.utf8)
    var transcript = Transcript()
    transcript.cells = [cell]
    transcript.isComplete = true
    return transcript
  }

  private static func texts(_ check: UnitCheck) -> [String] {
    check.verdicts.map { verdict in
      ([verdict.status.rawValue] + [verdict.uncheckedReason?.rawValue].compactMap { $0 }
        + verdict.diagnostics.map { "\($0.position.line):\($0.position.column) \($0.id.rawValue)" })
        .joined(separator: ", ")
    }
  }

  @Test("every line stands on its own, at its own column")
  func columns() throws {
    let page = "> ```swift\n> import Swift\n> let a = 1\n>\n> a + 1 // 2\n> ```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0.hasSuffix("a + 1 // 2") })
    #expect(lines[index] == "  a + 1 // 2")
    #expect(lines[index - 2] == "#sourceLocation(file: \"7#P.md\", line: 4)")
    #expect(lines.contains("  import Swift") && lines.contains("import Things"))
  }

  @Test("a fence shows the last value behind other statements of its line, too")
  func valueOfAFenceBehindStatements() throws {
    let page = "```swift\nlet a = 1; a + 1\n```\n\n```output\n2\n```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    #expect(program.text.contains("let __lessonShownValue =\n           a + 1\n"))
  }

  @Test("a value behind other statements of its line is looked at, at its own column")
  func valueBehindStatements() throws {
    var check = try #require(Self.check("```swift\nlet a = \"é\"; a + a // \"éé\"\n```\n"))
    let program = try #require(check.takePending().first)
    let text = """
      #sourceLocation(file: "7#P.md", line: 2)
      let a = "é";\u{20}
      #sourceLocation(file: "7#P.md", line: 1)
      let __lessonValue1 =
                    a + a // "éé"
      """
    #expect(program.text.contains(text))
    #expect(program.text.contains("isEqual: __lessonIsEqual(__lessonValue1, (\"éé\")))"))
  }

  @Test(
    "a value before a semicolon, or behind what opens statements, is looked at",
    arguments: [
      ("1 + 1; // 3", "let __lessonValue1 =\n1 + 1; // 3\n"),
      ("do { 1 + 1 // 3\n}", "do {\u{20}\n"), ("for _ in a { f() // 3\n}", "for _ in a {\u{20}\n"),
      ("switch a {\ncase 1: f() // 3\ndefault: f()\n}", "case 1:\u{20}\n"),
    ])
  func valueInBraces(code: String, text: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    #expect(program.text.contains(text))
    #expect(program.text.contains("__lessonClaim(1, key: \(program.marks.key), __lessonValue1"))
  }

  @Test("what a closure gives back, and what stands in one line of braces, stays as it is")
  func resultsInBraces() throws {
    for code in ["let g = { f() // 3\n}", "if a { f() } // 3", "f { a in f() // 3\n}"] {
      var check = try #require(Self.check("```swift\n\(code)\n```\n"))
      #expect(try #require(check.takePending().first).text.contains("\n\(code)\n"))
    }
  }

  @Test(
    "where the compiler cannot compare a value with its claim, the next way is tried",
    arguments: [("a // [1, 2]", "__lessonValue1)"), ("a // (1, 2)", "__lessonValue1 == ((1, 2)))")])
  func otherUses(code: String, next: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    #expect(program.text.contains("isEqual: __lessonIsEqual(__lessonValue1, ("))
    let place = CompilerDiagnostic.Place(file: "7#claim 1", line: 1, column: 1)
    _ = check.take([CompilerDiagnostic(.error, at: place, "no exact matches")], of: program)
    let second = try #require(check.takePending().first)
    #expect(second.text.contains("\(next)\n") && !second.text.contains("__lessonIsEqual"))
  }

  @Test("a block with an error is left out and tried alone, and the others go on")
  func errors() throws {
    let page = "```swift\nlet a = 1\n```\n\n```swift\na.b()\n```\n\n```swift\nlet c = a\n```\n"
    var check = try #require(Self.check(page))
    let first = try #require(check.takePending().first)
    #expect(first.blocks.map(\.block.number) == [1, 2, 3])
    _ = check.take([Self.error("value of type 'Int' has no member 'b'", 6, in: first)], of: first)
    let second = check.takePending()
    #expect(second.map { $0.blocks.map(\.block.number) } == [[2], [1, 3]])
    _ = check.take([Self.error("cannot find 'a' in scope", 6, in: second[0])], of: second[0])
    let isSound = check.take([], of: second[1])
    #expect(isSound)
    check.takeCompiled(second[1])
    var transcript = Self.transcript(1, "")
    transcript.cells.append(Transcript.CellOutput(number: 3))
    check.take(transcript, of: second[1])
    #expect(Self.texts(check) == ["passed", "failed, 6:1 compile-error", "passed"])
  }

  @Test(
    "errors tell fragments from faults",
    arguments: [
      ("cannot find 'a' in scope", "unchecked, needs a"),
      ("cannot find type 'A' in scope", "unchecked, needs A"),
      ("expansion of macro 'a' requires leading '#'", "unchecked, needs a"),
      ("static methods may only be declared on a type", "unchecked, needs an enclosing type"),
      ("missing argument label 'b:' in call", "failed, 2:1 compile-error"),
      ("type 'A' has no member 'b'", "failed, 2:1 compile-error"),
      ("value of type 'URL' has no member 'b'", "failed, 2:1 compile-error"),
      ("Objective-C interoperability is disabled", "unchecked, needs Objective-C"),
      ("variable 'a' used by function definition before being initialized", "unchecked, needs a"),
    ])
  func fragments(message: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\na.b(1)\n```\n"))
    let program = try #require(check.takePending().first)
    _ = check.take([Self.error(message, 2, in: program)], of: program)
    #expect(check.takePending().isEmpty)
    #expect(Self.texts(check) == [verdict])
  }

  @Test(
    "that a name is nowhere declared proves no other error that a comment tells of",
    arguments: [
      ("a.b = 1 // error: cannot assign", "cannot assign to property: 'b'", "passed"),
      ("a.b = 1 // error: cannot assign", "cannot find 'a' in scope", "unchecked, no-claim"),
      ("a.b = 1 // error: cannot find 'a' in scope", "cannot find 'a' in scope", "passed"),
    ])
  func refusals(code: String, message: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    for program in check.takePending() {
      let fails = program.text.contains("a.b = 1")
      _ = check.take(fails ? [Self.error(message, 2, in: program)] : [], of: program)
      guard !fails else { continue }
      check.takeCompiled(program)
      check.take(Self.transcript(1, ""), of: program)
    }
    #expect(check.takePending().isEmpty)
    #expect(Self.texts(check) == [verdict])
  }

  @Test(
    "what follows from what is left out is no fault",
    arguments: [
      ("let a = ...\na.b()", "value of type 'Never' has no member 'b'", 3, "placeholder"),
      ("struct A {\n  ...\n}\nA(b: 1)", "extra argument 'b' in call", 5, "placeholder"),
      (
        "struct A {\n  ...\n  func f() { self.b() }\n}", "value of type 'A' has no member 'b'",
        4, "placeholder"
      ),
      (
        "struct A: B {\n  // The rest.\n}\nA.b()", "type 'A' does not conform to protocol 'B'", 2,
        "placeholder"
      ),
      (
        "struct A: B {\n  // ... the rest\n  var c = 1\n}\nA.b()", "type 'A' has no member 'b'", 6,
        "placeholder"
      ),
      ("a: .b(1)", "expected expression", 2, "needs an enclosing call"),
      (
        "[\"a\": 1, \"b\": \"c\"]", "heterogeneous collection literal could only be inferred", 2,
        "needs a contextual type"
      ),
      ("let a = a.b()", "use of local variable 'a' before its declaration", 2, "needs a"),
      (
        "for a in sequence {}", "for-in loop requires '(T) -> T' to conform to 'Sequence'", 2,
        "needs for"
      ),
      ("let a = A(...)", "missing argument label 'b:' in call", 2, "placeholder"),
      (
        "func f<A>(_ a: A) { a.b(...) }", "value of type 'A' has no member 'b'", 2, "placeholder"
      ),
      (
        "let a = A(b: 1, ...)", "incorrect argument labels in call (have 'b:_:', expected 'c:d:')",
        2, "placeholder"
      ),
      ("let a: A\na.b()", "constant 'a' used before being initialized", 3, "needs a"),
    ])
  func omissions(code: String, message: String, line: Int, reason: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    for program in check.takePending() {
      _ = check.take([Self.error(message, line, in: program)], of: program)
    }
    while let program = check.takePending().first {
      _ = check.take([Self.error(message, line, in: program)], of: program)
    }
    #expect(Self.texts(check) == ["unchecked, \(reason)"])
  }

  @Test(
    "what is missing hides no error that it cannot explain",
    arguments: [
      ("func f(_ a: A) {\n  b.c()\n}", 13, "value of type 'B' has no member 'c'", true),
      ("func f(_ a: A) {\n  a.c()\n}", 13, "value of type 'B' has no member 'c'", false),
      ("func f() -> A {\n  b.c()\n}", 13, "value of type 'B' has no member 'c'", false),
      ("struct S: A {\n  func f() { b.c() }\n}", 11, "value of type 'B' has no member 'c'", true),
      ("struct S: A {\n  func f() { c() }\n}", 11, "value of type 'S' has no member 'c'", false),
      (
        "a {\n  let b: Int = \"\"\n}", 1,
        "cannot convert value of type 'String' to specified type 'Int'", true
      ),
      (
        "a {\n  let b: Int = c\n}", 1, "cannot convert value of type 'C' to specified type 'Int'",
        false
      ),
    ])
  func hiddenErrors(code: String, column: Int, message: String, isShown: Bool) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    let line = try #require(code.split(separator: "\n").dropFirst().first)
    let own = line.lastIndex(of: "c").map { line[...$0].count } ?? 3
    let errors = [("cannot find 'A' in scope", 2, column), (message, 3, own)].map {
      CompilerDiagnostic(
        .error, at: .init(file: "\(program.number)#P.md", line: $0.1, column: $0.2), $0.0)
    }
    _ = check.take(errors, of: program)
    for program in check.takePending() { _ = check.take(errors, of: program) }
    #expect(
      Self.texts(check) == [isShown ? "failed, 3:\(own) compile-error" : "unchecked, needs A"])
  }

  @Test(
    "alternatives in one block have scopes of their own",
    arguments: [
      ("let a = 1\nlet a = 2\nlet a = 3", 2), ("struct A {}\nstruct A {}", 1),
      ("func f() {}\nfunc f(_ a: Int) {}", 0), ("let a = 1; let a = 2", 0),
      ("func f(_ a: Int) {}\nfunc f(_ b: Int) throws {}", 1),
      ("func f() -> Int { 1 }\nfunc f() -> Bool { true }", 0),
      ("func f() {}\nfunc f() async {}", 0),
      ("let a = 1\na { let a = 2 }", 0), ("struct A {}\nstruct A {}\nextension A {}", 0),
    ])
  func alternatives(code: String, count: Int) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    #expect(program.text.split(separator: "\n").count { $0 == "do {" } == count)
  }

  @Test("alternatives that add to types are units of their own, and what is false in one is false")
  func alternativesThatExtend() throws {
    let code = "struct A { let a = 1 }\nextension A { var b: Int { a } }\nA().b // 1\nlet c = 5"
    let page =
      "```swift\n\(code)\nstruct A { let a = 2 }\nextension A { var b: Int { a } }\nA().b // 3\n```\n\n"
      + "```swift\nprint(A().b) // Prints \"2\"\n```\n"
    let unit = try #require(Self.check(page)).unit
    let units = unit.alternatives
    #expect(units.map { $0.blocks.map(\.number) } == [[1], [1, 2]])
    let codes = units.map { $0.blocks[0].code.split(separator: "\n").map { $0.drop { $0 == " " } } }
    #expect(codes[0] == code.split(separator: "\n") + ["", "", ""])
    #expect(codes[1][..<3] == ["", "", ""] && codes[1][3] == "let c = 5" && codes[1].count == 7)
    #expect(units.map { $0.blocks[0].claims.count } == [1, 1])

    var verdicts = units.map { unit in
      unit.blocks.map { BlockVerdict($0, .passed) }
    }
    #expect(
      BlockVerdict.verdicts(on: unit, ofAlternatives: verdicts).map(\.status) == [.passed, .passed])
    verdicts[1][0].status = .failed
    verdicts[1][0].found = [0: "2"]
    let merged = BlockVerdict.verdicts(on: unit, ofAlternatives: verdicts)
    #expect(merged.map(\.status) == [.failed, .passed] && merged[0].found == [1: "2"])
    #expect(merged[0].block.code == unit.blocks[0].code)
  }

  @Test("a block whose own type is not seen where it stands is tried alone")
  func hiddenTypes() throws {
    let page =
      "```swift\nlet a = 1\n```\n\n```swift\nlet a = 2\nstruct A {}\nextension A {}\n```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    _ = check.take([Self.error("cannot find type 'B' in scope", 8, in: program)], of: program)
    #expect(check.takePending().map(\.purpose) == [.inOrder])
    check = try #require(Self.check(page))
    _ = check.takePending()
    _ = check.take([Self.error("cannot find type 'A' in scope", 8, in: program)], of: program)
    #expect(check.takePending().map(\.purpose) == [.alone(2), .inOrder])
  }

  @Test(
    "one alternative is a unit as it is",
    arguments: [
      "struct A {}\nextension A {}", "struct A {}\nstruct A {}", "let a = 1\nextension Int {}",
      "func f() {}\nextension Int {}\nfunc f(_ a: Int) {}",
    ])
  func oneAlternative(code: String) throws {
    let unit = try #require(Self.check("```swift\n\(code)\n```\n")).unit
    #expect(unit.alternatives.map { $0.blocks.map(\.code) } == [[code + "\n"]])
  }

  @Test(
    "claims on what has no order must hold in several, whatever is ordered by its name",
    arguments: [
      ("print(Set([1, 2]))", true), ("print([1: 2])", true), ("print(OrderedSet([1, 2]))", false),
      ("print(BitSet([1, 2]))", false), ("print(OrderedSet(TreeSet([1, 2])))", true),
      ("print(OrderedSet([1, 2]), Dictionary(a))", true), ("print([1, 2])", false),
    ])
  func ordersOfNames(code: String, isInSeveral: Bool) throws {
    var check = try #require(Self.check("```swift\n\(code) // Prints \"[1, 2]\"\n```\n"))
    #expect(try #require(check.takePending().first).mayHash == isInSeveral)
  }

  @Test(
    "files are read where something is made of their contents",
    arguments: [
      ("a.append(contentsOf: b)", false), ("_ = try String(contentsOf: u)", true),
      ("_ = Data.init(contentsOf: u)", true), ("_ = f.contentsOfDirectory(atPath: a)", true),
    ])
  func files(code: String, isReading: Bool) throws {
    #expect(ParsedBlock(try #require(DocumentationBlock.reading(code))).readsFiles == isReading)
  }

  @Test(
    "an error that nothing catches is no fault, and hides no claim",
    arguments: [
      ("print(1) // Prints \"1\"\ntry f()", "B1\nE", "passed"),
      ("try f()\nprint(1) // Prints \"1\"", "", "unchecked, uncaught-error"),
      ("print(1) // Prints \"2\"\ntry f()", "B1\nE", "failed, 2:21 output-mismatch"),
      ("try f()", "", "unchecked, uncaught-error"),
    ])
  func uncaughtErrors(code: String, output: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    let mark = "\0claim \(program.marks.key) "
    var transcript = Self.transcript(
      1, output.replacing("B", with: mark + "begins 1\n").replacing("E", with: mark + "ends 1\n"))
    transcript.isComplete = false
    transcript.ending = .signal(5)
    transcript.cells[0].errorOutput = Array("Fatal error: Error raised at top level: A.E()\n".utf8)
    check.take(transcript, of: program)
    #expect(Self.texts(check) == [verdict])
  }

  @Test(
    "what a placeholder cannot explain is a fault",
    arguments: [
      "value of type 'A' has no member 'b'",
      "incorrect argument label in call (have 'c:', expected 'd:')",
    ])
  func placeholders(message: String) throws {
    var check = try #require(Self.check("```swift\na.b(c: ...)\n```\n"))
    for program in check.takePending() {
      _ = check.take([Self.error(message, 2, in: program)], of: program)
    }
    for program in check.takePending() {
      _ = check.take([Self.error(message, 2, in: program)], of: program)
    }
    #expect(Self.texts(check) == ["failed, 2:1 compile-error"])
  }

  @Test("what follows from a variable whose value has an unknown name is no fault")
  func unknownValues() throws {
    let page = "```swift\nlet a = A {\n  for _ in 0..<b { c() }\n}\na.map(\\.d)\n```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    let errors = [("cannot find 'b' in scope", 3, 16), ("cannot infer key path type", 5, 7)].map {
      CompilerDiagnostic(
        .error, at: .init(file: "\(program.number)#P.md", line: $0.1, column: $0.2), $0.0)
    }
    _ = check.take(errors, of: program)
    for program in check.takePending() { _ = check.take(errors, of: program) }
    #expect(Self.texts(check) == ["unchecked, needs b"])
  }

  @Test("what follows from a value that comes of an unknown name is no fault")
  func valuesOfUnknownValues() throws {
    let page = "```swift\nlet a = f()\nlet b = a[0]\ng(b)\n```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    let errors = [
      Self.error("cannot find 'f' in scope", 2, in: program),
      Self.error("generic parameter 'T' could not be inferred", 4, in: program),
    ]
    _ = check.take(errors, of: program)
    for program in check.takePending() { _ = check.take(errors, of: program) }
    #expect(Self.texts(check) == ["unchecked, needs f"])
  }

  @Test(
    "what follows from a block that is left out is no fault",
    arguments: [
      ("let a = 2", "g(a)"), ("extension Int { init(b: Int) {} }", "Int(b: 1)"),
      ("extension A: Comparable {}", "c < d"),
    ])
  func lostNames(lost: String, code: String) throws {
    let page = "```swift\nlet a = 1\n```\n\n```swift\n\(lost)\n```\n\n```swift\n\(code)\n```\n"
    var check = try #require(Self.check(page))
    let first = try #require(check.takePending().first)
    _ = check.take([Self.error("no member 'x'", 6, in: first)], of: first)
    let programs = check.takePending()
    let rest = try #require(programs.last)
    #expect(rest.blocks.map(\.block.number) == [1, 3])
    _ = check.take(
      [Self.error("'<' cannot be applied to two 'A' operands", 10, in: rest)], of: rest)
    let alone = try #require(check.takePending().first { $0.blocks.map(\.block.number) == [3] })
    _ = check.take([Self.error("cannot find 'z' in scope", 10, in: alone)], of: alone)
    #expect(Self.texts(check).last == "unchecked, needs z")
  }

  @Test("what is wrong with a type that is there is a fault behind such a block, too")
  func keptTypes() throws {
    let page =
      "```swift\nstruct A {}\n```\n\n```swift\nlet a = A.b\n```\n\n```swift\na == a\n```\n"
    var check = try #require(Self.check(page))
    let first = try #require(check.takePending().first)
    let requirement = "requires that 'A' conform to 'Equatable'"
    let errors = [
      Self.error("no member 'b'", 6, in: first), Self.error(requirement, 10, in: first),
    ]
    _ = check.take(errors, of: first)
    let rest = try #require(check.takePending().last)
    #expect(rest.blocks.map(\.block.number) == [1, 3])
    _ = check.take([Self.error(requirement, 10, in: rest)], of: rest)
    #expect(Self.texts(check).last == "failed, 10:1 compile-error")
  }

  @Test("modules that make types fit are imported where one does not")
  func overlays() throws {
    let unit = try #require(Self.check("```swift\na.b(JSONEncoder())\n```\n")).unit
    var check = UnitCheck(
      unit, file: "P.md", imports: [], overlays: ["ThingsFoundation"], number: 1
    ) { _ in true }
    let message = "instance method 'b' requires that 'JSONEncoder' conform to 'Encoder'"
    for isImported in [false, true] {
      let program = try #require(check.takePending().first)
      #expect(program.imports.contains("import ThingsFoundation") == isImported)
      _ = check.take([Self.error(message, 2, in: program)], of: program)
    }
    #expect(Self.texts(check) == ["failed, 2:1 compile-error"])
  }

  @Test("two halves of one declaration are no faults")
  func halves() throws {
    let page = "```swift\nstruct A {\n  func f() {}\n```\n\n```swift\n  func g() {}\n}\n```\n"
    let check = try #require(Self.check(page))
    #expect(Self.texts(check) == Array(repeating: "unchecked, needs its other half", count: 2))
  }

  @Test("a function that hides one of the standard library's is made a global one")
  func hiddenFunctions() throws {
    var check = try #require(Self.check("```swift\nfunc print(a: Int) { print(a) }\n```\n"))
    let program = try #require(check.takePending().first)
    _ = check.take([Self.error("missing argument label 'a:' in call", 2, in: program)], of: program)
    #expect(check.takePending().map(\.placement) == [.script])
  }

  @Test("what the text rules out need not compile")
  func ruledOut() throws {
    for (text, code, verdict) in [
      ("This does not compile:", "a.b()", "unchecked, needs what the text rules out"),
      ("It compiles:", "a.b()", "failed, 4:1 compile-error"),
      (
        "See a hypothetical `bC` of it.", "a.bC()", "unchecked, needs what the text rules out"
      ),
      ("See a hypothetical `bC` of it.", "a.b()", "failed, 4:1 compile-error"),
    ] {
      var check = try #require(Self.check("\(text)\n\n```swift\n\(code)\n```\n"))
      let program = try #require(check.takePending().first)
      _ = check.take([Self.error("no member 'b'", 4, in: program)], of: program)
      #expect(Self.texts(check) == [verdict])
    }
  }

  @Test("what a block adds to a type is not there in the blocks above it")
  func laterExtensions() throws {
    let page = "```swift\nprint(a) // Prints \"1\"\n```\n\n```swift\nextension A: B {}\n```\n"
    var check = try #require(Self.check(page))
    let first = try #require(check.takePending().first)
    let mark = "\0claim \(first.marks.key) "
    var transcript = Self.transcript(1, "\(mark)begins 1\n2\n\(mark)ends 1\n")
    transcript.cells.append(Transcript.CellOutput(number: 2))
    check.take(transcript, of: first)
    let second = try #require(check.takePending().first)
    #expect(second.blocks.map(\.block.number) == [1])
    let own = "\0claim \(second.marks.key) "
    check.take(Self.transcript(1, "\(own)begins 1\n1\n\(own)ends 1\n"), of: second)
    #expect(Self.texts(check) == ["passed", "passed"])
  }

  @Test("what is behind a block that does not end is not run, and needs nothing")
  func unreached() throws {
    var check = try #require(Self.check("```swift\nlet a = f()\n```\n\n```swift\na.g()\n```\n"))
    let first = try #require(check.takePending().first)
    var transcript = Self.transcript(1, "")
    transcript.isComplete = false
    transcript.ending = .timeout
    check.take(transcript, of: first)
    let second = try #require(check.takePending().first)
    _ = check.take([Self.error("cannot find 'a' in scope", 6, in: second)], of: second)
    #expect(Self.texts(check) == ["unchecked, no-run", "unchecked, no-run"])
  }

  @Test(
    "a name that no block declares is a fault where a variable of the page makes the claims true",
    arguments: [
      ("equal", "failed, 6:1 compile-error"), ("different", "unchecked, needs b"),
    ])
  func wrongNames(answer: String, verdict: String) throws {
    let page = "```swift\nlet a = 1\n```\n\n```swift\nb // 1\n```\n"
    var check = try #require(Self.check(page))
    let first = try #require(check.takePending().first)
    _ = check.take([Self.error("cannot find 'b' in scope", 6, in: first)], of: first)
    let renamed = try #require(
      check.takePending().first { if case .renamed = $0.purpose { true } else { false } })
    #expect(renamed.text.contains("var b = a\n"))
    let mark = "\0claim \(renamed.marks.key) "
    var transcript = Self.transcript(1, "")
    transcript.cells += Self.transcript(2, "\(mark)value 1 \(answer) 1 1\n22\n").cells
    check.take(transcript, of: renamed)
    #expect(Self.texts(check).last == verdict)
  }

  @Test("what a block leaves open is missed at the end of its file")
  func openBraces() throws {
    var check = try #require(Self.check("```swift\nif a {\n```\n"))
    let program = try #require(check.takePending().first)
    #expect(program.placement == .script && !program.text.contains("__lessonEnd"))
    let place = CompilerDiagnostic.Place(file: "main.swift", line: 9, column: 1)
    let error = CompilerDiagnostic(.error, at: place, "expected '}' at end of brace statement")
    _ = check.take([error], of: program)
    #expect(Self.texts(check) == ["failed, 2:7 compile-error"])
  }

  @Test("a failure before a trap leaves what is behind the trap to another run")
  func trapsBehindFailures() throws {
    let page =
      "```swift\nprint(1) // Prints \"2\"\n```\n\n```swift\nf()\n```\n\n```swift\ng()\n```\n"
    var check = try #require(Self.check(page))
    let first = try #require(check.takePending().first)
    let mark = "\0claim \(first.marks.key) "
    var transcript = Self.transcript(1, "\(mark)begins 1\n1\n\(mark)ends 1\n")
    transcript.cells.append(Transcript.CellOutput(number: 2))
    transcript.isComplete = false
    transcript.ending = .signal(5)
    check.take(transcript, of: first)
    let second = try #require(check.takePending().first)
    #expect(second.blocks.map(\.block.number) == [1, 3])
    let before = check
    #expect(check.isSound(of: second, since: before))
    transcript = Self.transcript(1, "")
    transcript.cells.append(Transcript.CellOutput(number: 3))
    check.take(transcript, of: second)
    #expect(check.isSound(of: second, since: before))
    #expect(Self.texts(check) == ["failed, 2:21 output-mismatch", "failed, 5:1 trap", "passed"])
  }

  @Test("an error behind the code is shown at its end")
  func ends() throws {
    var check = try #require(Self.check("```swift\nf(1\n```\n"))
    for program in check.takePending() {
      _ = check.take([Self.error("expected ')' in expression list", 3, in: program)], of: program)
    }
    #expect(Self.texts(check) == ["failed, 2:4 compile-error"])
  }

  @Test(
    "what is not compiled says why",
    arguments: [
      ("import SwiftUI", "skipped"), ("import Absent", "unchecked, needs Absent"),
      ("import Geometri", "failed, 2:8 compile-error"), ("import Web2", "unchecked, needs Web2"),
      (".package(url: \"https://a.b/c\", from: \"1.0.0\")", "unchecked, manifest"),
    ])
  func modules(code: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    // `SwiftUI` is one that nobody can import here.
    if code.contains("SwiftUI") {
      let unit = check.unit
      check = UnitCheck(unit, file: "P.md", imports: [], number: 0) { _ in false }
    }
    #expect(check.takePending().isEmpty)
    #expect(Self.texts(check) == [verdict])
  }

  @Test(
    "claims are held against what is printed",
    arguments: [
      ("print(1)\n// Prints \"1\"", "B1\n", "E", "passed"),
      ("print(1)\n// Prints \"2\"", "B1\n", "E", "failed, 3:12 output-mismatch"),
      ("print(0)\nprint(1)\n// Prints \"1\"", "0\nB1\n", "E", "failed, 4:12 output-mismatch"),
      ("print(0)\nprint(1)\n// Prints \"0\n// 1\"", "0\nB1\n", "E", "passed"),
      ("print(0)\nprint(1) // Prints \"1\"", "0\nB1\n", "E", "passed"),
      (
        "print(0.1 + 0.2)\n// Prints \"0.3\"", "B0.30000000000000004\n", "E",
        "failed, 3:12 output-mismatch"
      ),
      ("print(0.1 + 0.2)\n// Prints \"0.3...\"", "B0.30000000000000004\n", "E", "passed"),
      ("print([1, 2])\n// Prints \"[1,2]\"", "B[1, 2]\n", "E", "failed, 3:12 output-mismatch"),
      ("print(a)\n// Prints \"5.1\"", "B5.0\n", "E", "failed, 3:12 output-mismatch"),
      ("print(a)\n// Prints \"2.67\"", "B2.6666\n", "E", "failed, 3:12 output-mismatch"),
      ("print(a) // Prints \"a b\"", "Ba\nb\n", "E", "failed, 2:21 output-mismatch"),
      ("print(a) // Prints \"a\\nb\"", "Ba\nb\n", "E", "passed"),
      ("print(a) // prints 3.", "B3\n", "E", "passed"),
      ("print(a)\n// Prints \"ab\"", "Ba b\n", "E", "failed, 3:12 output-mismatch"),
      ("print(a) // → small", "Blarge\n", "E", "failed, 2:17 output-mismatch"),
      ("print(a) // Prints \"small\" if so", "Blarge\n", "E", "unchecked, no-claim"),
      ("print(a) // prints 1 2", "B1, 2\n", "E", "unchecked, no-claim"),
      ("Task { a() }; print(a) // Prints \"1\"", "B2\n", "E", "failed, 2:35 output-mismatch"),
      ("Task { print(1) }\nprint(a) // Prints \"1\"", "B2\n", "E", "unchecked, no-claim"),
      ("defer { a() }; print(a) // Prints \"1\"", "B2\n", "E", "failed, 2:36 output-mismatch"),
      ("print(a) // prints hello", "Bgoodbye\n", "E", "failed, 2:20 output-mismatch"),
      ("print(a) // prints hello you", "Bhello thou\n", "E", "failed, 2:20 output-mismatch"),
      ("print(a) // prints Hello there", "Bgoodbye\n", "E", "unchecked, no-claim"),
      ("print(1)", "1\n", "", "unchecked, no-claim"),
      ("for a in b { print(a) } // prints 1 0", "B1\n0\n", "E", "passed"),
      ("for a in b { print(a) } // prints 1 0", "B2\n3\n", "E", "failed, 2:35 output-mismatch"),
      ("for a in b { print(a) } // prints two words", "B1\n0\n", "E", "unchecked, no-claim"),
      ("print(1); print(2) // Prints \"2\"", "B1\n2\n", "E", "passed"),
      ("print(1); print(2) // Prints \"1\"", "B1\n2\n", "E", "failed, 2:31 output-mismatch"),
      ("defer { print(1) } // Prints \"1\"", "BE", "1\n", "unchecked, no-claim"),
      ("a.async { print(1) } // Prints \"1\"", "B", "E", "unchecked, no-claim"),
      ("a { print(1) } // Prints \"1\"", "B2\n", "E", "failed, 2:27 output-mismatch"),
      (
        "defer { print(1) }\nprint(2)\n// Prints \"2\n// 1\"", "B2\n", "E1\n",
        "unchecked, no-claim"
      ),
      (
        "f() // `a` is some permutation of `[1, 2]`\nlet a = 1", "Vunknown 6 6\n[2, 1][2, 1]\n",
        "", "passed"
      ),
      ("print(a)\n// Output:\n//   a\n//     b", "Ba\n  b\n", "E", "passed"),
      ("print(a)\n// Output:\n// a\n// b", "Ba\n  b\n", "E", "failed, 4:4 output-mismatch"),
      ("print(a)\n// Output:\n// a\n//   b", "Ba\nb\n", "E", "failed, 4:4 output-mismatch"),
      ("print(a)\n// Output:\n// a\n// b", "B  a\n  b\n", "E", "passed"),
      ("print(a)\n// Prints \"a\n// b\"", "Ba\n b\n", "E", "failed, 3:12 output-mismatch"),
      ("print(a)\n// Prints \"a\n//         b\"", "Ba\nb\n", "E", "passed"),
      ("print(a)\n// Output:\n// a\n// ...\n//   b", "Ba\nc\n  b\n", "E", "passed"),
      (
        "print(a)\n// Output:\n// a\n// ...\n// b", "Ba\nc\n  b\n", "E",
        "failed, 4:4 output-mismatch"
      ),
      ("print(a) // 1_000", "B1000\n", "E", "passed"),
      ("print(a) // 1.0 seconds", "B1.0 seconds\n", "E", "passed"),
      ("debugPrint(a) // Prints \"a\"", "B\"a\"\n", "E", "passed"),
      (
        "print(a) // Prints \"A.b\"",
        "BLessonsDocumentation.(unknown context at $1f).(unknown context at $2e).A.b\n", "E",
        "passed"
      ),
      ("print(environment) // Prints \"a\"", "Bb\n", "E", "unchecked, no-claim"),
      ("1 + 1 // 2", "Vequal 1 1\n22\n", "", "passed"),
      ("a() // → small", "Vunknown 5 7\nlargeA.large\n", "", "failed, 2:12 output-mismatch"),
      ("a() // → small", "Vunknown 5 7\nlarge\"large\"\n", "", "failed, 2:12 output-mismatch"),
      ("a() // → small", "Vunknown 5 5\nlargelarge\n", "", "unchecked, no-claim"),
      ("a() // → empty", "Vunknown 5 7\nlargeA.large\n", "", "unchecked, no-claim"),
      ("a() // → large", "Vunknown 5 7\nlargeA.large\n", "", "passed"),
      ("1 + 1 // 3", "Vdifferent 1 1\n22\n", "", "failed, 2:10 output-mismatch"),
      ("a // \"1\"", "Vunknown 1 1\n11\n", "", "passed"),
      ("a // \"3\"", "Vunknown 1 1\n11\n", "", "failed, 2:6 output-mismatch"),
      ("a // \"three\"", "Vunknown 1 1\n11\n", "", "unchecked, no-claim"),
      ("bits // 101", "Vunknown 4 4\n<11><11>\n", "", "failed, 2:9 output-mismatch"),
    ] as [(String, String, String, String)])
  func claims(code: String, begin: String, end: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    let mark = "\0claim \(program.marks.key) "
    let output = (begin + end).replacing("B", with: mark + "begins 1\n")
      .replacing("E", with: mark + "ends 1\n").replacing("V", with: mark + "value 1 ")
    check.take(Self.transcript(1, output), of: program)
    #expect(Self.texts(check) == [verdict])
  }

  @Test(
    "a claim holds in every order of what has none, and names none where it does not",
    arguments: [
      (["[1, 2]", "[1, 2]"], "passed"), (["[1, 2]", "[2, 1]"], "what is told hangs on the order"),
      (["[2, 1]", "[1, 2]"], "what is told hangs on the order"),
      (["[2, 1]", "[2, 1]"], "the comment is not true: the parts of it come in another order"),
      (["[3, 4]", "[5, 6]"], "unchecked"),
      (["[3, 4]", "[3, 4]"], "the comment is not true: it prints"),
    ])
  func orders(printed: [String], verdict: String) throws {
    var check = try #require(Self.check("```swift\nprint(a) // Prints \"[1, 2]\"\n```\n"))
    let program = try #require(check.takePending().first)
    let mark = "\0claim \(program.marks.key) "
    check.take(
      runs: printed.map { Self.transcript(1, "\(mark)begins 1\n\($0)\n\(mark)ends 1\n") },
      of: program)
    let result = try #require(check.verdicts.first)
    let message = result.diagnostics.first?.message ?? result.status.rawValue
    #expect(message.hasPrefix(verdict))
    #expect(result.found.isEmpty == !verdict.contains("not true"))
  }

  @Test("a block that is false in one order is found next to one that is false in all")
  func ordersOfPages() throws {
    let page =
      "```swift\nprint(3) // Prints \"4\"\n```\n\n```swift\nprint(a) // Prints \"[1, 2]\"\n```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    let mark = "\0claim \(program.marks.key) "
    let runs = ["[1, 2]", "[2, 1]"].map { printed in
      var transcript = Self.transcript(1, "\(mark)begins 1\n3\n\(mark)ends 1\n")
      var second = Transcript.CellOutput(number: 2)
      second.output = Array("\(mark)begins 2\n\(printed)\n\(mark)ends 2\n".utf8)
      transcript.cells.append(second)
      return transcript
    }
    check.take(runs: runs, of: program)
    #expect(Self.texts(check) == ["failed, 2:21 output-mismatch", "failed, 6:21 output-mismatch"])
  }

  @Test(
    "what a failure is told of must be what it is",
    arguments: [
      ("the number is small", "passed"), ("the number is large", "failed, 2:21 output-mismatch"),
      ("nobody knows", "unchecked, no-claim"),
    ])
  func wordsOfTraps(words: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\nf() // Fatal error: \(words)\n```\n"))
    let programs = check.takePending()
    check.take(Self.transcript(1, ""), of: try #require(programs.first))
    var transcript = Self.transcript(1, "")
    transcript.isComplete = false
    transcript.ending = .signal(5)
    transcript.cells[0].errorOutput = Array("A/B.swift:1: Fatal error: the number is small\n".utf8)
    check.take(transcript, of: try #require(programs.last))
    #expect(Self.texts(check) == [verdict])
  }

  @Test(
    "what an error is told of must be what it is",
    arguments: [
      ("no member 'b'", "passed"), ("no member 'c'", "failed, 2:15 output-mismatch"),
      ("nobody knows", "unchecked, no-claim"),
    ])
  func wordsOfErrors(words: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\nf() // error: \(words)\n```\n"))
    let programs = check.takePending()
    check.take(Self.transcript(1, ""), of: try #require(programs.first))
    let refusal = try #require(programs.last)
    _ = check.take([Self.error("no member 'b'", 2, in: refusal)], of: refusal)
    #expect(Self.texts(check) == [verdict])
  }

  @Test(
    "code of which conditions leave nothing is not checked",
    arguments: [
      ("#if A\nf()\n#endif", "", "unchecked, needs a platform that its `#if` asks for"),
      ("#if A\nf()\n#endif", "M", "passed"),
      ("import B\n#if A\nimport C\n#endif\n#if A\n#else\nf()\n#endif", "M", "passed"),
      ("#if A\nf()\n#endif\nf()", "", "passed"), ("#if A\nimport B\n#endif\nf()", "", "passed"),
      (
        "#if A\nextension Int {}\n#endif", "",
        "unchecked, needs a platform that its `#if` asks for"
      ),
    ])
  func conditions(code: String, output: String, verdict: String) throws {
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    let mark = "\0claim \(program.marks.key) ends 1\n"
    check.take(Self.transcript(1, output.replacing("M", with: mark)), of: program)
    #expect(Self.texts(check) == [verdict])
  }

  @Test("conditions are marked where they have code, however they are nested")
  func marksOfConditions() throws {
    let code = "#if A && B\n#if C\nf()\n#else\n#endif\n#elseif D\n#else\ng()\n#endif"
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    let mark = "__lessonClaimEnds(1, key: \(program.marks.key))"
    let text =
      "#if A && B\n#if C\n\(mark)\n#else\n#endif\n#elseif D\n#else\n\(mark)\n#endif\n"
    #expect(program.text.contains(text))
  }

  @Test("what a case prints is told from what others print")
  func printedInCases() throws {
    let code = "switch a {\ncase 3: print(b) // Prints \"four\"\ndefault: f()\n}"
    var check = try #require(Self.check("```swift\n\(code)\n```\n"))
    let program = try #require(check.takePending().first)
    let mark = "__lessonClaimBegins(1, key: \(program.marks.key))\n"
    #expect(
      program.text.contains("case 3:\u{20}\n#sourceLocation(file: \"7#claim 1\", line: 1)\n\(mark)")
    )
    #expect(program.text.contains("\n        print(b) // Prints"))
    let key = "\0claim \(program.marks.key) "
    check.take(Self.transcript(1, "\(key)begins 1\nthree\n\(key)ends 1\n"), of: program)
    #expect(check.verdicts.first?.diagnostics.first?.message.hasSuffix("it prints `three`") == true)
  }

  @Test(
    "what has a type or function of its own in the place of the library's tells nothing of it",
    arguments: [
      ("struct Box {}\nBox()", "unchecked, needs the library's Box, and declares its own"),
      (
        "func pack(_ a: Int) {}\npack(1)",
        "unchecked, needs the library's pack, and declares its own"
      ),
      ("func pack(all a: Int) {}\npack(all: 1)", "passed"), ("struct Lid {}\nLid()", "passed"),
      ("extension Box { var a: Int { 1 } }\nBox().a", "passed"),
      ("struct A { struct Box {} }", "passed"), ("struct Hidden {}", "passed"),
    ])
  func hiddenLibrary(code: String, verdict: String) throws {
    let source = """
      #if A
      public struct Box {}
      #endif
      struct Hidden {}
      public func pack(_ number: Int) {}
      extension Box { public struct Lid {} }
      """
    let library = OpenDeclaration.all(inSource: source, among: ["Box", "pack", "Lid", "Hidden"])
    #expect(library.map(\.symbol).sorted() == ["Box", "pack(_:)"])
    let page = "```swift\n\(code)\n```\n\n```swift\nBox()\n```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    var transcript = Self.transcript(1, "")
    transcript.cells.append(Transcript.CellOutput(number: 2))
    check.take(transcript, of: program)
    let verdicts = check.withoutHidden(check.verdicts, behind: library)
    let texts = verdicts.map { verdict in
      ([verdict.status.rawValue] + [verdict.uncheckedReason?.rawValue].compactMap { $0 })
        .joined(separator: ", ")
    }
    #expect(texts == [verdict, code.hasPrefix("struct Box") ? verdict : "passed"])
  }

  @Test("sources that declare none of the names are not parsed")
  func namesOfOthers() {
    #expect(OpenDeclaration.all(inSource: "public struct Box {}", among: ["Lid"]).isEmpty)
  }

  @Test("what a page lists of the library hides nothing")
  func listedLibrary() throws {
    let library = OpenDeclaration.all(inSource: "public struct Box {}", among: ["Box"])
    let page = "```swift\npublic struct Box { init() }\n```\n\n```swift\nBox()\n```\n"
    var check = try #require(Self.check(page))
    let program = try #require(check.takePending().first)
    check.take(Self.transcript(2, ""), of: program)
    let verdicts = check.withoutHidden(check.verdicts, behind: library)
    #expect(verdicts.map(\.status) == [.unchecked, .passed])
  }
}
