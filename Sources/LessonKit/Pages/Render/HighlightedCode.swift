import LessonCode
import LessonText
@_spi(RawSyntax) import SwiftSyntax

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

  private let code: String
  private let cuts: [RunCollector.Cut]
  private let visible: VisibleLines?

  /// Classifies `code`; lines are left out behind that, so that the others keep their colours.
  init(_ code: String, _ parsed: ParsedCode = ParsedCode()) {
    self.code = code
    guard let tree = parsed.tree(of: code) else {
      (cuts, visible) = (code.isEmpty ? [] : [(nil, code.utf8.count)], nil)
      return
    }
    let collector = RunCollector(viewMode: .sourceAccurate)
    collector.walk(tree)
    (cuts, visible) = (collector.cuts, VisibleLines(code, tree))
  }

  /// The code that a reader sees, cut where the class changes.
  var runs: [Run] {
    var (code, runs) = (code, [Run]())
    code.withUTF8 { bytes in
      var start = 0
      for cut in cuts {
        let text = String(decoding: bytes[start..<cut.end], as: UTF8.self)
        runs.append(Run(tokenClass: cut.tokenClass, text: text))
        start = cut.end
      }
    }
    return visible?.cut(runs) ?? runs
  }

  var html: String { String(decoding: bytes, as: UTF8.self) }

  /// The code for the inside of a `<code>` element.
  var bytes: [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(code.utf8.count * 4)
    func write(_ text: UnsafeBufferPointer<UInt8>, _ tokenClass: TokenClass?) {
      if let tokenClass {
        html += "<span class=\"".utf8
        html += tokenClass.rawValue.utf8
        html += "\">".utf8
      }
      text.appendHTMLEscaped(to: &html)
      if tokenClass != nil { html += "</span>".utf8 }
    }
    if visible?.isPartial ?? false {
      for var run in runs { run.text.withUTF8 { write($0, run.tokenClass) } }
    } else {
      // Mostly no line is left out, and no text need be made of each stretch.
      var (code, start) = (code, 0)
      code.withUTF8 { bytes in
        for cut in cuts {
          write(UnsafeBufferPointer(rebasing: bytes[start..<cut.end]), cut.tokenClass)
          start = cut.end
        }
      }
    }
    return html
  }
}

/// Cuts code where the class of its tokens changes.
private final class RunCollector: SyntaxVisitor {
  /// A class, and the offset that its stretch of the code ends at.
  typealias Cut = (tokenClass: TokenClass?, end: Int)

  private(set) var cuts: [Cut] = []
  private var offset = 0

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    let view = token.tokenView
    // Most tokens have blanks around them and no comment.
    let slash = UInt8(ascii: "/")
    if view.leadingTrivia({ $0.contains(slash) }) {
      append(token.leadingTrivia)
    } else {
      append(view.leadingTriviaByteLength, nil)
    }
    if view.textByteLength > 0 { append(view.textByteLength, TokenClass(token)) }
    if view.trailingTrivia({ $0.contains(slash) }) {
      append(token.trailingTrivia)
    } else {
      append(view.trailingTriviaByteLength, nil)
    }
    return .skipChildren
  }

  private func append(_ trivia: Trivia) {
    for piece in trivia {
      append(piece.sourceLength.utf8Length, piece.isComment ? .comment : nil)
    }
  }

  private func append(_ length: Int, _ tokenClass: TokenClass?) {
    guard length > 0 else { return }
    offset += length
    if let last = cuts.last, last.tokenClass == tokenClass {
      cuts[cuts.count - 1].end = offset
    } else {
      cuts.append((tokenClass, offset))
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
