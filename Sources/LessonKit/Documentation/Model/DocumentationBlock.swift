import LessonFormat
import LessonText

/// One piece of code in documentation.
package struct DocumentationBlock: Sendable {
  /// What a block can be used for, as far as its text tells.
  package enum Kind: String, Sendable, CaseIterable {
    /// Compiled and run.
    case program
    /// Compiled around what it leaves out, and not run.
    case placeholder
    /// Declarations without bodies: an interface, which a program cannot hold.
    case listing
    /// A package manifest or a part of one.
    case manifest
    /// A whole program with an entry point of its own.
    case main
    /// Another language, or none.
    case notSwift = "not-swift"
    /// No block to Markdown, which takes the fence for a line of the HTML above it.
    case inHTML = "needs a blank line below the HTML"
    /// No block to Markdown, which takes the fence for words of a paragraph: `- [ ] ```swift`.
    case inParagraph = "needs a fence outside of the paragraph"
  }

  /// Its place among the file's blocks, from 1: the `n` of a report's cells.
  package let number: Int
  /// A name that edits elsewhere leave alone: the unit's slug and the block's ordinal in the unit.
  package let id: String
  /// Where its fence stands; of indented code where the first line's text does.
  package let position: SourcePosition
  /// How many bytes of that line a diagnostic of the whole block underlines.
  package let length: Int
  /// The code.
  package let lines: [CodeLine]
  package let kind: Kind
  /// What its info string, or the comment above it, says.
  package let attributes: CellAttributes
  /// Why it is neither compiled nor run, where its author or the platform says so.
  package let skipReason: String?
  /// The variables of the environment that it asks for, and sees where it runs.
  package let variables: [String]
  /// What it leaves out, in the order of the code.
  package let placeholders: [Placeholder]
  /// What comments in the code say of it, in the order of the code.
  package let claims: [Claim]
  /// The fence behind it that shows what it prints.
  package let output: ShownOutput?
  /// Whether the paragraph above says that it does not compile, or that nobody can write it so.
  package var isRuledOut = false

  /// The code as its author wrote it; claims' ranges are bytes of it.
  package var code: String { lines.map { $0.text + "\n" }.joined() }

  /// The code that can be compiled: what is left out is replaced, and all lines are in their places.
  package var compiledCode: String {
    guard !placeholders.isEmpty else { return code }
    return String(
      decoding: TextEdit.applying(placeholders.map(\.edit), to: Array(code.utf8)), as: UTF8.self)
  }
}

/// Something that a block leaves out, and what can stand there so that the rest compiles.
package struct Placeholder: Sendable, Equatable {
  /// What is missing.
  package enum Role: Sendable, Equatable {
    /// A value: `let model = ...`, `f(...)`.
    case value
    /// What a function or a closure does.
    case body
    /// Members of a type: those that the rest uses may be among them.
    case members
    /// Anything else: statements between others, elements of a list.
    case rest
  }

  package let role: Role
  /// What takes its place; it has no line end.
  package let edit: TextEdit
}

/// A line of a block's code and where it stands.
package struct CodeLine: Sendable, Equatable {
  /// The text without what the comment and the Markdown around it put before it.
  package let text: String
  /// The number of the line in the file, from 1.
  package let number: Int
  /// How many bytes of the file's line precede the text.
  package let prefixWidth: Int
}

/// The fence behind a page's block that shows what the block prints.
package struct ShownOutput: Sendable, Equatable {
  /// Whether the fence is labelled `output`, so that it must match; others may be prose.
  package let isBinding: Bool
  /// The fence and its options.
  package let expected: ExpectedOutput
}

extension DocumentationBlock {
  /// The place in the file of the byte at `offset` of the code.
  package func position(ofByte offset: Int) -> SourcePosition {
    var start = 0
    for line in lines {
      let end = start + line.text.utf8.count
      if offset <= end {
        return SourcePosition(line: line.number, column: line.prefixWidth + offset - start + 1)
      }
      start = end + 1
    }
    return SourcePosition(line: (lines.last?.number ?? position.line) + 1)
  }

  /// The place behind the last of the code.
  package var end: SourcePosition {
    lines.last { !$0.text.isBlank }.map { line in
      SourcePosition(line: line.number, column: line.prefixWidth + line.text.utf8.count + 1)
    } ?? position
  }

  /// The bytes of `source` that a range within one line of the code has.
  package func fileRange(of range: Range<Int>, in source: SourceText) -> Range<Int> {
    let position = position(ofByte: range.lowerBound)
    let start = source.range(ofLine: position.line).lowerBound + position.column - 1
    return start..<start + range.count
  }

  /// Whether a line of the file is one of the code's.
  package func contains(line: Int) -> Bool {
    guard let first = lines.first, let last = lines.last else { return false }
    return first.number <= line && line <= last.number
  }
}
