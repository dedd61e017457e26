/// A Swift cell of a notebook as a cell of a lesson, with what it left behind.
struct ImportedCell {
  /// The fences of the cell and of its outputs.
  private(set) var markdown = ""
  /// What follows them as prose: pictures, and text that no output fence may hold.
  private(set) var prose: [String] = []
  private(set) var files: [NotebookAsset] = []
  private(set) var remarks: [String] = []

  private var info = "swift"
  private var texts: [ExpectedOutput.Channel: String] = [:]

  /// Imports `cell`, whose number in the notebook is `number`; `magic` is a line that is no Swift.
  init(_ cell: NotebookCell, number: Int, filesFolder: String, magic: String? = nil) {
    let record = cell.metadata.record
    // The next run draws them again.
    let outputs = cell.outputs.filter { !$0.isDrawing }
    let fences = record?.markdown.flatMap { CellFences(parsing: $0) }
    let hasOwnOutputs = fences.map { $0.notebookOutputs == outputs } ?? false
    if let markdown = record?.markdown, let fences, hasOwnOutputs,
      fences.code.utf8.elementsEqual(cell.source.utf8)
    {
      self.markdown = markdown
      return
    }
    if let recorded = record?.info, recorded.isInfo(of: "swift") { info = recorded }
    let infos = record?.outputs.filter { $0.isInfo(of: "output") } ?? []
    let rich = infos.lazy.compactMap(\.outputFormat).first
    if let magic { ignore("the notebook's \(magic) is not Swift", number) }
    read(outputs, number, filesFolder, rich)
    keepContradictoryOutput(number)

    var blocks = [FencedText(cell.source.lines, info: info).text]
    for channel in ExpectedOutput.Channel.inOrder {
      guard let text = texts[channel] else { continue }
      let info = infos.first { $0.outputChannel == channel } ?? channel.info
      // What a lesson said has its author's wildcards; what a run printed has none.
      let becomesExact = !hasOwnOutputs && info.readsWildcards(in: text.lines)
      blocks.append(FencedText(text.lines, info: info + (becomesExact ? " exact" : "")).text)
    }
    markdown = blocks.joined(separator: "\n\n")
  }

  private mutating func read(
    _ outputs: [NotebookOutput], _ number: Int, _ folder: String, _ rich: ExpectedOutput.Format?
  ) {
    var errors: [NotebookOutput] = []
    for (index, output) in outputs.enumerated() {
      switch output {
      case .stream("stderr", let text): texts[.errorOutput, default: ""] += text
      case .stream(_, let text): texts[.output, default: ""] += text
      case .error: errors.append(output)
      case .drawing: break
      case .data(let bundle):
        if let rich, let text = bundle[rich.mediaType] {
          texts[.output, default: ""].appendLines(text)
          continue
        }
        switch StoredData(bundle, cell: number, ordinal: index + 1) {
        case .text(let text):
          // Where a line is not ended, a lesson displays a value on it.
          texts[.output, default: ""] += text + (text.unicodeScalars.last == "\n" ? "" : "\n")
        case .fence(let text): prose.append(text)
        case .file(let file):
          files.append(file)
          prose.append(file.link(text: "Output of cell \(number)", folder: folder))
          if !file.isPicture {
            remarks.append("cell \(number): an output has no text: it is linked as \(file.name)")
          }
        case nil: break
        }
      }
    }
    for channel in ExpectedOutput.Channel.inOrder {
      texts[channel] = texts[channel]?.asShownByTerminal
    }
    for error in errors { read(error: error, number) }
  }

  /// Turns a stored error into what the contract has for it.
  private mutating func read(error: NotebookOutput, _ number: Int) {
    guard case .error(let name, let value, let traceback) = error else { return }
    let words = info.infoWords
    let trace = traceback.map { $0 + "\n" }.joined()
    if name == StoredFailure.trap, words.contains("traps") {
      texts[.trap] = trace.asShownByTerminal
      return
    }
    if name == StoredFailure.compileError, words.contains("compile-fail") {
      texts[.error] = trace.asShownByTerminal
      return
    }
    var text = traceback.joined(separator: "\n").asShownByTerminal
    if text.isBlank { text = [name, value].filter { !$0.isEmpty }.joined(separator: ": ") }
    var failure = StoredFailure(text)
    if failure == .unknown || failure == .trap([]), let printed = texts[.errorOutput],
      case .trap(let message) = StoredFailure(printed), !message.isEmpty
    {
      // The message stands on standard error, among addresses that no run has again.
      failure = .trap(message)
      text.appendLines(printed)
      texts[.errorOutput] = nil
    }
    let isDecided = !["compile-fail", "traps", "no-run", "ignore"].allSatisfy { attribute in
      !words.contains { $0 == attribute || $0.hasPrefix(attribute + "=") }
    }
    let message: [String]
    switch failure {
    case .trap(let lines) where !isDecided || words.contains("traps"):
      if !isDecided { info += " traps" }
      message = lines
      texts[.trap] = lines.map { $0 + "\n" }.joined()
    case .compileErrors(let lines) where !isDecided || words.contains("compile-fail"):
      if !isDecided { info += " compile-fail" }
      message = lines
      texts[.error] = lines.map { $0 + "\n" }.joined()
    default:
      if !isDecided { ignore("it failed in the notebook", number) }
      message = []
    }
    let rest = text.lines.filter { line in
      !line.isBlank && !message.contains { line == $0 || line.hasSuffix("rror: " + $0) }
    }
    if !rest.isEmpty { prose.insert(FencedText(text.lines, info: "text").text, at: 0) }
  }

  private mutating func ignore(_ reason: String, _ number: Int) {
    if !info.infoWords.contains(where: { $0.hasPrefix("ignore") }) {
      info += " ignore=\"\(reason)\""
    }
    remarks.append("cell \(number): marked `ignore`: \(reason)")
  }

  /// Text that the cell's attributes forbid as an output stays beside it as prose.
  private mutating func keepContradictoryOutput(_ number: Int) {
    let words = info.infoWords
    for channel in [ExpectedOutput.Channel.output, .errorOutput]
    where words.contains("no-run") || words.contains("silent") && channel == .output {
      guard let text = texts.removeValue(forKey: channel), !text.isEmpty else { continue }
      prose.insert(FencedText(text.lines, info: "text").text, at: 0)
      remarks.append("cell \(number): its attributes allow no output, so that it is a `text` fence")
    }
  }
}

extension String {
  /// Whether the text can be the info string of a cell or of an output.
  fileprivate func isInfo(of language: String) -> Bool {
    infoWords.first?.lowercased() == language && first != " " && first != "\t"
      && unicodeScalars.allSatisfy { $0 >= " " || $0 == "\t" }
  }
}
