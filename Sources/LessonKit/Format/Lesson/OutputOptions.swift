import LessonText

/// The options of one output fence, as far as its info string could be understood.
package struct OutputOptions: Sendable, Equatable {
  package var channel: OutputChannel = .output
  package var isUnordered = false
  /// Whether the text is shown and not compared.
  package var isNondeterministic = false
  /// Whether wildcards are text.
  package var isExact = false
  /// What the text is rendered as, where it is more than text.
  package var format: OutputFormat?
  package var fold: Fold?
  /// Whether the text is compared and not rendered.
  package var isHidden = false
  private(set) var hasContradictoryChannels = false
  package var numbers = NumberRule()

  package init() {}

  /// Whether a line `...` stands for any number of lines.
  package var hasLineWildcards: Bool { !isExact && !isUnordered }
}

extension OutputOptions {
  package var asExact: OutputOptions {
    var options = self
    options.isExact = true
    return options
  }

  /// Reads the words of an info string; every word that cannot be understood is a diagnostic.
  ///
  /// Numbers are compared by the fence's own rule only.
  package init(_ info: InfoString, diagnostics: inout [Diagnostic]) {
    self.init(info, settings: LessonSettings(), diagnostics: &diagnostics)
  }

  /// Reads the words of an info string; every word that cannot be understood is a diagnostic.
  ///
  /// The rule for numbers is that of `settings` where the fence has none of its own.
  init(_ info: InfoString, settings: LessonSettings, diagnostics: inout [Diagnostic]) {
    let reader = WordReader<OutputOption>(info.words, diagnostics: &diagnostics)
    let channels = reader.namedWords.filter { $0.word.channel != nil }
    hasContradictoryChannels = channels.count > 1
    for (option, text) in channels.dropFirst() {
      diagnostics.append(
        text.diagnostic(
          .contradictoryAttributes,
          "an output has one channel, and `\(option.rawValue)` is its second",
          advice: "write a fence for each"))
    }
    for (option, text) in reader.words { set(option, to: text.value) }
    if numbers.isOff { numbers = settings.numbers }
  }

  /// Reads an info string as far as it can be understood.
  package init(info: String) {
    var ignored: [Diagnostic] = []
    self.init(InfoString(info), settings: LessonSettings(), diagnostics: &ignored)
  }

  private mutating func set(_ option: OutputOption, to value: String?) {
    switch option {
    case .stderr, .error, .trap: if channel == .output { channel = option.channel ?? .output }
    case .approx: numbers.allowsRounding = true
    case .tolerance: numbers.relativeTolerance = value.flatMap(DecimalNumber.init)
    case .abs: numbers.absoluteTolerance = value.flatMap(DecimalNumber.init)
    case .unordered: isUnordered = true
    case .nondeterministic: isNondeterministic = true
    case .exact: isExact = true
    case .as: format = value.flatMap(OutputFormat.init)
    case .fold: fold = Fold(summary: value)
    case .hidden: isHidden = true
    }
  }
}

/// That something is rendered collapsed, and under which words.
package struct Fold: Sendable, Equatable {
  /// What a reader sees of it; `nil` for the page's own words.
  package let summary: String?
}
