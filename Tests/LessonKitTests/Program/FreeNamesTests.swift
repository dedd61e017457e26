import SwiftParser
import Testing

@testable import LessonKit

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
