import SwiftParser
import Testing

@testable import LessonCode

@Suite struct FreeNamesTests {
  @Test(arguments: [
    ("x + y.z", ["x", "y"]),
    ("f(x: a, b)", ["a", "b", "f"]),
    ("func f(x: Int) -> Int { x + y }", ["Int", "y"]),
    ("func f(at x: Int) { let y = x; print(y) }", ["Int", "print"]),
    ("xs.map { x in x + y }", ["xs", "y"]),
    ("xs.map { (x: Int) in x }", ["Int", "xs"]),
    ("xs.map { [z = w] in z }", ["w", "xs"]),
    ("if let x { x }", ["x"]),
    ("if let x = y { x }", ["y"]),
    ("for i in n { i }", ["n"]),
    ("switch v { case .some(let x): x; default: d }", ["d", "v"]),
    ("do { try f() } catch { error }", ["f"]),
    ("struct S<T> { let x: T; func g() -> T { x } }", []),
    ("enum E { case a; var b: E { .a } }", ["E"]),
    ("extension P { var q: Int { x } }", ["Int", "P", "x"]),
    ("var a: Int { didSet(old) { b = old } }", ["Int", "b"]),
    ("outer: for _ in xs { break outer }", ["xs"]),
    ("for case let (a, b) in xs { a + b }", ["xs"]),
    (#"xs.map(\.count)"#, ["xs"]),
    ("var a: Int { get { b } set { c = newValue } }", ["Int", "b", "c"]),
    (#""\(a) b""#, ["a"]),
    ("@Wrapper var a = 1", ["Wrapper"]),
    ("guard let x = y else { fatalError() }", ["fatalError", "y"]),
  ])
  func findsWhatComesFromOutside(_ code: String, _ names: [String]) {
    #expect(FreeNames.names(in: Parser.parse(source: code)).sorted() == names)
  }
}

@Suite struct FreeNamesOrderTests {
  /// Places where a name is used before, or outside, what binds it.
  @Test(arguments: [
    "func f() { let q = q }", "func f(q: Int = q) {}", "func f() { _ = { [q = q] in q } }",
    "func f() { _ = { [q] in q } }", "func f() { if let q = q {} }", "func f() { if let q {} }",
    "func f() { guard let q = q else { return } }", "func f() { while let q = q {} }",
    "func f() { for q in q {} }", "func f() { if let q = g() {} else { print(q) } }",
    "func f() { if 1 < q, let q = g() {} }",
    "func f() { switch 1 { case q: break; default: break } }",
    "func f() {\n#if false\nlet q = 1\n#endif\nprint(q) }", "func f() { print(q); let q = 1 }",
  ])
  func useOutsideWhatBindsItIsFree(_ code: String) {
    #expect(FreeNames.names(in: Parser.parse(source: code)).contains("q"))
  }

  @Test(arguments: [
    "func f() { func g() { print(q) }; let q = 1; g() }",
    "func f() { let q = 1; print(q) }", "func f() { g(); func q() {} ; q() }",
    "func f() { if let q = g(), q > 1 { print(q) } }",
    "func f() { while let q = g() { print(q) } }",
    "func f() { for q in 1...2 where q > 1 { print(q) } }", "func f() { let g = { q in q } }",
    "func f() { switch 1 { case let q where q > 1: print(q); default: break } }",
    "func f() { do { try g() } catch let q { print(q) } }", "func f(_ q: Int) { _ = { q } }",
    "subscript(q: Int) -> Int { q }",
  ])
  func useInsideWhatBindsItIsNotFree(_ code: String) {
    #expect(!FreeNames.names(in: Parser.parse(source: code)).contains("q"))
  }
}
