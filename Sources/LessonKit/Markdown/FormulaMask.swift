import CCMark

/// A Markdown text whose formulas are hidden from cmark, byte for byte, and put back behind it.
///
/// Backslashes, underscores and asterisks of TeX mean something else in Markdown. So each formula is
/// overwritten with letters before cmark reads the text: nothing moves, every line and column stays
/// true. Its first letter is a control character that the text does not have; by that the formula is
/// found in the tree.
package struct FormulaMask: Sendable, Equatable {
  private(set) var bytes: [UInt8]
  private let formulas: [Formula]
  private let marks: [UInt8]

  /// Hides `formulas`; `nil` for a text that has every control character there is.
  init?(_ formulas: [Formula], in bytes: [UInt8], besides html: String) {
    var used = Set<UInt8>()
    for bytes in [bytes, Array(html.utf8)] {
      var rest = bytes[...]
      while let place = rest.firstIndex(of: Self.lead) {
        rest = rest[(place + 1)...]
        if let second = rest.first { used.insert(second) }
      }
    }
    marks = (0x80...0x9F).filter { !used.contains($0) }
    guard !marks.isEmpty else { return nil }
    self.formulas = formulas
    self.bytes = bytes
    for (index, formula) in formulas.enumerated() {
      for place in formula.pieces.joined() { self.bytes[place] = Self.filler }
      guard let start = formula.pieces.first?.lowerBound else { continue }
      self.bytes[start] = Self.lead
      self.bytes[start + 1] = marks[index % marks.count]
    }
  }

  /// The first byte of U+0080 to U+00BF.
  private static let lead: UInt8 = 0xC2
  private static let filler = UInt8(ascii: "x")

  /// Puts a node in the place of each formula in the text of `document`; its user data is the number of the
  /// formula among those returned.
  ///
  /// Others are part of something else, such as the definition of a link, and must not be hidden.
  func restore(in document: MarkdownDocument) -> [Formula] {
    var found: [Formula] = []
    var next = 0
    var unlinked: [OpaquePointer] = []
    defer { for node in unlinked { cmark_node_free(node) } }
    for node in document.nodes where cmark_node_get_type(node.pointer) == CMARK_NODE_TEXT {
      let text = Array(node.literal.utf8)
      var rest = text[...]
      while let start = markIndex(in: rest),
        let index = (next..<formulas.count).first(where: {
          marks[$0 % marks.count] == text[start + 1]
        }),
        let place = FormulaPlace(formulas[index], in: node)
      {
        next = index + 1
        found.append(formulas[index])
        place.replace(after: rest[..<start], number: found.count)
        unlinked += place.between
        rest = rest[start...].dropFirst(formulas[index].pieces.first?.count ?? 0)
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
      if marks.contains(text[place + 1]) { return place }
      rest = rest[(place + 1)...]
    }
    return nil
  }
}
