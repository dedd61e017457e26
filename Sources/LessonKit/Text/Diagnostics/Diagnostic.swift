/// One thing that is wrong with a lesson, as data: what, where, and what to do about it.
package struct Diagnostic: Sendable, Hashable, Codable {
  /// The closed set of diagnostic identifiers, spelled as reports print them.
  package enum ID: String, Sendable, CaseIterable, Codable {
    case unknownAttribute = "unknown-attribute"
    case badAttributeValue = "bad-attribute-value"
    case contradictoryAttributes = "contradictory-attributes"
    case duplicateID = "duplicate-id"
    case orphanOutput = "orphan-output"
    case unclosedFence = "unclosed-fence"
    case swallowedFence = "swallowed-fence"
    case missingOutput = "missing-output"
    case timeout
    case outputLimit = "output-limit"
    case nonzeroExit = "nonzero-exit"
    case endedEarly = "ended-early"
    case didNotTrap = "did-not-trap"
    case compiledButShouldFail = "compiled-but-should-fail"
    case compileError = "compile-error"
    case trap
    case needsReset = "needs-reset"
    case outputMismatch = "output-mismatch"
    case errorMismatch = "error-mismatch"
    case trapMismatch = "trap-mismatch"
    case brokenLink = "broken-link"
    case scatteredPart = "scattered-part"
    case unknownProduct = "unknown-product"
    case unknownVersion = "unknown-version"
    case badFormula = "bad-formula"
    case badDrawing = "bad-drawing"
    case htmlLeftOut = "html-left-out"
    case diagramAsCode = "diagram-as-code"
    case notUTF8 = "not-utf8"
  }

  package enum Severity: String, Sendable, Codable {
    /// The lesson is not verified.
    case error
    case warning
  }

  package var severity: Severity {
    id == .htmlLeftOut || id == .diagramAsCode ? .warning : .error
  }

  package var id: ID
  /// Where it is: the first character concerned.
  package var position: SourcePosition
  /// How many bytes of the line are concerned; a caret line underlines them.
  package var length: Int
  /// What is wrong, in one sentence, or the compiler's own words.
  package var message: String
  /// Further lines: a diff, the compiler's notes.
  package var details: [String]
  /// What to do about it, in one sentence; `nil` where the message says so already.
  package var advice: String?

  package init(
    _ id: ID, at position: SourcePosition, length: Int = 1, _ message: String,
    details: [String] = [], advice: String? = nil
  ) {
    self.id = id
    self.position = position
    self.length = length
    self.message = message
    self.details = details
    self.advice = advice
  }
}

extension Diagnostic {
  /// The whole diagnostic in plain lines: what is wrong, the details, what to do about it.
  package var explanation: String {
    ([message] + details + [advice].compactMap { $0 }).map(\.withVisibleFormats)
      .joined(separator: "\n")
  }

  /// The place behind the last character concerned; without a length, as of a mismatch, the line's end.
  package func end(in source: SourceText) -> SourcePosition {
    let rest = source.line(position.line).count - position.column + 1
    return SourcePosition(
      line: position.line, column: position.column + (length > 0 ? length : max(rest, 0)))
  }

  /// The diagnostic with nothing in its words that turns text round or that nobody sees.
  package var withVisibleFormats: Diagnostic {
    var diagnostic = self
    diagnostic.message = message.withVisibleFormats
    diagnostic.details = details.map(\.withVisibleFormats)
    diagnostic.advice = advice?.withVisibleFormats
    return diagnostic
  }
}
