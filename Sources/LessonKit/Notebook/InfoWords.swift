import LessonFormat
import LessonText

extension String {
  /// The words of an info string as the author wrote them, the language first.
  var infoWords: [String] {
    InfoString.words(in: Array(utf8)[...], at: SourcePosition(line: 1)).map(\.text)
  }

  var outputChannel: OutputChannel {
    outputOptions.lazy.compactMap { $0.option.channel }.first ?? .output
  }

  var outputFormat: OutputFormat? {
    outputOptions.lazy.filter { $0.option == .as }
      .compactMap { $0.value.flatMap(OutputFormat.init) }.first
  }

  /// Whether an output fence with this info string would read one of the lines as a wildcard.
  func readsWildcards(in lines: [String]) -> Bool {
    var options = OutputOptions()
    options.isExact = outputOptions.contains { $0.option == .exact }
    options.isUnordered = outputOptions.contains { $0.option == .unordered }
    return options.readsWildcards(in: lines.map { Array($0.utf8) })
  }

  /// The options of an output fence with this info string, as far as they are known.
  private var outputOptions: [(option: OutputOption, value: String?)] {
    InfoString.words(in: Array(utf8)[...], at: SourcePosition(line: 1)).dropFirst()
      .compactMap { word in OutputOption(rawValue: word.name).map { ($0, word.value) } }
  }
}

extension OutputFormat {
  var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .html: "text/html"
    case .markdown: "text/markdown"
    }
  }
}
