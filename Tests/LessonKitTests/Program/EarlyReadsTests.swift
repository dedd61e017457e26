import Testing

@testable import LessonCode
@testable import LessonFormat
@testable import LessonText

/// What runs must not use a variable that its cell declares below; what only defines something may.
@Suite struct EarlyReadsTests {
  private func diagnostics(_ code: String) -> [Diagnostic] {
    let lesson = Lesson(parsing: Array("```swift\n\(code)\n```\n".utf8), file: "a.md")
    return LessonProgram(lesson.cells, file: "a.md").diagnostics.map(\.diagnostic)
  }

  @Test(arguments: Self.early)
  func earlyReadsAreErrors(_ code: String) throws {
    let diagnostic = try #require(diagnostics(code).first)
    #expect(diagnostic.id == .compileError)
    #expect(diagnostic.message.contains("has given it a value"))
    #expect(diagnostics(code).count == 1)
  }

  @Test(arguments: Self.right)
  func rightProgramsHaveNone(_ code: String) {
    #expect(diagnostics(code) == [])
  }

  @Test func theErrorIsAtTheUse() throws {
    let code = "func f() -> Int { later }\nlet x = 1 + f()\nlet later = 3"
    let diagnostic = try #require(diagnostics(code).first)
    #expect(diagnostic.position == SourcePosition(line: 3, column: 13))
    #expect(
      diagnostic.message
        == "`f` uses `later` before the declaration in line 4 has given it a value")
  }

  @Test(arguments: ["no-run", "compile-fail"])
  func cellsThatDoNotRunReadNothing(_ attribute: String) {
    let text = "```swift \(attribute)\nprint(later)\nlet later = 3\n```\n"
    let lesson = Lesson(parsing: Array(text.utf8), file: "a.md")
    #expect(LessonProgram(lesson.cells, file: "a.md").diagnostics.isEmpty)
  }

  private static let early: [String] = [
    #"""
    print(later)
    let later = 3
    """#,
    #"""
    [1].forEach { _ in print(later) }
    let later = 3
    """#,
    #"""
    func f() -> Int { later }
    print(f())
    let later = 3
    """#,
    #"""
    print(f())
    let later = 3
    func f() -> Int { later }
    """#,
    #"""
    func f() -> Int { g() }
    func g() -> Int { later }
    let x = f()
    let later = 3
    print(x)
    """#,
    #"""
    let h = { later }
    print(h())
    let later = 3
    """#,
    #"""
    func f() -> Int { later }
    let h = f
    print(h())
    let later = 3
    """#,
    #"""
    struct M { func p() -> Int { later } }
    let m = M()
    print(m.p())
    let later = 3
    """#,
    #"""
    struct M { func q() -> Int { p() }
     func p() -> Int { later } }
    let m = M()
    print(m.q())
    let later = 3
    """#,
    #"""
    struct M { var a = later }
    let m = M()
    let later = 3
    print(m.a)
    """#,
    #"""
    enum M { static let a = later
     static func f() -> Int { later } }
    print(M.a)
    let later = 3
    """#,
    #"""
    struct M: CustomStringConvertible { var description: String { "\(later)" } }
    let m = M()
    print(m)
    let later = 3
    """#,
    #"""
    var c: Int { later * 2 }
    print(c)
    let later = 3
    """#,
    #"""
    struct M {}
    extension M { var v: Int { later } }
    print(M().v)
    let later = 3
    """#,
    #"""
    func bump() { count += 1 }
    bump()
    var count = 10
    print(count)
    """#,
    #"""
    func f(_ i: Int) -> Int { i * factor }
    print([1, 2].map(f))
    let factor = 3
    """#,
    #"""
    let h = { [later] in later }
    let later = 3
    print(h())
    """#,
    #"""
    func f() -> Int { later }
    for _ in 0..<1 { print(f()) }
    let later = 3
    """#,
    #"""
    func f() -> Int { b }
    print(f())
    let (a, b) = (1, 2)
    print(a)
    """#,
    #"""
    func f() -> Int { later }
    let s = "value \(f())"
    let later = 3
    print(s)
    """#,
    #"""
    func f() async -> Int { later }
    print(await f())
    let later = 3
    """#,
    #"""
    print("\(later)")
    let later = 3
    """#,
    #"""
    infix operator <+>
    func <+> (a: Int, b: Int) -> Int { a + b + later }
    print(1 <+> 2)
    let later = 3
    """#,
    #"""
    func f(_ x: Int = later) -> Int { x }
    print(f())
    let later = 3
    """#,
    #"""
    var h: () -> Int = { 1 }
    h = { later }
    print(h())
    let later = 3
    """#,
    #"""
    class C { let v: Int
     init() { v = later } }
    func make() -> C { C() }
    let c = make()
    let later = 3
    print(c.v)
    """#,
    #"""
    var o: Int? { later }
    if let o { print(o) }
    let later = 3
    """#,
    #"""
    func f() -> Int { later }
    print(f())
    #if DEBUG
    let later = 3
    #else
    let later = 4
    #endif
    """#,
    #"""
    func f() -> Int { later }
    print(f())
    guard let later = Int("3") else { fatalError() }
    print(later)
    """#,
    #"""
    struct M { subscript(i: Int) -> Int { later } }
    let m = M()
    print(m[0])
    let later = 3
    """#,
    #"""
    func run(_ f: () -> Int) -> Int { f() }
    let r = run { later }
    let later = 3
    print(r)
    """#,
    #"""
    let r = { later }()
    let later = 3
    print(r)
    """#,
    #"""
    protocol P {}
    extension P { func f() -> Int { later } }
    struct M: P {}
    print(M().f())
    let later = 3
    """#,
    #"""
    extension Array where Element == Int { var scaled: [Int] { map { $0 * factor } } }
    print([1].scaled)
    let factor = 3
    """#,
    #"""
    class N { deinit { print(later) } }
    _ = N()
    let later = 3
    """#,
    #"""
    struct V { var x: Int
     static func + (a: V, b: V) -> V { V(x: a.x + b.x + later) } }
    let v = V(x: 1) + V(x: 2)
    let later = 3
    print(v.x)
    """#,
    #"""
    enum N { struct M { func p() -> Int { later } } }
    print(N.M().p())
    let later = 3
    """#,
    #"""
    class A { init() {} ; func p() -> Int { later } }
    class B: A {}
    print(B().p())
    let later = 3
    """#,
    #"""
    struct M { var a = later }
    let m: M = .init()
    let later = 3
    print(m.a)
    """#,
    #"""
    func f() -> Int { later }
    let x = true ? f() : 0
    let later = 3
    print(x)
    """#,
    #"""
    func f() -> Int { later }
    switch f() { case 0: print("zero"); default: print("other") }
    let later = 3
    """#,
    #"""
    func f(_ x: inout Int) { x += later }
    var n = 1
    f(&n)
    let later = 3
    print(n)
    """#,
    #"""
    struct M { lazy var a = later }
    var m = M()
    print(m.a)
    let later = 3
    """#,
    #"""
    func f() throws -> Int { later }
    let x = try f()
    let later = 3
    print(x)
    """#,
    #"""
    let task = Task { print(later) }
    await task.value
    let later = 3
    """#,
    #"""
    Task { print(later) }
    await Task.yield()
    let later = 3
    """#,
    #"""
    @propertyWrapper struct W { var wrappedValue: Int { later } }
    struct S { @W var a: Int }
    print(S().a)
    let later = 3
    """#,
    #"""
    struct S: ExpressibleByIntegerLiteral { init(integerLiteral value: Int) { print(later) } }
    let s: S = 3
    let later = 3
    """#,
    #"""
    @resultBuilder struct Sum { static func buildBlock(_ parts: Int...) -> Int { later } }
    @Sum func sum() -> Int { 1; 2 }
    print(sum())
    let later = 3
    """#,
    #"""
    struct S: Comparable {
      let a: Int
      static func < (l: S, r: S) -> Bool { later > 0 } }
    print([S(a: 1), S(a: 2)].sorted())
    let later = 3
    """#,
  ]

  private static let right: [String] = [
    #"""
    func even(_ n: Int) -> Bool { n == 0 || odd(n - 1) }
    func odd(_ n: Int) -> Bool { n != 0 && even(n - 1) }
    let n = 4
    print(even(n))
    """#,
    #"""
    func f() -> Int { later }
    let later = 3
    print(f())
    """#,
    #"""
    let h = { later }
    let later = 3
    print(h())
    """#,
    #"""
    func f() -> Int { later }
    let h = f
    let later = 3
    print(h())
    """#,
    #"""
    struct M { func p() -> Int { later } }
    let m = M()
    let later = 3
    print(m.p())
    """#,
    #"""
    struct M { var count: Int { later } }
    let m = [1, 2].count
    let later = 3
    print(m, M().count)
    """#,
    #"""
    func f() -> Int { later }
    let table = ["a": f, "b": { later + 1 }]
    let later = 3
    print(table["a"]!(), table["b"]!())
    """#,
    #"""
    let t = Task { later }
    let later = 3
    print(await t.value)
    """#,
    #"""
    defer { print(later) }
    let later = 3
    print("x")
    """#,
    #"""
    func f(later: Int) -> Int { later }
    print(f(later: 1))
    let later = 3
    print(later)
    """#,
    #"""
    func f() -> Int { let later = 1; return later }
    print(f())
    let later = 3
    print(later)
    """#,
    #"""
    func f(later x: Int) -> Int { x }
    print(f(later: 1))
    let later = 3
    print(later)
    """#,
    #"""
    struct M { let later = 1 }
    print(M().later)
    let later = 3
    print(later)
    """#,
    #"""
    enum E { case later }
    let e: E = .later
    let later = 3
    print(e, later)
    """#,
    #"""
    struct M { let later = 1 }
    print([M()].map(\.later))
    let later = 3
    print(later)
    """#,
    #"""
    print([1].map { later in later + 1 })
    let later = 3
    print(later)
    """#,
    #"""
    for later in 0..<2 { print(later) }
    let later = 3
    print(later)
    """#,
    #"""
    if let later = Int("1") { print(later) }
    let later = 3
    print(later)
    """#,
    #"""
    var a = 1 { didSet { print(b) } }
    var b = 2
    a = 3
    """#,
    #"""
    class C { var h: () -> Void = {} }
    let c = C()
    c.h = { print(later) }
    let later = 3
    c.h()
    """#,
    #"""
    func fact(_ n: Int) -> Int { n < 2 ? 1 : n * fact(n - 1) }
    let five = fact(5)
    let six = fact(6)
    print(five, six)
    """#,
    #"""
    struct M: CustomStringConvertible { var description: String { "M\(later)" } }
    let m = M()
    let later = 3
    print(m)
    """#,
    #"""
    var store = 1
    var c: Int { get { store } set { store = newValue } }
    c = 4
    let later = 3
    print(store, later)
    """#,
    #"""
    print("later")
    let later = 3
    print(later)
    """#,
    #"""
    class A { init() {} ; func later() -> Int { 1 } }
    print(A().later())
    let later = 3
    print(later)
    """#,
    #"""
    typealias Later = Int
    let a: Later = 1
    let Laters = 3
    print(a, Laters)
    """#,
    #"""
    var log: [() -> Void] = []
    let later = 3
    log.append { print(later) }
    log[0]()
    """#,
    #"""
    class N { func touch() {} ; deinit { print(later) } }
    let n = N()
    n.touch()
    let later = 3
    print(later)
    """#,
    #"""
    struct M { var a = later }
    var all: [M] = []
    var one: M? = nil
    let later = 3
    all = [M()]
    one = all[0]
    print(one?.a ?? 0)
    """#,
    #"""
    extension Array { var label: String { "\(later)" } }
    print([1].count)
    let later = 3
    print([1].label)
    """#,
    #"""
    let even: (Int) -> Bool = { $0 == 0 || odd($0 - 1) }
    let odd: (Int) -> Bool = { $0 != 0 && even($0 - 1) }
    print(even(4))
    """#,
    #"""
    func outer() -> Int { func inner() -> Int { later }
     return inner() }
    let later = 3
    print(outer())
    """#,
    #"""
    struct A { var value = 1 }
    struct B { var value: Int { later } }
    let a = A()
    print(a.value)
    let later = 3
    print(B().value)
    """#,
    #"""
    func apply<T>(_ x: T, _ f: (T) -> T) -> T { f(x) }
    let one = apply(1) { $0 + 1 }
    let f = one
    print(one, f)
    """#,
    #"""
    let `default` = 1
    print(`default`)
    let x = 2
    print(x)
    """#,
    #"""
    let task = Task { later }
    let other = task
    let later = 3
    print(await other.value)
    """#,
    #"""
    Task { print(later) }
    let later = 3
    await Task.yield()
    """#,
    #"""
    @propertyWrapper struct W { var wrappedValue: Int { later } }
    struct S { @W var a: Int }
    let s = S()
    let later = 3
    print(s.a)
    """#,
    #"""
    struct K: Equatable {
      let i: Int
      static func == (l: K, r: K) -> Bool { l.i < limit } }
    let keys = [K(i: 1)]
    let limit = 2
    print(keys[0] == K(i: 2))
    """#,
  ]
}
