import CCMark
import LessonText

/// A Markdown text of which parts are hidden from cmark, byte for byte, and put back behind it.
///
/// Backslashes, underscores and asterisks of TeX and of addresses mean something else in Markdown. So each
/// part is overwritten with letters before cmark reads the text: nothing moves, every line and column stays
/// true. Its first letter is a control character that the text does not have; by that the part is found in
/// the tree.
struct InlineMask: Sendable, Equatable {
  private(set) var bytes: [UInt8]
  private let parts: [HiddenText]
  private let marks: [UInt8]
  /// Those that are punctuation, for a tilde with a backslash, next to which emphasis is read as next to that.
  private let signs: [UInt8]

  /// Hides `parts`; `nil` for a text that has every control character there is.
  init?(_ parts: [HiddenText], in bytes: [UInt8], besides html: [UInt8]) {
    var used = Set<UInt8>()
    for bytes in [bytes, html] {
      var rest = bytes[...]
      while let place = rest.firstIndex(of: Self.lead) {
        rest = rest[(place + 1)...]
        if let second = rest.first { used.insert(second) }
      }
    }
    marks = (0x80...0x9F).filter { !used.contains($0) }
    guard !marks.isEmpty else { return nil }
    let free = [0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF].filter { !used.contains($0) }
    signs = free.isEmpty ? marks : free
    self.parts = parts
    self.bytes = bytes
    for (index, part) in parts.enumerated() {
      for place in part.pieces.joined() { self.bytes[place] = Self.filler }
      if part.formula == nil, let end = part.pieces.last?.last, !bytes[end].isASCIIAlphanumeric {
        self.bytes[end] = UInt8(ascii: ".")
      }
      guard let start = part.pieces.first?.lowerBound else { continue }
      self.bytes[start] = Self.lead
      self.bytes[start + 1] = mark(index)
    }
  }

  private func mark(_ index: Int) -> UInt8 {
    if case .text = parts[index].content { return signs[index % signs.count] }
    return marks[index % marks.count]
  }

  /// The first byte of U+0080 to U+00BF.
  private static let lead: UInt8 = 0xC2
  private static let filler = UInt8(ascii: "x")

  /// Puts a node in the place of each part in the text of `document`, and tells which parts stand in text.
  ///
  /// Others are part of something else, such as the definition of a link, and must not be hidden.
  func restore(in document: MarkdownDocument) -> [HiddenText] {
    var found: [HiddenText] = []
    var next = 0
    var unlinked: [OpaquePointer] = []
    defer { for node in unlinked { cmark_node_free(node) } }
    for node in document.nodes where node.pointer.isText(with: Self.lead) {
      let text = Array(node.literal.utf8)
      var rest = text[...]
      while let start = markIndex(in: rest),
        let index = (next..<parts.count).first(where: { mark($0) == text[start + 1] }),
        let place = HiddenPlace(parts[index], in: node)
      {
        next = index + 1
        found.append(parts[index])
        place.replace(after: rest[..<start], of: document)
        unlinked += place.between
        rest = rest[start...].dropFirst(parts[index].pieces.first?.count ?? 0)
      }
      if rest.count < text.count {
        cmark_node_set_literal(node.pointer, String(decoding: rest, as: UTF8.self))
      }
    }
    return found
  }

  private func markIndex(in text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    while let place = rest.firstIndex(of: Self.lead), place + 1 < text.endIndex {
      if marks.contains(text[place + 1]) || signs.contains(text[place + 1]) { return place }
      rest = rest[(place + 1)...]
    }
    return nil
  }
}

/// How a text is read: what of it is hidden from cmark, found once and used for each tree of it.
package struct MarkdownMask: Sendable, Equatable {
  let blocks: GitHubBlocks
  let inlines: InlineMask?
  /// What may be in the prose.
  let kinds: GitHubSigns.Kinds

  /// Whether the text is CommonMark and nothing else.
  var isEmpty: Bool {
    blocks.isEmpty && inlines == nil && kinds.isDisjoint(with: [.tilde, .mail, .alert])
  }
  var hasTildes: Bool { kinds.contains(.tilde) }
}
