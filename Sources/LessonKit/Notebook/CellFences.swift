import LessonFormat
import LessonMarkdown
import LessonText

/// A cell of a lesson and its output fences, read from Markdown, whatever the fences look like.
struct CellFences {
  let cell: Fence
  let outputs: [Fence]

  var lastLine: Int { (outputs.last ?? cell).closingLine }

  /// Reads the cell that the first of some code blocks is, with its outputs; `nil` where it is none.
  init?(_ code: ArraySlice<CodeBlock>, in source: SourceText) {
    guard let first = code.first, first.isTopLevel, let cell = first.fence, cell.isClosed,
      cell.label == .cell
    else { return nil }
    var outputs: [Fence] = []
    var channels: Set<OutputChannel> = []
    for block in code.dropFirst() {
      let last = outputs.last ?? cell
      guard block.precedingLine == last.position.line, let fence = block.fence, fence.isClosed,
        fence.label == .output, channels.insert(OutputOptions(info: fence.info).channel).inserted,
        (last.closingLine + 1..<fence.position.line).allSatisfy({ source.isBlank(line: $0) })
      else { break }
      outputs.append(fence)
    }
    self.cell = cell
    self.outputs = outputs
  }

  /// Reads a piece of Markdown that is one cell with its outputs and nothing else.
  init?(parsing markdown: String) {
    let source = SourceText(markdown)
    let code = MarkdownDocument(source).codeBlocks(in: source)
    guard let fences = CellFences(code[...], in: source), fences.cell.position.line == 1,
      fences.lastLine == source.lineCount
    else { return nil }
    self = fences
  }

  /// What of the fences a notebook has no place for, the bytes aside.
  var origin: CellOrigin {
    let infos = outputs.map(\.info).filter { info in
      !OutputChannel.allCases.contains { $0.info == info }
    }
    // A notebook's empty cell means nothing; a lesson's says that it is one.
    return CellOrigin(
      info: cell.info != "swift" || code.isBlank ? cell.info : nil,
      outputs: infos.isEmpty ? nil : infos)
  }

  /// The code without a final line feed, as notebooks have it.
  var code: String { cell.lines.joined(separator: "\n") }

  var notebookOutputs: [NotebookOutput] {
    outputs.map { fence in
      let text = fence.lines.map { $0 + "\n" }.joined()
      let options = OutputOptions(info: fence.info)
      switch options.channel {
      case .output:
        guard let type = options.format?.mediaType else {
          return .stream(name: "stdout", text: text)
        }
        return .data(MIMEBundle(entries: [type: .lines(of: text)]))
      case .errorOutput: return .stream(name: "stderr", text: text)
      case .error: return .error(StoredFailure.compileError, fence.lines)
      case .trap: return .error(StoredFailure.trap, fence.lines)
      }
    }
  }
}

extension NotebookOutput {
  /// An error of a lesson: its lines are the message.
  fileprivate static func error(_ name: String, _ lines: [String]) -> NotebookOutput {
    .error(name: name, value: lines.first ?? "", traceback: lines)
  }
}

extension SourceText {
  func isBlank(line number: Int) -> Bool {
    line(number).allSatisfy(\.isSpaceOrTab)
  }
}

extension String {
  /// The words of an info string as the author wrote them, the language first.
  var infoWords: [String] {
    InfoString.words(in: Array(utf8)[...], at: SourcePosition(line: 1)).map(\.text)
  }
}
