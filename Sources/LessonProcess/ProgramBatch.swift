#if os(Linux)
  import Foundation
  import LessonCode
  import LessonResults
  import LessonText

  /// Runs of programs of one executable, one after the other, each in a copy of a process that the system
  /// has loaded once.
  ///
  /// They tell of programs that come to their end and leave nothing behind; what any other one does is found
  /// out by a ``ProgramRun`` of its own.
  package struct ProgramBatch<Part: ProgramPart> {
    /// A run of one program.
    package struct Item {
      let parts: [Part]
      let marks: CellMarks
      let program: Int
      let seed: Int

      package init(parts: [Part], marks: CellMarks, program: Int, seed: Int) {
        self.parts = parts
        self.marks = marks
        self.program = program
        self.seed = seed
      }
    }

    /// The most seconds that a program may take here.
    private static var timeout: Double { 2 }

    private let executable: String
    private let items: [Item]

    /// Makes runs of programs at `executable`, which ask for no variables of the environment.
    package init(executable: String, _ items: [Item]) {
      self.executable = executable
      self.items = items
    }

    /// What the first programs did, as far as all of them came to their end.
    ///
    /// - Throws: an error that says why the executable could not be started, or `CancellationError` where
    ///   ``RunCancellation`` has ended it.
    package func transcripts() throws -> [Transcript] {
      let folders = try ProgramFolders()
      let word = ProgramFolders.newWord()
      var environment = folders.environment(requested: [], word: word)
      // Who looks for what is wrong runs it once more.
      environment["SWIFT_BACKTRACE"] = "enable=no"
      environment["LESSONS_BATCH"] = items.map { "\($0.program):\($0.seed)" }
        .joined(separator: " ")
      let child = try ChildProcess(
        path: executable, arguments: [], environment: environment, directory: folders.work,
        isLimited: true)
      var printed = PrintedPieces(mark: Data([0] + Array("\(word) next\n".utf8)))
      var transcripts: [Transcript] = []
      let clock = ContinuousClock()
      var deadline = clock.now + limit(of: items.first)
      while let item = items.dropFirst(transcripts.count).first {
        if let pieces = printed.next() {
          var reader = TranscriptReader(word: word, marks: item.marks)
          for (channel, bytes) in pieces { _ = reader.read(bytes, from: channel) }
          let transcript = reader.finish(.exit(status: 0))
          guard transcript.isComplete else { break }
          transcripts.append(transcript)
          deadline = clock.now + limit(of: items.dropFirst(transcripts.count).first)
          continue
        }
        // The child ends with its value.
        try RunCancellation.check()
        guard clock.now < deadline, printed.size <= ProgramLimits.output, child.hasOpenChannel
        else { break }
        for part in child.read(waiting: 0.05) { printed.append(part.bytes, to: part.channel) }
      }
      return transcripts
    }

    private func limit(of item: Item?) -> Duration {
      .seconds(min(item?.parts.map(\.timeout).min() ?? Self.timeout, Self.timeout))
    }
  }

  /// What programs print on both channels, one after the other.
  private struct PrintedPieces {
    /// What stands behind what each of them prints.
    let mark: Data
    private var rests: [StandardStream: Data] = [:]
    /// How many of the bytes have no mark among them.
    private var searched: [StandardStream: Int] = [:]

    init(mark: Data) { self.mark = mark }

    var size: Int { rests.values.map(\.count).max() ?? 0 }

    mutating func append(_ bytes: [UInt8], to channel: StandardStream) {
      rests[channel, default: Data()].append(contentsOf: bytes)
    }

    /// What the next program printed on each channel; `nil` as long as it has not come to its end.
    mutating func next() -> [(StandardStream, [UInt8])]? {
      var ends: [(StandardStream, Range<Data.Index>)] = []
      for channel in StandardStream.allCases {
        guard let rest = rests[channel] else { return nil }
        let start = rest.startIndex + (searched[channel] ?? 0)
        guard let end = rest.range(of: mark, in: start..<rest.endIndex) else {
          searched[channel] = max(rest.count - mark.count, 0)
          return nil
        }
        ends.append((channel, end))
      }
      return ends.map { channel, end in
        defer {
          rests[channel]?.removeSubrange(..<end.upperBound)
          searched[channel] = 0
        }
        return (channel, Array(rests[channel]?[..<end.lowerBound] ?? Data()))
      }
    }
  }
#endif
