import LessonText

/// The custom properties of a style sheet: those that it sets, and those that it cannot do without.
///
/// Source: CSS Custom Properties for Cascading Variables, Level 1. It is read by its names alone; what
/// stands in comments and strings counts for nothing.
struct StyleVariables {
  struct Use {
    let name: String
    let position: SourcePosition
  }

  /// What `--name:` sets.
  private(set) var set: [Use] = []
  /// What `var(--name)` asks for without saying what else would do.
  private(set) var needed: [Use] = []

  init(_ bytes: [UInt8]) {
    let source = SourceText(bytes)
    let text = StyleText(source.bytes).bytes
    var index = 0
    while let start = text[index...].firstRange(of: Array("--".utf8))?.lowerBound {
      let end = text[start...].firstIndex { !StyleText.isName($0) } ?? text.count
      index = max(end, start + 2)
      let isStart = start == 0 || !StyleText.isName(text[start - 1])
      guard isStart, end > start + 2 else { continue }
      let use = Use(
        name: String(decoding: text[start..<end], as: UTF8.self),
        position: source.position(ofByte: start))
      switch text[end...].first(where: { !$0.isHTMLBlank }) {
      case UInt8(ascii: ":"): set.append(use)
      case UInt8(ascii: ")") where Self.asks(text[..<start]): needed.append(use)
      default: break
      }
    }
  }

  private static func asks(_ text: ArraySlice<UInt8>) -> Bool {
    text.trimmed(of: \.isHTMLBlank).suffix(4).elementsEqual("var(".utf8)
  }
}
