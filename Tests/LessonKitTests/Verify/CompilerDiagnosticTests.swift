import Foundation
import Testing

@testable import LessonKit

@Suite struct CompilerDiagnosticTests {
  /// What swiftc 6.3 wrote about `let ü = "日本"; let b: Int = "é"` and `if b = 1 {}` behind
  /// `#sourceLocation(file: "Lessons/ü.md", line: 41)`.
  private static let serialized = Data(
    base64Encoded: """
      RElBRwEIAAA8AAAABwGyQLRCOdBDODwggS2UgzzMQzq8gzscBIhigEBxECQLBCmkQzicw0MikEI6hMM5pII7mMM7PCTD\
      LMjDOMhCOLjDOZTDA1KMQjjQgyuEQzuUw0NCkEI6hMM5mAI7hMM5PCSGKaQDO5SDK4RDO5TDg3GYQjrgQyrQw8OEzMI7\
      1IM8jEM5mEI6sEM5jMI7uAM9lIM70MM8HASJqoAMKgKFQCFQiBIlMKhkgcAgSE0HqAgUAoVAQUWgECgECkkCUQKDahpQ\
      ESgECoFBXQ+oCBQChUBBRaAQKAQKgUFlEahQESgECoGCikAhUAgUBIMCAAAAIQwAAAIAAAAUAAAAAAAAACUQAAAjAAAA\
      GAAAAAAAAAAAGgAaTGVzc29ucy/DvC5tZAAAALSQAgAAEAIAABAFAAAAAAA9AH0AY2Fubm90IGNvbnZlcnQgdmFsdWUg\
      b2YgdHlwZSAnU3RyaW5nJyB0byBzcGVjaWZpZWQgdHlwZSAnSW50JwAAABZSAAAAQgAAAKIAAABCCgAAQAkAAEAVAAAA\
      AAAlEAAAMwAAALSgAgAAQAAAAJAFAAAAAAAvAG8AY2Fubm90IGFzc2lnbiB0byB2YWx1ZTogJ2InIGlzIGEgJ2xldCcg\
      Y29uc3RhbnQAFlQAAAAIAAAAsgAAAIIKAABAAQAAgBYAAEAkEBkAAACUkAIAAEABAABABAAAAAAAKABoAGNoYW5nZSAn\
      bGV0JyB0byAndmFyJyB0byBtYWtlIGl0IG11dGFibGUZUgAAACgAAACIAAAAQgoAAMAFAADAEQAAwADAAAAAAHZhcgAA\
      AAAAAAAAACUQAAAoAAAAtKACAABgAAAAsAUAAAAAADMAcwB1c2Ugb2YgJz0nIGluIGEgYm9vbGVhbiBjb250ZXh0LCBk\
      aWQgeW91IG1lYW4gJz09Jz8AFlQAAAAIAAAAsgAAAIIKAABAAQAAgBYAAIAFFQAAAAQAAIAuAACAoAIAAJAAAADgBQAA\
      kEEFAADAAAAAYAsAACCoAAAAHAAAAHABAAAIAAg9PQAAAAAAAA==
      """)

  @Test func placesRangesNotesAndFixItsAreRead() throws {
    let bytes = Array(try #require(Self.serialized))
    let found = CompilerDiagnostic.all(inSerialized: bytes)
    func place(_ line: Int, _ column: Int) -> CompilerDiagnostic.Place {
      CompilerDiagnostic.Place(file: "Lessons/ü.md", line: line, column: column)
    }
    func range(_ line: Int, _ columns: Range<Int>) -> CompilerDiagnostic.SourceRange {
      CompilerDiagnostic.SourceRange(
        start: place(line, columns.lowerBound), end: place(line, columns.upperBound))
    }
    #expect(
      found == [
        CompilerDiagnostic(
          severity: .error, place: place(41, 33),
          message: "cannot convert value of type 'String' to specified type 'Int'",
          ranges: [range(41, 33..<37)]),
        CompilerDiagnostic(
          severity: .error, place: place(42, 4),
          message: "cannot assign to value: 'b' is a 'let' constant",
          ranges: [range(42, 4..<5)],
          notes: [
            CompilerDiagnostic(
              severity: .note, place: place(41, 20),
              message: "change 'let' to 'var' to make it mutable",
              fixIts: [CompilerDiagnostic.FixIt(range: range(41, 20..<23), text: "var")])
          ]),
        CompilerDiagnostic(
          severity: .error, place: place(42, 6),
          message: "use of '=' in a boolean context, did you mean '=='?",
          ranges: [range(42, 4..<5), range(42, 8..<9)],
          fixIts: [CompilerDiagnostic.FixIt(range: range(42, 6..<7), text: "==")]),
      ])
  }

  @Test func damagedFilesAreReadAsFarAsTheyGo() throws {
    let bytes = Array(try #require(Self.serialized))
    let all = CompilerDiagnostic.all(inSerialized: bytes)
    for count in bytes.indices {
      let found = CompilerDiagnostic.all(inSerialized: Array(bytes.prefix(count)))
      #expect(found.count <= all.count)
    }
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0xFF
      _ = CompilerDiagnostic.all(inSerialized: damaged)
    }
    #expect(CompilerDiagnostic.all(inSerialized: Array("text".utf8)).isEmpty)
  }

  /// Found by fuzzing: a list of numbers without bits, as long as the file likes.
  @Test func aFewBytesAskForNoMoreThanThereIs() {
    let block: [(value: Int, width: Int)] = [(1, 2), (8, 8), (3, 4), (0, 18), (0, 32)]
    let abbreviation = [(2, 3), (2, 5), (0, 1), (3, 3), (0, 1), (1, 3), (0, 5)]
    let record = [(4, 3)] + Array(repeating: (63, 6), count: 6) + [(1, 6), (0, 32)]
    var bits: [Int] = []
    for (value, width) in block + abbreviation + record {
      bits += (0..<width).map { value >> $0 & 1 }
    }
    let bytes = stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
      bits[start..<start + 8].reversed().reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
    }
    #expect(CompilerDiagnostic.all(inSerialized: Array("DIAG".utf8) + bytes).isEmpty)
  }
}
