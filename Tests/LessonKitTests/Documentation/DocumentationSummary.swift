import LessonDocumentation
import LessonText

/// What tests compare of documentation: a line a block, a line a line of code, a line a claim.
extension DocumentationFile {
  /// The file that `text` is.
  static func reading(
    _ kind: Kind, _ text: String, file: String = "File.swift",
    slices: @escaping (String) -> Set<String>? = { _ in [] }
  ) -> DocumentationFile {
    DocumentationFile(kind, SourceText(text), file: file, slices: slices)
  }

  /// The blocks with their places, `NAME 2:5 program`, and their lines behind them, `3+4 code`.
  var places: [String] {
    units.flatMap { unit in
      unit.blocks.flatMap { block in
        ["\(unit.name) \(block.position.line):\(block.position.column) \(block.kind.rawValue)"]
          + block.lines.map { "\($0.number)+\($0.prefixWidth) \($0.text)" }
      }
    }
  }

  /// What is wrong, `2:5 id`.
  var problems: [String] {
    diagnostics.map { "\($0.position.line):\($0.position.column) \($0.id.rawValue)" }
  }
}

extension DocumentationBlock {
  /// The block that `code` is, in a page.
  static func reading(_ code: String, info: String = "swift") -> DocumentationBlock? {
    DocumentationFile.reading(.page, "```\(info)\n\(code)\n```\n", file: "P.md").blocks.first
  }

  /// The block that `code` is in a doc comment without a label.
  static func readingUnlabelled(_ code: String) -> DocumentationBlock? {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    let comment = lines.map { "///     \($0)\n" }.joined()
    return DocumentationFile.reading(.comments, "/// A.\n///\n\(comment)func f() {}\n").blocks.first
  }

  /// The claims, `prints(9) of STATEMENT` or `value(9) of SUBJECT`; `?` where they may be none.
  var claimTexts: [String] {
    claims.map { claim in
      let certainty = claim.isCertain ? "" : "?"
      let subject = claim.subject ?? claim.statement
      return "\(claim.kind.text)\(certainty) of \(subject.map(text) ?? "nothing")"
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: Array(code.utf8)[range], as: UTF8.self).replacing("\n", with: "⏎")
  }
}

extension Claim.Kind {
  fileprivate var text: String {
    switch self {
    case .prints(let text): "prints(\(text.replacing("\n", with: "⏎")))"
    case .value(let text): "value(\(text))"
    case .mustNotCompile(let text): "mustNotCompile(\(text ?? ""))"
    case .mustTrap(let text): "mustTrap(\(text ?? ""))"
    case .mustFail(let text): "mustFail(\(text ?? ""))"
    }
  }
}
