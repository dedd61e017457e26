import LessonFormat
import LessonMarkdown

/// What a reader sees of markup, as plain text.
enum VisibleText {
  /// `text` without blank lines, outer blanks of lines and blanks next to blanks.
  ///
  /// The layout of code says nothing to a search, and every indentation would be a word of its own.
  static func tidied(_ text: String) -> String {
    var tidied: [UInt8] = []
    tidied.reserveCapacity(text.utf8.count)
    /// What stands between the last word and the next.
    var gap: UInt8?
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" {
        gap = UInt8(ascii: "\n")
      } else if scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace {
        gap = gap ?? UInt8(ascii: " ")
      } else {
        if let gap, !tidied.isEmpty { tidied.append(gap) }
        gap = nil
        if scalar.isASCII {
          tidied.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          tidied += UTF8.encode(scalar) ?? .init()
        }
      }
    }
    return String(decoding: tidied, as: UTF8.self)
  }

  /// The text between the tags of HTML that we wrote; each tag parts words.
  static func text(ofHTML html: String) -> String {
    var text = ""
    // The TeX of a formula stands in its MathML, and no reader sees it.
    var isSeen = true
    for token in MarkupScanner.tokens(of: html) {
      switch token {
      case .text(let part): if isSeen { text += unescaped(part) }
      case .start("annotation", _, _, _): isSeen = false
      case .end("annotation", _): isSeen = true
      default: text += " "
      }
    }
    return text
  }

  /// The text of an output: of what it is rendered as, where it is more than text.
  static func text(of output: ExpectedOutput) -> String {
    let text = output.lines.map { $0 + "\n" }.joined()
    guard let format = output.options.format,
      let rich = RichOutput(text, as: format, prefix: "")
    else { return text }
    return Self.text(ofHTML: rich.html)
  }

  /// Character references that page text is written with; named ones of an author stay as they are.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}

extension ProseText {
  /// The text that a reader sees; a formula is the letters and signs that it shows.
  var visible: String { text { " \(VisibleText.text(ofHTML: $0.html)) " } }
}
