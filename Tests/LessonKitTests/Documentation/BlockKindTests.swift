import LessonDocumentation
import Testing

@Suite("Kinds of blocks")
struct BlockKindTests {
  @Test(
    "are told by the text",
    arguments: [
      ("let a = 1", .program), ("let a = ", .program), ("print(a[...])", .program),
      ("for i in 0... { print(i) }", .program), ("f(1..., ...2)", .program),
      ("func f(_ a: Int...) {}", .program), ("protocol P { func f() }", .program),
      ("if a { // later\n}", .program), ("func f() { // nothing\n}", .program),
      ("f { a in\n  // Work.\n}", .program), ("if f(a { // work\n}", .program),
      ("func f() -> Int", .listing), ("extension A {\n  init(a: Int)\n}", .listing),
      ("var a: Int { get }", .listing), ("subscript(i: Int) -> Int", .listing),
      ("@Macro func f() -> Int", .program), ("func f()\nf()", .program),
      (".package(url: \"https://a.b/c\", from: \"1.0.0\"),", .manifest),
      ("import PackageDescription", .manifest),
      (".target(\n  name: \"A\")", .manifest),
      ("@main struct A { static func main() {} }", .main),
      ("@main\nstruct A {\n  ...\n}", .main),
      ("$ swift build\nBuilding…", .notSwift), ("swift package init\nswift run", .notSwift),
      ("let swift = run", .program), ("#f(1)\n#g(2)", .program), ("# comment\ngit pull", .notSwift),
    ] as [(String, DocumentationBlock.Kind)])
  func labelled(code: String, kind: DocumentationBlock.Kind) {
    #expect(DocumentationBlock.reading(code)?.kind == kind)
  }

  @Test(
    "of code without a label are Swift where it parses and is no prose",
    arguments: [
      ("let a = 1", .program), ("a.sorted()", .program), ("let a = ...\na.f()", .placeholder),
      // A mistake hides no code.
      ("for a in b(c: 2)\n    print(a)\n}", .program),
      ("let a = [1, 2\nprint(a)", .program),
      ("1 + 2 // 3\n-4 + 5 // 1", .program), ("// a.count == 3", .program),
      ("a b c", .notSwift), ("word", .notSwift), ("a -> b", .notSwift), ("┌─┐\n│5│", .notSwift),
      ("{ \"a\": 1 }", .notSwift), ("Input:\n[a b c]\n ^", .notSwift),
      ("$ greet\nHello", .notSwift), ("Usage: tool [-v] <input>", .notSwift),
      ("{{lowercased(name)}}", .notSwift),
    ] as [(String, DocumentationBlock.Kind)])
  func unlabelled(code: String, kind: DocumentationBlock.Kind) {
    #expect(DocumentationBlock.readingUnlabelled(code)?.kind == kind)
  }

  @Test(
    "with a placeholder have code that compiles around it, line by line",
    arguments: [
      ("let a: A = ...\na.f()", "let a: A = { fatalError() }()\na.f()", [.value]),
      ("func f() -> Int { … }", "func f() -> Int { fatalError() }", [.body]),
      ("struct A {\n  ...\n  var a: Int\n}", "struct A {\n     \n  var a: Int\n}", [.members]),
      ("f(...)", "f({ fatalError() }())", [.value]),
      ("a.map { ... }", "a.map { fatalError() }", [.body]),
      ("let a = [1, 2, ...]", "let a = [1, 2,    ]", [.rest]),
      ("f()\n...\ng()", "f()\n   \ng()", [.rest]),
      ("switch a { ... }", "switch a { default: fatalError() }", [.body]),
      ("func f() -> Int {\n  // ...\n}", "func f() -> Int {\n  fatalError()\n}", [.body]),
      ("func f() -> Int { /* Work. */ }", "func f() -> Int { fatalError() }", [.body]),
      ("init() {\n  // ...\n}", "init() {\n  fatalError()\n}", [.body]),
      (
        "func f() -> Int {\n  let a = 1\n  // ...\n}",
        "func f() -> Int {\n  let a = 1\n  fatalError()\n}",
        [.body]
      ),
      ("let a = /* a value */\nf()", "let a = { fatalError() }()\nf()", [.value]),
      (
        "a.map {\n  ... more of that ...\n  return 1\n}",
        "a.map {\n  fatalError()        \n  return 1\n}", [.body]
      ),
      ("let a = f { /* Work. */ }", "let a = f { fatalError() }", [.body]),
      ("let a = f(<#T##Int#>)", "let a = f({ fatalError() }())", [.value]),
      ("if ... some condition {\n}", "if     some condition {\n}", [.rest]),
      ("throw // ... something", "throw { fatalError() }()", [.value]),
      ("f(/* ... */)", "f({ fatalError() }())", [.value]),
      ("guard a else { /* leave */ }", "guard a else { fatalError() }", [.body]),
    ] as [(String, String, [Placeholder.Role])])
  func placeholders(code: String, compiled: String, roles: [Placeholder.Role]) {
    let block = DocumentationBlock.reading(code)
    #expect(block?.kind == .placeholder)
    #expect(block?.compiledCode == compiled + "\n")
    #expect(block?.placeholders.map(\.role) == roles)
  }
}
