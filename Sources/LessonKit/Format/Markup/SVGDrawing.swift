import LessonText

/// Printed SVG: one or more drawings and nothing else.
package struct SVGDrawing {
  package let html: String
  /// Whether it is one element that XML can have too, so that it can be a file of its own.
  package let isDocument: Bool
  /// Whether it takes colours from the page, so that it needs no white paper.
  package let followsTheme: Bool

  /// Reads `text`; `nil` where its references draw too much, where it is not made of `<svg>` elements, or
  /// has anything but blanks, comments, and declarations at its beginning apart from them.
  package init?(_ text: String, prefix: String) {
    var tokens = MarkupScanner.tokens(of: text)
    tokens.removeFirst(tokens.prefix(while: \.isUnseen).count)
    guard let count = Self.count(of: tokens), DrawingSize.problem(of: text) == nil else {
      return nil
    }
    for index in tokens.indices { tokens[index] = tokens[index].scaling }
    let names = MarkupNames(prefix: prefix, in: tokens)
    html = SafeMarkup<SVGVocabulary>(tokens, names: names).html
    isDocument = count == 1 && html.isXMLText
    followsTheme = tokens.contains { token in
      guard case .start(_, let attributes, _, _) = token else { return false }
      return attributes.contains { $0.value.hasPrefix("var(\(MarkupValue.themePrefix)") }
    }
  }

  /// How many drawings `tokens` are; `nil` where they are anything else.
  private static func count(of tokens: [MarkupToken]) -> Int? {
    var count = 0
    var depth = 0
    for token in tokens {
      switch token {
      case .start(SVGVocabulary.root, _, let isEmpty, _):
        if depth == 0 { count += 1 }
        depth += isEmpty ? 0 : 1
      case .end(SVGVocabulary.root, _): depth -= 1
      case .start, .end, .declaration: if depth == 0 { return nil }
      case .text(let text): if depth == 0, !text.isMarkupBlank { return nil }
      case .comment: break
      }
      if depth < 0 { return nil }
    }
    return count == 0 ? nil : count
  }
}

extension MarkupToken {
  fileprivate var isUnseen: Bool {
    switch self {
    case .comment, .declaration: true
    case .text(let text): text.isMarkupBlank
    case .start, .end: false
    }
  }

  /// A drawing of a certain size with the coordinates that it had, so that it can be made smaller.
  fileprivate var scaling: MarkupToken {
    guard case .start(SVGVocabulary.root, var attributes, let isEmpty, let source) = self,
      !attributes.contains(where: { $0.name == "viewBox" }),
      let width = attributes.first(where: { $0.name == "width" })?.value.pixels,
      let height = attributes.first(where: { $0.name == "height" })?.value.pixels
    else { return self }
    attributes.append(.init(name: "viewBox", value: "0 0 \(width) \(height)"))
    return .start(
      name: SVGVocabulary.root, attributes: attributes, isEmpty: isEmpty, source: source)
  }
}

extension String {
  fileprivate var isMarkupBlank: Bool { unicodeScalars.allSatisfy(\.isMarkupBlank) }

  /// The digits of a length in pixels; `nil` for other units.
  fileprivate var pixels: String? {
    let digits = hasSuffix("px") ? String(dropLast(2)) : self
    let isNumber = digits.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    return isNumber && (Double(digits) ?? 0) > 0 ? digits : nil
  }
}
