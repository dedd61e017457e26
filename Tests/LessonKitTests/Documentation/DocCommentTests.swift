import LessonDocumentation
import LessonText
import Testing

@Suite("Doc comments")
struct DocCommentTests {
  @Test(
    "are read as the compiler reads them",
    arguments: [
      // The first line with text measures the indentation.
      ("/// A.\n///\n///     f()\nfunc f() {}", ["f() 3:9 program", "3+8 f()"]),
      ("///A.\n///\n///    f()\nfunc f() {}", ["f() 3:8 program", "3+7 f()"]),
      ("///   A.\n///\n///       f()\nfunc f() {}", ["f() 3:11 program", "3+10 f()"]),
      // Other comments between do not end it, and a blank line does.
      (
        "/// A.\n///\n///     f()\n// B.\n///     g()\nfunc f() {}",
        ["f() 3:9 program", "3+8 f()", "5+8 g()"]
      ),
      ("///     f()\n\n/// A.\nfunc f() {}", []),
      // A tab is one character of the indentation.
      (
        "///\tA.\n///\n///\t```\n///\tf()\n///\t```\nfunc f() {}",
        ["f() 3:5 program", "4+4 f()"]
      ),
      // A row of slashes is no text.
      ("/// A.\n///\n////     f()\nfunc f() {}", []),
      ("/// A.\r\n///\r\n///     f()\r\nfunc f() {}", ["f() 3:9 program", "3+8 f()"]),
      ("/**\n A.\n\n     f()\n */\nfunc f() {}", ["f() 4:6 program", "4+5 f()"]),
      (
        "  /**\n   * A.\n   *\n   * ```\n   * f()\n   * ```\n   */\n  func f() {}",
        ["f() 4:6 program", "5+5 f()"]
      ),
      (
        "/// ```swift\n/// é()\n///\n/// f()\n/// ```\nfunc f() {}",
        ["f() 1:5 program", "2+4 é()", "3+3 ", "4+4 f()"]
      ),
      (
        "/// - Parameter a: An\n///   example:\n///\n///   ```\n///   f()\n///   ```\nfunc f(a: Int) {}",
        ["f(a:) 4:7 program", "5+6 f()"]
      ),
    ])
  func placesOfCode(source: String, places: [String]) {
    #expect(DocumentationFile.reading(.comments, source).places == places)
  }

  @Test("are those of all declarations, whatever leaves them out")
  func declarations() {
    let source = """
      public struct A<T> {
        /// ```
        /// a()
        /// ```
        public init(_ x: T, by step: inout Int, then body: @escaping () -> Void, all: Int...) {}
        #if os(Windows)
          /// ```
          /// b()
          /// ```
          @_spi(Test) public func b<U>(c d: U) {}
        #else
          /// ```
          /// c()
          /// ```
          func c() {}
        #endif
        enum E {
          /// ```
          /// d()
          /// ```
          case one, two
        }
      }
      /// ```
      /// e()
      /// ```
      public extension A.E {
        /// ```
        /// g()
        /// ```
        subscript(i: Int) -> Int { 0 }
        /// ```
        /// h()
        /// ```
        private static func + (a: Self, b: Self) -> Self { a }
      }
      func outer() {
        /// ```
        /// local()
        /// ```
        func local() {}
      }
      """
    let declarations = DocumentationFile.reading(.comments, source).units.compactMap(\.declaration)
    let texts = declarations.map { declaration in
      "\(declaration.name) \(declaration.access)"
        + declaration.parameters.map { " \($0.name): \($0.type)" }.joined()
        + (declaration.genericParameters.isEmpty ? "" : " \(declaration.genericParameters)")
        + (declaration.isConditional ? " #if" : "") + declaration.spiGroups.joined()
    }
    #expect(
      texts == [
        #"A.init(_:by:then:all:) public x: T step: Int body: () -> Void all: [Int] ["T"]"#,
        #"A.b(c:) public d: U ["T", "U"] #ifTest"#, #"A.c() internal ["T"] #if"#,
        #"A.E.one internal ["T"]"#, "A.E public", "A.E.subscript(_:) public i: Int",
        "A.E.+(_:_:) private a: Self b: Self",
      ])
  }

  @Test("of a file that is not UTF-8 are not read")
  func notUTF8() {
    let source = SourceText(Array("/// ```\n/// f()\n/// ```\nfunc f() {} // ".utf8) + [0xFF])
    let file = DocumentationFile(.comments, source, file: "A.swift")
    #expect(file.units.isEmpty)
    #expect(file.problems == ["1:1 not-utf8"])
  }
}
