import LessonCode
import LessonText
import SwiftSyntax

/// Swift code in colours, made from its syntax tree.
///
/// The tree holds every byte of the code, broken code included, so that the text of the runs is
/// always the author's, blanks and all, without the lines that ``VisibleLines`` leaves out. Code that
/// is nested too deeply to be parsed is plain text.
struct HighlightedCode {
  /// A stretch of text of one class; `nil` is plain text.
  struct Run: Equatable {
    var tokenClass: TokenClass?
    var text: String
  }

  /// The code that a reader sees, cut where the class changes.
  let runs: [Run]

  /// Classifies `code`; lines are left out behind that, so that the others keep their colours.
  init(_ code: String, _ parsed: ParsedCode = ParsedCode()) {
    guard let tree = parsed.tree(of: code) else {
      runs = code.isEmpty ? [] : [Run(tokenClass: nil, text: code)]
      return
    }
    let collector = RunCollector(viewMode: .sourceAccurate)
    collector.walk(tree)
    runs = VisibleLines(code, tree).cut(collector.runs)
  }

  /// The code for the inside of a `<code>` element.
  var html: String {
    runs.map { run in
      guard let tokenClass = run.tokenClass else { return run.text.htmlEscaped }
      return "<span class=\"\(tokenClass.rawValue)\">\(run.text.htmlEscaped)</span>"
    }.joined()
  }
}

/// Cuts code where the class of its tokens changes.
private final class RunCollector: SyntaxVisitor {
  private(set) var runs: [HighlightedCode.Run] = []

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    append(token.leadingTrivia)
    append(token.text, TokenClass(token))
    append(token.trailingTrivia)
    return .skipChildren
  }

  private func append(_ trivia: Trivia) {
    for piece in trivia {
      var text = ""
      piece.write(to: &text)
      append(text, piece.isComment ? .comment : nil)
    }
  }

  private func append(_ text: String, _ tokenClass: TokenClass?) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].tokenClass == tokenClass {
      runs[last].text += text
    } else {
      runs.append(.init(tokenClass: tokenClass, text: text))
    }
  }
}

extension VisibleLines {
  /// The runs of `code` with the lines that are left out taken away.
  fileprivate func cut(_ code: [HighlightedCode.Run]) -> [HighlightedCode.Run] {
    guard isPartial else { return code }
    var line = 0
    var isShown = shows(0)
    return code.compactMap { run in
      var visible = String.UnicodeScalarView()
      for scalar in run.text.unicodeScalars {
        if isShown { visible.append(scalar) }
        guard scalar == "\n" else { continue }
        line += 1
        isShown = shows(line)
      }
      return visible.isEmpty
        ? nil : HighlightedCode.Run(tokenClass: run.tokenClass, text: String(visible))
    }
  }
}
