/// A Swift cell of a notebook as a cell of a lesson, with what it left behind.
struct ImportedCell {
  /// The fences of the cell and of its outputs.
  private(set) var markdown = ""
  /// What follows them as prose: pictures, and text that no output fence may hold.
  private(set) var prose: [String] = []
  private(set) var files: [NotebookAsset] = []
  private(set) var remarks: [String] = []

  private var info = "swift"
  private var texts: [OutputChannel: String] = [:]
  private let tags: CellTags
  private let writesReturns: Bool

  /// Imports `cell`, whose number in the notebook is `number`; `magic` is a line that is no Swift.
  init(_ cell: NotebookCell, number: Int, filesFolder: String, magic: String? = nil) {
    let record = cell.metadata.record
    // A lesson's own words say all that its tags say.
    tags = CellTags(record == nil ? cell.metadata : CellMetadata())
    writesReturns = cell.source.contains("\\r")
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
    if let magic {
      ignore("the notebook's \(magic) is not Swift", number)
    } else if let tag = tags.skipping, !isDecided {
      ignore("the notebook's tag \(tag)", number)
    }
    read(outputs, number, filesFolder, rich)
    if let tag = tags.failing { expectFailure(tag, outputs, number) }
    // A fence would say that there must be something, and standard error may be the kernel's.
    if tags.ignoring != nil, let text = texts.removeValue(forKey: .errorOutput) {
      prose.insert(FencedText(text.asShownByTerminal.lines, info: "text").text, at: 0)
    }
    if tags.ignoring != nil, !isDecided || info.infoWords.contains("traps"), printed(.output) == nil
    {
      info += " silent"
    }
    if let word = tags.cellWord { info += " " + word }
    if tags.hiding.contains("remove-input"), !outputs.isEmpty {
      remarks.append(
        "cell \(number): marked `hidden` for its tag remove-input: its output is not on the page either"
      )
    }
    keepContradictoryOutput(number)

    var blocks = [FencedText(cell.source.lines, info: info).text]
    for channel in OutputChannel.allCases {
      guard let text = texts[channel] else { continue }
      let info = infos.first { $0.outputChannel == channel }
      var fence = FencedOutput(text, info: info ?? channel.info)
      // What a lesson said has its author's wildcards; what a run printed has none.
      if !hasOwnOutputs, fence.info.readsWildcards(in: fence.lines) { fence.info += " exact" }
      // What a lesson said of the fence holds; else the notebook's tags do, and what a terminal did.
      if info == nil { fence = described(fence, on: channel, number) }
      blocks.append(FencedText(fence.lines, info: fence.info).text)
    }
    markdown = blocks.joined(separator: "\n\n")
  }

  private mutating func read(
    _ outputs: [NotebookOutput], _ number: Int, _ folder: String, _ rich: OutputFormat?
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
        case .text(let text) where bundle.isResult && !text.isNameOfObject:
          // Where a line is not ended, a lesson displays a value on it.
          texts[.output, default: ""] += text + (text.unicodeScalars.last == "\n" ? "" : "\n")
        case .text(let text):
          prose.append(FencedText(text.asShownByTerminal.lines, info: "text").text)
          let remark = "cell \(number): what it displayed stays prose, because no run prints it"
          if !remarks.contains(remark) { remarks.append(remark) }
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
    if failure == .unknown || failure == .trap([]),
      let printed = texts[.errorOutput]?.asShownByTerminal,
      case .trap(let message) = StoredFailure(printed), !message.isEmpty
    {
      // The message stands on standard error, among addresses that no run has again.
      failure = .trap(message)
      text.appendLines(printed)
      texts[.errorOutput] = nil
    }
    let message: [String]
    let isDecided = isDecided
    switch failure {
    case .unknown where !isDecided && tags.failing != nil:
      info += " traps"
      message = Array(value.asShownByTerminal.lines.prefix(1))
      texts[.trap] = message.map { $0 + "\n" }.joined()
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

  /// Whether the cell's words say how far it goes.
  private var isDecided: Bool {
    let words = info.infoWords
    return ["compile-fail", "traps", "no-run", "ignore"].contains { attribute in
      words.contains { $0 == attribute || $0.hasPrefix(attribute + "=") }
    }
  }

  /// Makes a cell that its tag lets fail one that must, unless it did not when it last ran.
  private mutating func expectFailure(_ tag: String, _ outputs: [NotebookOutput], _ number: Int) {
    guard !isDecided else { return }
    guard outputs.isEmpty else {
      remarks.append(
        "cell \(number): it has the tag \(tag), but did not fail when it last ran: it must not in the"
          + " lesson")
      return
    }
    info += " traps"
    texts[.trap] = ""
    remarks.append(
      "cell \(number): marked `traps` for its tag \(tag): what the failure says is not known")
  }

  /// What the cell printed on a channel, if anything.
  private func printed(_ channel: OutputChannel) -> String? {
    texts[channel].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A fence with what the notebook says about it.
  private mutating func described(
    _ fence: FencedOutput, on channel: OutputChannel, _ number: Int
  ) -> FencedOutput {
    var fence = fence
    let isPrinted = channel == .output || channel == .errorOutput
    let isCompared = isPrinted && !info.infoWords.contains { $0.hasPrefix("ignore") }
    if isCompared, tags.ignoring != nil, printed(channel) != nil {
      fence.info += " nondeterministic"
    } else if isCompared, fence.printed.needsPattern(writesReturns) {
      let pattern = TerminalPattern(fence.printed, writesReturns: writesReturns)
      fence.lines = pattern.lines
      if !pattern.isComplete { fence.info += " nondeterministic" }
      remarks.append(
        "cell \(number): a terminal rewrote its output (carriage returns, backspaces, colours): "
          + (pattern.isComplete
            ? "`[..]` stands for what is not to be seen" : "the output is not compared"))
    }
    fence.nameNoModuleOfKernel()
    if let word = tags.outputWord { fence.info += " " + word }
    return fence
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
    for channel in [OutputChannel.output, .errorOutput]
    where words.contains("no-run") || words.contains("silent") && channel == .output {
      guard let text = texts.removeValue(forKey: channel), !text.isEmpty else { continue }
      prose.insert(FencedText(text.asShownByTerminal.lines, info: "text").text, at: 0)
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
