import Testing

@testable import LessonCode
@testable import LessonFormat
@testable import LessonResults

@Suite struct TranscriptReaderTests {
  private static let marks = CellMarks(cells: [1, 3], key: 7)

  /// A reader that has got `text` on standard output, in pieces of `size` bytes.
  private func reader(
    _ text: String, _ marks: CellMarks = marks, inPiecesOf size: Int = 1000
  ) -> TranscriptReader {
    var reader = TranscriptReader(word: "word", marks: marks)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      _ = reader.read(Array(bytes[start..<min(start + size, bytes.count)]), from: .output)
    }
    return reader
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [1, 2, 3, 7, 1000])
  func marksSplitTheOutputHoweverItComes(_ size: Int) {
    let output = "\0word cell 1 7\na\nb\0word cell 3 7\n\0word end 7\nafter"
    let errors = "\0word cell 1 7\n\0word cell 3 7\n\0word end 7\n"
    var reader = reader(output, inPiecesOf: size)
    _ = reader.read(Array(errors.utf8), from: .errorOutput)
    let transcript = reader.finish(.exit(status: 0))
    #expect(transcript.cells.map(\.number) == [1, 3])
    #expect(transcript.cells.map { text($0.output) } == ["a\nb", ""])
    #expect(transcript.isComplete)
  }

  @Test func aCellBeginsOnce() {
    var reader = TranscriptReader(word: "word", marks: Self.marks)
    let first = Array("\0word cell 1 7\n".utf8)
    let began = [
      reader.read(first, from: .errorOutput), reader.read(first, from: .output),
      reader.read(first, from: .output),
      reader.read(Array("\0word cell 3 7\n".utf8), from: .output),
    ]
    #expect(began == [true, false, false, true])
  }

  @Test(arguments: [
    "cell 99 7", "cell 3 8", "cell 3", "cell 3 07", "cell 1 7", "end 7", "end", "drawn", "other",
    String(repeating: "long ", count: 20),
  ])
  func aMarkThatNeedNotComeIsWhatTheCellPrints(_ mark: String) {
    var reader = reader("\0word cell 1 7\na\n\0word \(mark)\nb\n")
    #expect(reader.runningCellSize == mark.utf8.count + 5)
    let transcript = reader.finish(.exit(status: 0))
    #expect(transcript.cells.map(\.number) == [1])
    #expect(text(transcript.cells[0].output) == "a\n\(mark)\nb\n")
    #expect(!transcript.isComplete)
  }

  @Test func onlyMarksOnBothChannelsCompleteARun() {
    var reader = reader("\0word cell 1 7\n\0word cell 3 7\n\0word end 7\n")
    _ = reader.read(Array("\0word cell 1 7\n\0word cell 3 7\n".utf8), from: .errorOutput)
    #expect(!reader.finish(.exit(status: 0)).isComplete)
  }

  @Test func anEndThatAnotherMarkFollowsWasNone() {
    let marks = "\0word cell 1 7\n\0word cell 3 7\n\0word end 7\n"
    var reader = reader(marks + "\0word end 7\n")
    _ = reader.read(Array(marks.utf8), from: .errorOutput)
    #expect(!reader.finish(.exit(status: 0)).isComplete)
  }

  @Test func whatBelongsToNobodyIsCounted() {
    let reader = reader("12345\0word cell 1 7\n1\0word cell 3 7\n\0word end 7\n1234567")
    #expect(reader.runningCellSize == 7)
    #expect(self.reader("12345").runningCellSize == 5)
  }

  @Test(arguments: [1, 2, 3, 1000])
  func aDrawingIsNoPrintedText(_ size: Int) {
    let output = "\0word cell 1 7\na\n\0word drawing\n<svg>\0</svg>\0word drawn\nb\n\0word end\n"
    var reader = reader(output, CellMarks(cells: [1], key: 7), inPiecesOf: size)
    #expect(reader.runningCellSize == 12)
    let cell = reader.finish(.exit(status: 0)).cells.first
    #expect(cell?.output == Array("a\nb\nend\n".utf8))
    #expect(cell?.drawings == ["<svg>\0</svg>"])
  }

  @Test(arguments: ["", "\0word cell 3 7\n"])
  func aDrawingWithoutAnEndIsPrintedText(_ next: String) {
    var reader = reader("\0word cell 1 7\na\n\0word drawing\nb\n" + next)
    let cell = reader.finish(.exit(status: 0)).cells.first
    #expect(cell.map { text($0.output) } == "a\nb\n")
    #expect(cell?.drawings == [])
  }

  @Test func marksOfAnotherRunAreText() {
    let forged = "x\0wolf cell 3\n\0word\0wor"
    var reader = reader("\0word cell 1 7\n\(forged)")
    let transcript = reader.finish(.signal(9))
    #expect(transcript.cells.map(\.number) == [1])
    #expect(text(transcript.cells[0].output) == forged)
    #expect(!transcript.isComplete)
  }

  @Test func trapEndsWhatTheCellWroteOnStandardError() {
    var reader = reader("\0word cell 1 7\n")
    let errors = "\0word cell 1 7\nFatal error: x\n\0word trap 17\n*** Signal 4: Backtracing"
    _ = reader.read(Array(errors.utf8), from: .errorOutput)
    let transcript = reader.finish(.signal(4))
    #expect(text(transcript.cells[0].errorOutput) == "Fatal error: x\n")
    #expect(transcript.trappedStatement == 17)
  }

  @Test func aTrapThatEndsNothingHidesNothing() {
    var reader = reader("\0word cell 1 7\na\n\0word trap 17\nb\n")
    let transcript = reader.finish(.exit(status: 0))
    #expect(text(transcript.cells[0].output) == "a\nb\n")
    #expect(transcript.trappedStatement == nil)
  }

  @Test func theKeyComesFromTheCode() {
    func key(_ markdown: String) -> UInt64 {
      CellMarks(of: Lesson(parsing: Array(markdown.utf8), file: "a.md").cells).key
    }
    #expect(key("```swift\n1\n```\n") == key("# Prose\n\n```swift id=a\n1\n```\n"))
    #expect(key("```swift\n1\n```\n") != key("```swift\n2\n```\n"))
  }
}
