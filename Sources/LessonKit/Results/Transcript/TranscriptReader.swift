import CCMark
import LessonCode

/// Splits what a lesson's program writes into cells, as it comes.
///
/// The program marks the start of each cell and its end on the channel itself, with a random word of
/// the run (``CellMarks`` says what stands there):
///
///     NUL word " cell 3 …\n"    NUL word " end …\n"
///
/// Only the next mark that must come counts, once: n cells begin at most n times, in their order, and
/// whatever the program does, it does in the last one that has begun. Any other text behind the word
/// is something that the running cell printed.
///
/// Three marks may come at any time: of a trap with the statement that was running, of a value that the
/// cell displays, of which no text tells, and around the drawing of a value, which is no printed text:
///
///     NUL word " trap 17\n"    NUL word " value\n"    NUL word " drawing\n"    NUL word " drawn\n"
package struct TranscriptReader {
  package private(set) var transcript = Transcript()
  /// How many bytes the running cell printed or drew on the channel that got more.
  package var runningCellSize: Int { max(output.size, errorOutput.size) }

  private let mark: [UInt8]
  private let cells: [Int]
  private let expected: [[UInt8]]
  private var output = Stream()
  private var errorOutput = Stream()
  /// Whether a mark came behind the end, which then was none.
  private var hasFalseEnd = false

  /// How many bytes a mark may have behind the word; what is longer is none.
  private static let longestMark = 64

  private struct Stream {
    /// Bytes that may be the start of a mark.
    var pending: [UInt8] = []
    /// How many of the expected marks have come.
    var markCount = 0
    /// How many bytes were printed since the last of them.
    var printed = 0
    /// How many bytes the drawings have since then.
    var drawn = 0
    /// What has come of a drawing that has not ended.
    var drawing: [UInt8]?
    /// Where the last mark of a trap came, behind so many bytes of the cell.
    var trap: (statement: Int?, offset: Int)?

    var size: Int { max(printed, drawn) }
  }

  package init(word: String, marks: CellMarks) {
    mark = [0] + Array(word.utf8) + [UInt8(ascii: " ")]
    cells = marks.cells
    expected = marks.texts
  }

  /// Takes the next bytes of a channel; returns whether a new cell began.
  package mutating func read(_ bytes: [UInt8], from channel: StandardStream) -> Bool {
    var stream = channel == .output ? output : errorOutput
    var rest = (stream.pending + bytes)[...]
    var beganCell = false
    while true {
      let start = firstMark(in: rest) ?? rest.endIndex
      append(rest[..<start], to: &stream, channel)
      rest = rest[start...]
      let text = rest.dropFirst(mark.count)
      guard let end = text.prefix(Self.longestMark).firstIndex(of: UInt8(ascii: "\n")) else {
        if text.count < Self.longestMark { break }
        rest = text
        continue
      }
      beganCell = handle(text[..<end], &stream, channel) || beganCell
      rest = rest[(end + 1)...]
    }
    stream.pending = Array(rest)
    if channel == .output { output = stream } else { errorOutput = stream }
    return beganCell
  }

  /// Ends reading: what looked like the start of a mark was text after all.
  package mutating func finish(_ ending: Transcript.Ending) -> Transcript {
    for channel in StandardStream.allCases {
      var stream = channel == .output ? output : errorOutput
      append(stream.pending[...], to: &stream, channel)
      undoDrawing(of: &stream, channel)
      if case .exit = ending { continue }
      guard let trap = stream.trap else { continue }
      transcript.trappedStatement = trap.statement
      // What follows is the backtracer's, or comes from threads that had not stopped yet.
      guard let record = record(of: stream) else { continue }
      switch channel {
      case .output: transcript.cells[record].output.truncate(to: trap.offset)
      case .errorOutput: transcript.cells[record].errorOutput.truncate(to: trap.offset)
      }
    }
    transcript.isComplete =
      !hasFalseEnd && [output, errorOutput].allSatisfy { $0.markCount == expected.count }
    transcript.ending = ending
    return transcript
  }

  /// The index of the record of a channel's bytes; `nil` before the first cell and after the end.
  private func record(of stream: Stream) -> Int? {
    cells.indices.contains(stream.markCount - 1) ? stream.markCount - 1 : nil
  }

  /// Takes what stands behind the run's word; returns whether a new cell began.
  private mutating func handle(
    _ text: ArraySlice<UInt8>, _ stream: inout Stream, _ channel: StandardStream
  ) -> Bool {
    if stream.markCount < expected.count, text.elementsEqual(expected[stream.markCount]) {
      undoDrawing(of: &stream, channel)
      stream = Stream(markCount: stream.markCount + 1)
      guard record(of: stream) == transcript.cells.count else { return false }
      transcript.cells.append(Transcript.CellOutput(number: cells[stream.markCount - 1]))
      return true
    }
    let words = text.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    if words.first == "trap" {
      let record = record(of: stream).map { transcript.cells[$0] }
      let printed = channel == .output ? record?.output : record?.errorOutput
      stream.trap = (words.count == 2 ? Int(words[1]) : nil, printed?.count ?? 0)
      return false
    }
    guard let record = record(of: stream) else {
      if stream.markCount == expected.count, expected.contains(where: text.elementsEqual) {
        hasFalseEnd = true
      }
      return false
    }
    switch (words, channel, stream.drawing) {
    case (["value"], .output, _): transcript.cells[record].displaysValue = true
    case (["drawing"], .output, nil): stream.drawing = []
    case (["drawn"], .output, let drawing?):
      transcript.cells[record].drawings.append(String(decoding: drawing, as: UTF8.self))
      stream.drawing = nil
    default: append(text + [UInt8(ascii: "\n")], to: &stream, channel)
    }
    return false
  }

  /// Makes printed text of a drawing that did not end in its cell.
  private mutating func undoDrawing(of stream: inout Stream, _ channel: StandardStream) {
    guard let drawing = stream.drawing else { return }
    stream.drawing = nil
    append(drawing[...], to: &stream, channel)
  }

  private mutating func append(
    _ bytes: ArraySlice<UInt8>, to stream: inout Stream, _ channel: StandardStream
  ) {
    guard !bytes.isEmpty else { return }
    guard stream.drawing == nil else {
      stream.drawing? += bytes
      stream.drawn += bytes.count
      return
    }
    // What belongs to nobody counts, too: a program must not print for ever.
    stream.printed += bytes.count
    guard let record = record(of: stream) else { return }
    switch channel {
    case .output: transcript.cells[record].output += bytes
    case .errorOutput: transcript.cells[record].errorOutput += bytes
    }
  }

  /// Where a mark begins, or what may become one with the bytes that follow.
  ///
  /// `memchr` and `memcmp` instead of the collections' methods, which take seconds for a full limit
  /// in a debug build, and a minute where all bytes are zeros.
  private func firstMark(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      mark.withUnsafeBytes { mark in
        guard let base = buffer.baseAddress, let first = mark.baseAddress else { return nil }
        var offset = 0
        while let hit = memchr(base + offset, 0, buffer.count - offset) {
          offset = UnsafeRawPointer(hit) - base
          if memcmp(hit, first, min(mark.count, buffer.count - offset)) == 0 {
            return bytes.startIndex + offset
          }
          offset += 1
        }
        return nil
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func truncate(to count: Int) {
    if count < self.count { removeLast(self.count - count) }
  }
}
