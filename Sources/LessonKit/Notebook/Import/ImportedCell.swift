import LessonFormat
import LessonText

/// A Swift cell of a notebook as a cell of a lesson, with what it left behind.
struct ImportedCell {
  /// The fences of the cell and of its outputs, and what follows them as prose.
  private(set) var block: LessonBlock

  private var info = "swift"
  private var texts: [OutputChannel: String] = [:]
  private let tags: CellTags
  private let writesReturns: Bool

  /// Imports `cell`, whose code is `language.source`, into a block of a lesson.
  init(_ cell: NotebookCell, _ language: CellLanguage, in block: LessonBlock) {
    self.block = block
    let origin = cell.metadata.origin
    // A lesson's own words say all that its tags say.
    tags = CellTags(origin == nil ? cell.metadata : CellMetadata())
    writesReturns = language.source.hasBytes(of: "\\r")
    // The next run draws them again.
    let outputs = cell.outputs.filter { !$0.isDrawing }
    let fences = origin?.markdown.flatMap { CellFences(parsing: $0) }
    let hasOwnOutputs = fences.map { $0.notebookOutputs == outputs } ?? false
    if let markdown = origin?.markdown, let fences, hasOwnOutputs,
      fences.code.utf8.elementsEqual(language.source.utf8)
    {
      self.block.text = markdown
      return
    }
    if let recorded = origin?.info, recorded.isInfo(of: "swift") { info = recorded }
    let infos = origin?.outputs?.filter { $0.isInfo(of: "output") } ?? []
    if let magic = language.lineMagic {
      ignore("the notebook's \(magic) is not Swift")
    } else if let tag = tags.skipping, !isDecided {
      ignore("the notebook's tag \(tag)")
    }
    read(outputs, infos.lazy.compactMap { OutputOptions(info: $0).format }.first)
    if let tag = tags.failing, !isDecided { expectFailure(tag, hasOutputs: !outputs.isEmpty) }
    if tags.ignoring != nil { ignorePrintedText() }
    if let word = tags.cellWord { info += " " + word }
    if tags.hiding.contains("remove-input"), !outputs.isEmpty {
      remark("marked `hidden` for its tag remove-input: its output is not on the page either")
    }
    keepContradictoryOutput()
    write(language.source, infos, hasOwnOutputs: hasOwnOutputs)
  }

  /// Writes the fences of the cell and of its outputs, whose info strings may be those of a lesson.
  private mutating func write(_ code: String, _ infos: [String], hasOwnOutputs: Bool) {
    var blocks = [code.lines.fenced(info: info)]
    for channel in OutputChannel.allCases {
      guard let text = texts[channel] else { continue }
      let info = infos.first { OutputOptions(info: $0).channel == channel }
      var fence = FencedOutput(text, info: info ?? channel.info)
      // What a lesson said has its author's wildcards; what a run printed has none.
      if !hasOwnOutputs,
        OutputOptions(info: fence.info).readsWildcards(in: fence.lines.map { Array($0.utf8) })
      {
        fence.info += " exact"
      }
      // What a lesson said of the fence holds; else the notebook's tags do, and what a terminal did.
      if info == nil { describe(&fence, on: channel) }
      blocks.append(fence.lines.fenced(info: fence.info))
    }
    block.text = blocks.joined(separator: "\n\n")
  }

  /// Reads what the cell left behind; `rich` is the format of a lesson's output that is no plain text.
  private mutating func read(_ outputs: [NotebookOutput], _ rich: OutputFormat?) {
    for (index, output) in outputs.enumerated() {
      switch output {
      case .stream("stderr", let text): texts[.errorOutput, default: ""] += text
      case .stream(_, let text): texts[.output, default: ""] += text
      case .error, .drawing: break
      case .data(let bundle):
        if let rich, let text = bundle[rich.mediaType] {
          texts[.output, default: ""].appendLines(text)
          continue
        }
        switch block.keep(bundle, ordinal: index + 1) {
        case .text(let text) where bundle.isResult && !text.isNameOfObject:
          // Where a line is not ended, a lesson displays a value on it.
          texts[.output, default: ""] += text + (text.unicodeScalars.last == "\n" ? "" : "\n")
        case .text(let text):
          block.prose.append(text.fencedAsShown)
          let displayed = "what it displayed stays prose, because no run prints it"
          if !block.remarks.contains(displayed) { remark(displayed) }
        case .block(let text): block.prose.append(text)
        case nil: break
        }
      }
    }
    for case .error(let name, let value, let traceback) in outputs {
      readError(name, value, traceback)
    }
  }

  private mutating func readError(_ name: String, _ value: String, _ traceback: [String]) {
    let own: [(name: String, word: String, channel: OutputChannel)] = [
      (StoredFailure.trap, "traps", .trap), (StoredFailure.compileError, "compile-fail", .error),
    ]
    if let failure = own.first(where: { $0.name == name && has($0.word) }) {
      texts[failure.channel] = traceback.map { $0 + "\n" }.joined().asShownByTerminal
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
    var message: [String] = []
    switch failure {
    case .unknown where !isDecided && tags.failing != nil:
      message = Array(value.asShownByTerminal.lines.prefix(1))
      expect(message, on: .trap, "traps")
    case .trap(let lines) where !isDecided || has("traps"):
      message = lines
      expect(message, on: .trap, "traps")
    case .compileErrors(let lines) where !isDecided || has("compile-fail"):
      message = lines
      expect(message, on: .error, "compile-fail")
    default: if !isDecided { ignore("it failed in the notebook") }
    }
    let rest = text.lines.filter { line in
      !line.isBlank && !message.contains { line == $0 || line.hasSuffix("rror: " + $0) }
    }
    if !rest.isEmpty { block.prose.insert(text.lines.fenced(info: "text"), at: 0) }
  }

  /// Makes the cell one that must fail with a message, if nothing says how far it goes.
  private mutating func expect(_ message: [String], on channel: OutputChannel, _ word: String) {
    if !isDecided { info += " " + word }
    texts[channel] = message.map { $0 + "\n" }.joined()
  }

  /// Makes a cell that its tag lets fail one that must, unless it did not when it last ran.
  private mutating func expectFailure(_ tag: String, hasOutputs: Bool) {
    guard !hasOutputs else {
      return remark(
        "it has the tag \(tag), but did not fail when it last ran: it must not in the lesson")
    }
    expect([], on: .trap, "traps")
    remark("marked `traps` for its tag \(tag): what the failure says is not known")
  }

  /// Leaves out what a tag keeps from being compared.
  private mutating func ignorePrintedText() {
    // A fence would say that there must be something, and standard error may be the kernel's.
    if let text = texts.removeValue(forKey: .errorOutput) {
      block.prose.insert(text.fencedAsShown, at: 0)
    }
    if !isDecided || has("traps"), texts[.output, default: ""].isEmpty { info += " silent" }
  }

  private mutating func describe(_ fence: inout FencedOutput, on channel: OutputChannel) {
    let isPrinted = channel == .output || channel == .errorOutput
    let isCompared = isPrinted && !isIgnored
    if isCompared, tags.ignoring != nil, texts[channel]?.isEmpty == false {
      fence.info += " nondeterministic"
    } else if isCompared, fence.printed.needsPattern(writesReturns) {
      let pattern = TerminalPattern(fence.printed, writesReturns: writesReturns)
      fence.lines = pattern.lines
      if !pattern.isComplete { fence.info += " nondeterministic" }
      remark(
        "a terminal rewrote its output (carriage returns, backspaces, colours): "
          + (pattern.isComplete
            ? "`[..]` stands for what is not to be seen" : "the output is not compared"))
    }
    fence.nameNoModuleOfKernel()
    if let word = tags.outputWord { fence.info += " " + word }
  }

  private mutating func ignore(_ reason: String) {
    if !isIgnored { info += " ignore=\"\(reason)\"" }
    remark("marked `ignore`: \(reason)")
  }

  /// Text that the cell's attributes forbid as an output stays next to it as prose.
  private mutating func keepContradictoryOutput() {
    for channel in [OutputChannel.output, .errorOutput]
    where has("no-run") || has("silent") && channel == .output {
      guard let text = texts.removeValue(forKey: channel), !text.isEmpty else { continue }
      block.prose.insert(text.fencedAsShown, at: 0)
      remark("its attributes allow no output, so that it is a `text` fence")
    }
  }

  private mutating func remark(_ remark: String) { block.remarks.append(remark) }

  // MARK: - The words of the cell

  /// The language alone, which most cells have, says nothing.
  private var words: [String] { info == "swift" ? [] : info.infoWords }

  private func has(_ word: String) -> Bool { words.contains(word) }

  private var isIgnored: Bool { words.contains { $0.hasPrefix("ignore") } }

  /// Whether the cell's words say how far it goes.
  private var isDecided: Bool {
    let words = self.words
    return ["compile-fail", "traps", "no-run", "ignore"].contains { attribute in
      words.contains { $0 == attribute || $0.hasPrefix(attribute + "=") }
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
