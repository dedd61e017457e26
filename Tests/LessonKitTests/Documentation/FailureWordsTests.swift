import LessonDocumentation
import LessonText
import Testing

@testable import LessonResults

@Suite("Words of comments on failures")
struct FailureWordsTests {
  private static let conversion =
    "cannot convert value of type 'String' to specified type 'Int'"
  private static let constant =
    "left side of mutating operator isn't mutable: 'a' is a 'let' constant"

  @Test(
    "are held against what the compiler or the run-time library says",
    arguments: [
      ("error", conversion, .hold), ("error: \(conversion)", conversion, .hold),
      ("error: Cannot convert value.", conversion, .hold),
      ("error: cannot change a `let`", constant, .hold),
      ("error: cannot convert value of type 'Double' to specified type 'Int'", conversion, .differ),
      ("error: 'b' is a 'let' constant", constant, .differ),
      ("error: \"no such thing\"", constant, .differ),
      ("error: a text is no number", conversion, .unknown),
      ("does not compile", conversion, .hold),
      ("Fatal error: Index out of range", "Fatal error: Index out of range", .hold),
      ("Fatal error: index out of range", "Fatal error: Index out of range", .hold),
      ("Fatal error: the number is large", "Precondition failed: the number is small", .differ),
      ("Fatal error: Division by zero", "Fatal error: Index out of range", .unknown),
      ("Fatal error: too large a range", "Fatal error: Index out of range", .unknown),
      ("crashes: the range is too large", "Fatal error: Index out of range", .hold),
      (
        "Runtime error: Index out of range", "Precondition failed: Index out of bounds", .hold
      ),
      (
        "error: `A<B>` does not conform to `C`", "type 'A<D>' does not conform to protocol 'C'",
        .hold
      ),
      ("crashes: that is a bug", "Fatal error: Index out of range", .unknown),
      ("crashes: `Out of memory`", "Fatal error: Index out of range", .differ),
      ("crashes for a reason", "the program was ended by a signal", .hold),
      ("Runtime error!", "Fatal error: Index out of range", .hold),
    ] as [(String, String, FailureWords.Finding)])
  func findings(comment: String, message: String, finding: FailureWords.Finding) throws {
    let block = try #require(DocumentationBlock.reading("f() // \(comment)"))
    let claim = try #require(block.claims.first)
    #expect(FailureWords(claim).finding([message]) == finding)
    #expect(FailureWords(claim).finding(["nothing of it", message]) != .hold || finding == .hold)
  }
}
