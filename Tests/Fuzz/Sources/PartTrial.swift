import Foundation

@testable import LessonCode
@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonMatching
@testable import LessonNotebook
@testable import LessonResults
@testable import LessonText

/// Parts of the core that need no whole lesson.
enum PartTrial {
  /// Each line is an info string: of a cell, and of an output behind it.
  static func words(_ bytes: [UInt8]) {
    let info = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1).map(Array.init)
    guard let first = info.first else { return }
    let second = info.dropFirst().first ?? []
    let text =
      Array("```swift ".utf8) + first + Array("\n```\n```output ".utf8)
      + second.filter { $0 != UInt8(ascii: "\n") } + Array("\n```\n".utf8)
    Trial(Input(text.filter { $0 != 0 })).checkLesson()
  }

  /// The first line are the options; a zero byte ends the text of the fence.
  static func matcher(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return }
    let options = parts[0].filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "`") }
    let fence = Array("```swift\n```\n````````output ".utf8) + options
    let end = Array("\n````````\n".utf8)
    let lesson = Lesson(
      parsing: fence + [UInt8(ascii: "\n")] + Array(parts[1]) + end, file: "a.md")
    guard lesson.isWellFormed, let output = lesson.cells.first?.output else { return }
    let printed = OutputLine.lines(of: Array(parts[2]))
    let matcher = OutputMatcher(expected: output, printed: printed, module: "m")
    if let diagnostic = matcher.diagnostic {
      require(
        (1...lesson.source.lineCount + 1).contains(diagnostic.position.line),
        "\(diagnostic.id) at \(diagnostic.position)")
      require(
        output.options.isNondeterministic || !matcher.steps.isEmpty, "a mismatch without a step")
    }
  }

  /// A formula is MathML or a problem at one of its bytes.
  static func formula(_ bytes: [UInt8]) {
    let tex = String(decoding: bytes, as: UTF8.self)
    var macros = TeXMacros()
    _ = try? TeXParser.parse(TeXCharacter.all(in: tex), isDisplay: true, &macros)
    for text in ["$\(tex)$\n", "$$\(tex)$$\n"] {
      let lesson = Lesson(parsing: Array(text.utf8), file: "a.md")
      for problem in lesson.badFormulas {
        require(
          (1...lesson.source.lineCount + 1).contains(problem.position.line),
          "\(problem.id) at \(problem.position)")
      }
    }
  }

  /// What is imported can be read, and is the same bytes after one more round.
  static func notebook(_ bytes: [UInt8]) {
    let decoder = JSONDecoder()
    guard let notebook = try? decoder.decode(Notebook.self, from: Data(bytes)) else { return }
    let markdown = ImportedLesson(notebook, filesFolder: "a.files").markdown
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "a.md")
    guard lesson.isWellFormed else { return }
    let again = ImportedLesson(Notebook(lesson), filesFolder: "a.files").markdown
    require(again == markdown, "a notebook of \(markdown.debugDescription) is another")
  }

  /// Cut anywhere, the bytes are the same transcript.
  static func transcript(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    let cut = text.isEmpty ? 0 : Int(first) % text.count
    func transcript(of pieces: [[UInt8]]) -> Transcript {
      var reader = TranscriptReader(word: "w", marks: CellMarks(cells: [1, 3], key: 5))
      for piece in pieces { _ = reader.read(piece, from: .output) }
      return reader.finish(.exit(status: 0))
    }
    let whole = transcript(of: [text])
    let pieces = transcript(of: [Array(text[..<cut]), Array(text[cut...])])
    require(whole == pieces, "cut at \(cut), the transcript differs")
  }

  /// The bytes with and without the magic number that they need.
  static func diagnostics(_ bytes: [UInt8]) {
    _ = CompilerDiagnostic.all(inSerialized: bytes)
    _ = CompilerDiagnostic.all(inSerialized: Array("DIAG".utf8) + bytes)
  }

  /// In every format, what comes out is without scripts.
  static func markup(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for format in OutputFormat.allCases {
      guard let output = RichOutput(text, as: format, prefix: "a:") else { continue }
      SafePage(output.html).check()
    }
  }
}
