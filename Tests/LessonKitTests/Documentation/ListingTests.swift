import LessonDocumentation
import Testing

@Suite("Listings of an interface")
struct ListingTests {
  private static let source = """
    public func twice(_ x: Int, times: Int = 1) -> Int { x * 2 }
    extension Square {
      @inlinable public func scaled(by factor: Int) -> Square { self }
      public static func unit<T>(_ type: T.Type) async throws -> T where T: Sendable { fatalError() }
      public var area: Int { func inner() {}; return 1 }
      public init(side: Int) {}
      public subscript(index: Int) -> Int { index }
      public mutating func grow() {}
      public func load() async throws -> Int { 1 }
    }
    public struct Square: Hashable {}
    extension Square: CustomStringConvertible {}
    public struct Open: Own, Hashable {}
    @Model public struct Macro {}
    """

  @Test(
    "are compared with what the library declares",
    arguments: [
      ("func twice(_ y: Int, times: Int) -> Int", "same"),
      ("func twice(x: Int) -> Int", "2:6 compile-error"),
      ("func twice(_ x: String, times: Int) -> Int", "2:6 compile-error"),
      ("func twice(_ x: Number, times: Int) -> Int", "unknown"),
      ("func twice(_ x: Int) -> Int", "unknown"),
      ("func thrice(_ x: Int) -> Int", "unknown"), ("func inner() -> Int", "unknown"),
      ("extension Square {\n  func scaled(by: Int) -> Square\n}", "same"),
      ("extension Square {\n  func scaled(to: Int) -> Square\n}", "3:8 compile-error"),
      ("extension Circle {\n  func scaled(to: Int) -> Square\n}", "unknown"),
      (
        "struct Square {\n  init(side: Int)\n  var area: Int { get }\n"
          + "  subscript(i: Int) -> Int { get }\n}", "same"
      ),
      ("struct Square {\n  var area: Double { get }\n}", "3:7 compile-error"),
      (
        "extension Square {\n  static func unit<T>(_ type: T.Type) async throws -> T where T: Sendable\n}",
        "same"
      ),
      ("extension Square {\n  static func unit<T>(_ type: T.Type) -> T\n}", "unknown"),
      ("extension Square {\n  func grow()\n}", "3:8 compile-error"),
      ("extension Square {\n  func load() async -> Int\n}", "3:8 compile-error"),
      ("extension Square {\n  static func scaled(by: Int) -> Square\n}", "3:15 compile-error"),
      ("extension Square {\n  func load() async rethrows -> Int\n}", "unknown"),
      ("class Square {\n  mutating func grow()\n}", "2:1 compile-error"),
      ("struct Square: Equatable, CustomStringConvertible {\n  init(side: Int)\n}", "same"),
      ("struct Square: Sendable {\n  init(side: Int)\n}", "same"),
      ("struct Square: Hashable, Codable {\n  init(side: Int)\n}", "2:26 compile-error"),
      ("struct Square: Other {\n  init(side: Int)\n}", "unknown"),
      ("struct Open: Codable {\n  init(side: Int)\n}", "unknown"),
      ("struct Macro: Codable {\n  init(side: Int)\n}", "unknown"),
    ])
  func comparisons(code: String, expected: String) throws {
    let interface = Interface(ofSource: Self.source)
    let block = try #require(DocumentationBlock.reading(code))
    let text =
      switch interface.comparison(with: block) {
      case .same: "same"
      case .unknown: "unknown"
      case .different(let diagnostics):
        diagnostics.map { "\($0.position.line):\($0.position.column) \($0.id.rawValue)" }
          .joined(separator: ", ")
      }
    #expect(text == expected)
  }
}
