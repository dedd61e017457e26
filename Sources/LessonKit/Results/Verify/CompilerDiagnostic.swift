/// One thing that the Swift compiler said, with its notes and fix-its.
package struct CompilerDiagnostic: Sendable, Equatable {
  /// How grave it is; others, such as remarks, are left out.
  package enum Severity: UInt64, Sendable { case note = 1, warning, error }

  /// A place in a file, as `#sourceLocation` has it; line and column from 1, columns in bytes.
  package struct Place: Sendable, Hashable {
    package var file: String
    package var line: Int
    package var column: Int

    /// Names a place.
    package init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// Code from one place up to another.
  package struct SourceRange: Sendable, Hashable {
    package var start: Place
    /// The place behind its end.
    package var end: Place
  }

  /// Text that would take the place of a range.
  package struct FixIt: Sendable, Hashable {
    /// What is replaced; nothing for an insertion.
    package var range: SourceRange
    package var text: String
  }

  package var severity: Severity
  /// Where it is; `nil` for what lies in no file.
  package var place: Place?
  package var message: String
  package var ranges: [SourceRange] = []
  package var fixIts: [FixIt] = []
  package var notes: [CompilerDiagnostic] = []
}

extension CompilerDiagnostic {
  /// Makes one that tells of nothing but a place.
  package init(_ severity: Severity, at place: Place?, _ message: String) {
    self.init(severity: severity, place: place, message: message)
  }

  /// Reads the file that `swiftc` writes with `-serialize-diagnostics-path`.
  ///
  /// The text that the compiler prints would not do: it has no fix-its for lines that are not ASCII.
  /// Source: Clang, "SerializedDiagnostics.h"; Swift writes the same format.
  package static func all(inSerialized bytes: [UInt8]) -> [CompilerDiagnostic] {
    var files: [UInt64: String] = [:]
    return BitstreamBlock.blocks(in: bytes, magic: "DIAG").filter { $0.id == diagnosticBlock }
      .compactMap { CompilerDiagnostic($0, &files) }
  }

  private static let diagnosticBlock: UInt64 = 9

  /// The records of a diagnostic's block that are of use here.
  private enum Code: UInt64 { case diagnostic = 2, range = 3, fileName = 6, fixIt = 7 }

  private init?(_ block: BitstreamBlock, _ files: inout [UInt64: String]) {
    var head: (severity: Severity, place: Place?, message: String)?
    var ranges: [SourceRange] = []
    var fixIts: [FixIt] = []
    for record in block.records {
      let text = String(decoding: record.blob, as: UTF8.self)
      let numbers = record.numbers
      switch Code(rawValue: record.code) {
      case .fileName: if let id = numbers.first { files[id] = text }
      case .diagnostic:
        // Clang's number for fatal errors, too.
        let number = numbers.first == 4 ? Severity.error.rawValue : numbers.first
        guard let severity = number.flatMap(Severity.init) else { return nil }
        head = (severity, Place(numbers.dropFirst(), files), text)
      case .range: if let range = SourceRange(numbers, files) { ranges.append(range) }
      case .fixIt:
        if let range = SourceRange(numbers, files) {
          fixIts.append(FixIt(range: range, text: text))
        }
      case nil: break
      }
    }
    guard let head else { return nil }
    self.init(
      severity: head.severity, place: head.place, message: head.message, ranges: ranges,
      fixIts: fixIts)
    for inner in block.blocks where inner.id == Self.diagnosticBlock {
      if let note = CompilerDiagnostic(inner, &files) { notes.append(note) }
    }
  }
}

extension CompilerDiagnostic.Place {
  /// File, line, column and offset, in this order; file 0 is none.
  fileprivate init?(_ numbers: some Collection<UInt64>, _ files: [UInt64: String]) {
    let numbers = Array(numbers.prefix(4))
    guard numbers.count == 4, let file = files[numbers[0]], numbers[1] > 0 else { return nil }
    self.init(file: file, line: Int(clamping: numbers[1]), column: Int(clamping: numbers[2]))
  }
}

extension CompilerDiagnostic.SourceRange {
  fileprivate init?(_ numbers: [UInt64], _ files: [UInt64: String]) {
    guard let start = CompilerDiagnostic.Place(numbers, files),
      let end = CompilerDiagnostic.Place(numbers.dropFirst(4), files)
    else { return nil }
    self.init(start: start, end: end)
  }
}
