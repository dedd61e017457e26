import CCMark

/// Splits what a lesson's program writes into cells, as it comes.
///
/// The program marks the start of each cell, its end, and a trap on the channel itself, with a
/// random word of the run that a lesson cannot know:
///
///     NUL word " cell 3\n"    NUL word " end\n"    NUL word " trap 17\n"
///
/// It also marks that a cell displays a value, of which no text tells:
///
///     NUL word " value\n"
///
/// What stands between these two is the drawing of a value and not printed text:
///
///     NUL word " drawing\n"    NUL word " drawn\n"
public struct TranscriptReader {
  /// One of the channels that a program prints on.
  public enum Channel: Sendable { case output, errorOutput }

  /// What was read so far.
  public private(set) var transcript = Transcript()
  /// How many bytes the running cell printed on the channel that printed more.
  public private(set) var runningCellSize = 0

  private let mark: [UInt8]
  private var output = Stream()
  private var errorOutput = Stream()

  private struct Stream {
    /// Bytes that may be the start of a mark.
    var pending: [UInt8] = []
    /// The index of the record that bytes belong to; `nil` before the first cell and after the end.
    var record: Int?
    /// Whether bytes are those of a drawing.
    var isDrawing = false
  }

  /// Makes a reader for a run whose marks carry `word`.
  public init(word: String) {
    mark = [0] + Array(word.utf8) + [UInt8(ascii: " ")]
  }

  /// Takes the next bytes of a channel; returns whether a new cell began.
  public mutating func read(_ bytes: [UInt8], from channel: Channel) -> Bool {
    var stream = channel == .output ? output : errorOutput
    var rest = (stream.pending + bytes)[...]
    var beganCell = false
    while true {
      let start = firstMark(in: rest) ?? rest.endIndex
      append(rest[..<start], to: stream, channel)
      rest = rest[start...]
      guard let end = rest.dropFirst(mark.count).firstIndex(of: UInt8(ascii: "\n")) else { break }
      let words = rest[rest.startIndex + mark.count..<end].split(separator: UInt8(ascii: " "))
        .map { String(decoding: $0, as: UTF8.self) }
      beganCell = handle(words, &stream) || beganCell
      rest = rest[(end + 1)...]
    }
    stream.pending = Array(rest)
    if channel == .output { output = stream } else { errorOutput = stream }
    return beganCell
  }

  /// Ends reading: what looked like the start of a mark was text after all.
  public mutating func finish(_ ending: Transcript.Ending) -> Transcript {
    append(output.pending[...], to: output, .output)
    append(errorOutput.pending[...], to: errorOutput, .errorOutput)
    transcript.ending = ending
    return transcript
  }

  private mutating func handle(_ words: [String], _ stream: inout Stream) -> Bool {
    switch words.first {
    case "cell":
      guard words.count == 2, let number = Int(words[1]) else { return false }
      let index = transcript.cells.firstIndex { $0.number == number }
      stream.record = index ?? transcript.cells.count
      stream.isDrawing = false
      guard index == nil else { return false }
      transcript.cells.append(Transcript.CellRecord(number: number))
      runningCellSize = 0
      return true
    case "end":
      transcript.isComplete = true
      stream.record = nil
    case "value":
      guard let record = stream.record else { return false }
      transcript.cells[record].displaysValue = true
    case "drawing":
      guard let record = stream.record else { return false }
      transcript.cells[record].drawings.append([])
      stream.isDrawing = true
    case "drawn": stream.isDrawing = false
    case "trap":
      transcript.trappedStatement = words.count == 2 ? Int(words[1]) : nil
      // What follows on this channel is the backtracer's.
      stream.record = nil
    default: break
    }
    return false
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, to stream: Stream, _ channel: Channel) {
    guard let record = stream.record, !bytes.isEmpty else { return }
    let size: Int
    switch channel {
    case _ where stream.isDrawing:
      let last = transcript.cells[record].drawings.count - 1
      transcript.cells[record].drawings[last] += bytes
      size = transcript.cells[record].drawings.reduce(0) { $0 + $1.count }
    case .output:
      transcript.cells[record].output += bytes
      size = transcript.cells[record].output.count
    case .errorOutput:
      transcript.cells[record].errorOutput += bytes
      size = transcript.cells[record].errorOutput.count
    }
    if record == transcript.cells.count - 1 { runningCellSize = max(runningCellSize, size) }
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
