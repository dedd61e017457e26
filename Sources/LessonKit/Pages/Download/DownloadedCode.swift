import LessonCode
import LessonResults
import LessonText
import SwiftSyntax

/// The code of a cell as it stands in a downloaded file: the author's bytes, and what else a file needs.
struct DownloadedCode {
  private(set) var text = ""
  /// What has to stand at file scope, where the cell stands in a nested one.
  private(set) var hoisted = ""
  private(set) var modules: Set<String> = []

  private var edits: [TextEdit] = []

  /// Writes the code of a cell; `print` names the function that prints a value that it displayed.
  init(_ verdict: Verdict.CellVerdict, _ part: ProgramLayout.Part, print: String) {
    let code = Array(part.cell.code.utf8)
    let marks = VisibleLines.marks(in: part.cell.code, part.syntax.tree).map { mark in
      TextEdit(mark.range, mark.hides ? "// hidden on the page:" : "// shown on the page:")
    }
    for item in part.syntax.items {
      if let node = item.syntax.item.as(ImportDeclSyntax.self), let module = node.path.first {
        modules.insert(module.name.identifierText)
      }
      if part.isNested, item.role == .hoisted { comment(out: item, code, marks) }
      for range in part.omissions(in: item) {
        edits.append(TextEdit(range, "/* \(String(decoding: code[range], as: UTF8.self)) */"))
      }
      guard item.role == .displayed, verdict.displaysValue else { continue }
      // The compiler warns where an optional is printed as it stands.
      let isOptional = verdict.cell.output?.lines.contains { $0.isOptional } ?? false
      insert(print + (isOptional ? "((" : "("), at: item.range.lowerBound)
      insert(isOptional ? ") as Any)" : ")", at: item.range.upperBound)
    }
    // Behind all others, because a mark may stand at the beginning of a line that is commented out.
    edits += marks
    text = String(decoding: TextEdit.applying(edits, to: code), as: UTF8.self)
  }

  /// Moves an item to file scope: where it stood, it becomes a comment.
  private mutating func comment(out item: CellItem, _ code: [UInt8], _ marks: [TextEdit]) {
    let (newline, range) = (UInt8(ascii: "\n"), item.range)
    let inside = marks.filter { range.contains($0.range.lowerBound) }.map { mark in
      TextEdit(
        range: mark.range.lowerBound - range.lowerBound..<mark.range.upperBound - range.lowerBound,
        replacement: mark.replacement)
    }
    let text = TextEdit.applying(inside, to: Array(code[range]))
    hoisted += String(decoding: text, as: UTF8.self) + "\n"
    let before = code[..<range.lowerBound].last { !$0.isSpaceOrTab } ?? newline
    let after = code[range.upperBound...].first { !$0.isSpaceOrTab } ?? newline
    guard before == newline, after == newline else {
      insert("/* ", at: range.lowerBound)
      // Strings may have one of these without the other.
      let (slash, star) = (UInt8(ascii: "/"), UInt8(ascii: "*"))
      for index in range.dropFirst()
      where [[star, slash], [slash, star]].contains([code[index - 1], code[index]]) {
        insert(" ", at: index)
      }
      insert(" */", at: range.upperBound)
      return
    }
    insert("// ", at: range.lowerBound)
    for index in range where code[index] == newline {
      insert(code[index + 1] == newline ? "//" : "// ", at: index + 1)
    }
  }

  private mutating func insert(_ text: String, at offset: Int) {
    edits.append(TextEdit(offset..<offset, text))
  }
}

extension TextEdit {
  fileprivate init(_ range: Range<Int>, _ text: String) {
    self.init(range: range, replacement: Array(text.utf8))
  }
}

extension String {
  /// Whether the line is how Swift prints an optional.
  fileprivate var isOptional: Bool { self == "nil" || hasPrefix("Optional(") }
}
