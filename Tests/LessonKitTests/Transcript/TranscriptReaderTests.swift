import Testing

@testable import LessonKit

@Suite struct TranscriptReaderTests {
  private let output = "\0word cell 1\na\nb\0word cell 3\n\0word end\nafter"

  @Test(arguments: [1, 2, 3, 7, 1000])
  func marksSplitTheOutputHoweverItComes(_ size: Int) {
    var reader = TranscriptReader(word: "word")
    let bytes = Array(output.utf8)
    var began = 0
    for start in stride(from: 0, to: bytes.count, by: size) {
      let part = Array(bytes[start..<min(start + size, bytes.count)])
      if reader.read(part, from: .output) { began += 1 }
    }
    let transcript = reader.finish(.exit(status: 0))
    #expect(transcript.cells.map(\.number) == [1, 3])
    #expect(transcript.cells.map { String(decoding: $0.output, as: UTF8.self) } == ["a\nb", ""])
    #expect(transcript.isComplete)
    #expect(size == 1000 || began == 2)
  }

  @Test(arguments: [1, 2, 3, 1000])
  func aDrawingIsNoPrintedText(_ size: Int) {
    let output = "\0word cell 1\na\n\0word drawing\n<svg>\0</svg>\0word drawn\nb\n\0word end\n"
    var reader = TranscriptReader(word: "word")
    let bytes = Array(output.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      _ = reader.read(Array(bytes[start..<min(start + size, bytes.count)]), from: .output)
    }
    #expect(reader.runningCellSize == 12)
    let cell = reader.finish(.exit(status: 0)).cells.first
    #expect(cell?.output == Array("a\nb\n".utf8))
    #expect(cell?.drawings == [Array("<svg>\0</svg>".utf8)])
  }

  @Test func marksOfAnotherRunAreText() {
    var reader = TranscriptReader(word: "word")
    let forged = "x\0wolf cell 2\n\0word\0wor"
    _ = reader.read(Array("\0word cell 1\n\(forged)".utf8), from: .output)
    let transcript = reader.finish(.signal(9))
    #expect(transcript.cells.map(\.number) == [1])
    #expect(String(decoding: transcript.cells[0].output, as: UTF8.self) == forged)
    #expect(!transcript.isComplete)
  }

  @Test func trapEndsWhatTheCellWroteOnStandardError() {
    var reader = TranscriptReader(word: "word")
    _ = reader.read(Array("\0word cell 1\n".utf8), from: .output)
    let text = "\0word cell 1\nFatal error: x\n\0word trap 17\n*** Signal 4: Backtracing"
    _ = reader.read(Array(text.utf8), from: .errorOutput)
    let transcript = reader.finish(.signal(4))
    #expect(String(decoding: transcript.cells[0].errorOutput, as: UTF8.self) == "Fatal error: x\n")
    #expect(transcript.trappedStatement == 17)
  }
}
