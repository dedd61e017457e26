import LessonCode
import LessonText
import SwiftSyntax

extension DocumentationUnit {
  /// The units that are checked in its place: where a block declares something anew and adds to types, which only
  /// the top level of a file can hold, one for each alternative.
  ///
  /// All but the last end with the block that they are about; what comes behind it follows the last alternative.
  package var alternatives: [DocumentationUnit] {
    let choices = blocks.map(\.alternatives)
    let last = zip(choices, blocks).map { $0.last ?? $1 }
    let others = choices.indices.flatMap { index in
      choices[index].dropLast().map { last[..<index] + [$0] }
    }
    return others.map { with(Array($0)) } + [with(last)]
  }

  private func with(_ blocks: [DocumentationBlock]) -> DocumentationUnit {
    DocumentationUnit(
      number: number, name: name, declaration: declaration, lines: lines, blocks: blocks)
  }
}

extension DocumentationBlock {
  /// The block once for each of the alternatives that only files of their own can hold: with blanks for what uses
  /// the names of another one.
  fileprivate var alternatives: [DocumentationBlock] {
    let words = ["extension", "operator", "precedencegroup", "macro"]
    guard kind == .program, output == nil, attributes.fate == .runs,
      words.contains(where: code.hasBytes)
    else { return [self] }
    let syntax = ParsedBlock(self)
    let (starts, names) = syntax.alternatives
    guard syntax.needsFileScope, !starts.isEmpty else { return [self] }
    return (0...starts.count).map { number in
      var names = names
      var code = syntax.code
      let items = Array(syntax.tree.statements)
      for (index, item) in items.enumerated() {
        let start = item.textRange.lowerBound
        guard starts.count(where: { $0 <= start }) != number,
          item.tokens(viewMode: .sourceAccurate).contains(where: {
            names.contains($0.identifierText)
          })
        else { continue }
        names.formUnion(Declaration.all(in: item).map(\.name))
        let end = index + 1 < items.count ? items[index + 1].textRange.lowerBound : code.count
        for byte in start..<end where code[byte] != UInt8(ascii: "\n") {
          code[byte] = UInt8(ascii: " ")
        }
      }
      return with(String(decoding: code, as: UTF8.self))
    }
  }

  private func with(_ code: String) -> DocumentationBlock {
    let syntax = BlockSyntax(code, isLabelled: true)
    return DocumentationBlock(
      number: number, id: id, position: position, length: length,
      lines: zip(code.lines, lines).map { text, line in
        CodeLine(text: text, number: line.number, prefixWidth: line.prefixWidth)
      }, kind: syntax.kind, attributes: attributes, skipReason: skipReason, variables: variables,
      placeholders: syntax.placeholders, claims: syntax.claims, output: output,
      isRuledOut: isRuledOut)
  }
}
