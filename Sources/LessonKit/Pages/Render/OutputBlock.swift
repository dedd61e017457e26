import LessonFormat
import LessonMatching
import LessonText

/// What comes of a cell on one channel, below its code.
///
/// The text is that of the output fence: it is what the author writes and, once verified, what the
/// cell does, and it makes the page the same bytes every time, wildcards and tolerances included.
struct OutputBlock {
  let output: ExpectedOutput
  let cellNumber: Int
  /// Whether its text was compared with what the cell did.
  let isCompared: Bool
  let theme: Theme
  /// The drawings of the values whose descriptions the text has, as SVG.
  var drawings: [String] = []
  /// What the names of places on the page begin with.
  let prefix: String
  /// The level of the heading above the cell.
  var section = 1

  /// What the text is, where it is not just what the cell prints; a fold's own words say it too.
  private var caption: String {
    if let fold = output.options.fold, fold.summary == nil { return "" }
    return label ?? ""
  }

  private var content: String {
    guard let fold = output.options.fold else { return text + pictures }
    return FoldedBlock(summary: fold.summary ?? label ?? "Output", content: text + pictures)
      .html(theme)
  }

  private var text: String {
    let text = output.lines.map { $0 + "\n" }.joined()
    guard !text.isEmpty else {
      // What differs from run to run is something all the same.
      let nothing = output.options.isNondeterministic ? "Not shown." : "Prints nothing."
      return "<p class=\"note\">\(nothing)</p>\n"
    }
    let prefix = "\(prefix)\(output.channel.name)\(cellNumber):"
    return output.options.format.flatMap {
      RichOutput(text, as: $0, prefix: prefix, section: section)?.html
    }
      ?? "<pre class=\"output\"><samp>\(marked)</samp></pre>\n"
  }

  /// The text with its wildcards marked: a reader sees what was not compared.
  private var marked: String {
    func wildcard(_ text: String, _ meaning: String) -> String {
      "<span class=\"wildcard\" title=\"\(meaning)\">\(text)</span>"
    }
    return zip(output.lines, output.patterns).map { line, pattern in
      let text = line.htmlEscaped
      if pattern.isLineWildcard { return wildcard(text, "any lines: not compared") + "\n" }
      if !pattern.tokens.contains(.wildcard) { return text + "\n" }
      return text.replacing("[..]", with: wildcard("[..]", "any text: not compared")) + "\n"
    }.joined()
  }

  private var pictures: String {
    drawings.enumerated()
      .compactMap { index, drawing in
        let prefix = "\(prefix)drawing\(cellNumber).\(index + 1):"
        return RichOutput(drawing, as: .svg, prefix: prefix)?.html
      }
      .joined()
  }

  private var label: String? {
    let name = output.channel.label
    guard output.options.isNondeterministic else { return name }
    return name.map { "\($0), differs from run to run" } ?? "Differs from run to run"
  }
}

extension OutputBlock: Templated {
  static let template = Template.output

  static let fields = TemplateFields<OutputBlock>([
    .flag("isFailure", "whether it says why the cell does not do what its code says") {
      $0.output.channel.isFailure
    },
    .flag("isCompared", "whether it was compared with what the cell did") { $0.isCompared },
    .text("meaning", "what that claims") { block in
      block.output.channel.meaning(isLiteral: block.output.isLiteral)
    },
    .text("caption", "what it is, where it is not just what the cell prints") { $0.caption },
    .html("content", "the text and the pictures, folded where the author says so") { $0.content },
  ])
}

extension ExpectedOutput {
  /// Whether no other text than the fence's own would have passed.
  var isLiteral: Bool {
    !options.isUnordered && patterns.allSatisfy { $0.isPlain && !$0.isLineWildcard }
  }
}

extension OutputChannel {
  /// The channel in names of places on a page.
  fileprivate var name: String {
    switch self {
    case .output: "output"
    case .errorOutput: "stderr"
    case .error: "error"
    case .trap: "trap"
    }
  }

  /// What a page calls text of this channel; standard output needs no name.
  fileprivate var label: String? {
    switch self {
    case .output: nil
    case .errorOutput: "Standard error"
    case .error: "The compiler says"
    case .trap: "Ends with"
    }
  }

  /// What a mark next to text of this channel claims, and no more.
  fileprivate func meaning(isLiteral: Bool) -> String {
    switch self {
    case .output, .errorOutput:
      isLiteral ? "This is what the cell printed" : "This matches what the cell printed"
    case .error: "The compiler said this"
    case .trap: "The cell ended with this"
    }
  }
}

/// Something on a page that is collapsed until a reader opens it; needs no script.
struct FoldedBlock: Templated {
  static let template = Template.fold

  static let fields = TemplateFields<FoldedBlock>([
    .text("summary", "the words that are always seen") { $0.summary },
    .html("content", "what they stand for") { $0.content },
  ])

  /// The words that are always seen, unescaped.
  let summary: String
  /// What they stand for, as HTML.
  let content: String
}
