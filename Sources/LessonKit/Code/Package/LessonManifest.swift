import LessonText
import SwiftSyntax

/// The text of a `Package.swift` that names its lessons in one array, `let lessons = ["…", …]`.
package struct LessonManifest: Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// Whether a string literal of the array, or of the whole manifest where it has no such array, is
  /// the name of `lesson`.
  package func names(_ lesson: String) -> Bool {
    guard let array = lessonArray else { return text.contains("\"\(lesson)\"") }
    return array.elements.contains { $0.expression.plainString == lesson }
  }

  /// The manifest with `lesson` at the end of the array, every other byte as it was; `nil` where
  /// there is no array of that name that consists of plain string literals.
  package func adding(_ lesson: String) -> String? {
    guard let array = lessonArray else { return nil }
    var bytes = Array(text.utf8)
    for edit in edits(adding: "\"\(lesson)\"", to: array, bytes).reversed() {
      bytes.insert(contentsOf: edit.text.utf8, at: edit.offset)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private typealias Edit = (offset: Int, text: String)

  private func edits(adding literal: String, to array: ArrayExprSyntax, _ bytes: [UInt8]) -> [Edit]
  {
    let bracket = array.rightSquare.positionAfterSkippingLeadingTrivia.utf8Offset
    let line = Self.lineStart(before: bracket, bytes)
    let last = array.elements.last
    let isOnOwnLine = bytes[line..<bracket].allSatisfy(\.isSpaceOrTab)
    guard isOnOwnLine, line > 0 else {
      guard let last else { return [(array.leftSquare.endPosition.utf8Offset, literal)] }
      let end = last.endPositionBeforeTrailingTrivia.utf8Offset
      return [(end, last.trailingComma == nil ? ", \(literal)" : " \(literal),")]
    }
    let isPair = line >= 2 && bytes[line - 2] == UInt8(ascii: "\r")
    let lineEnd = isPair ? "\r\n" : "\n"
    guard let last else {
      let margin = Self.margin(ofLineAt: line, bytes) + "  "
      return [(line, "\(margin)\(literal),\(lineEnd)")]
    }
    let start = last.positionAfterSkippingLeadingTrivia.utf8Offset
    let margin = Self.margin(ofLineAt: Self.lineStart(before: start, bytes), bytes)
    guard last.trailingComma == nil else { return [(line, "\(margin)\(literal),\(lineEnd)")] }
    let end = last.expression.endPositionBeforeTrailingTrivia.utf8Offset
    return [(end, ","), (line, "\(margin)\(literal)\(lineEnd)")]
  }

  private var lessonArray: ArrayExprSyntax? {
    guard let tree = ParsedCode.parse(text) else { return nil }
    for statement in tree.statements {
      guard let declaration = statement.item.as(VariableDeclSyntax.self),
        let binding = declaration.bindings.first, declaration.bindings.count == 1,
        binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text == "lessons"
      else { continue }
      guard let array = binding.initializer?.value.as(ArrayExprSyntax.self), !array.hasError,
        array.elements.allSatisfy({ $0.expression.plainString != nil })
      else { return nil }
      return array
    }
    return nil
  }

  private static func lineStart(before offset: Int, _ bytes: [UInt8]) -> Int {
    bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  private static func margin(ofLineAt start: Int, _ bytes: [UInt8]) -> String {
    String(decoding: bytes[start...].prefix(while: \.isSpaceOrTab), as: UTF8.self)
  }
}

extension ExprSyntax {
  fileprivate var plainString: String? {
    self.as(StringLiteralExprSyntax.self)?.representedLiteralValue
  }
}
