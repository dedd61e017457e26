extension Diagnostic {
  /// The whole diagnostic in plain lines: what is wrong, the details, what to do about it.
  public var explanation: String {
    ([message] + details + [advice].compactMap { $0 }).map(\.withVisibleFormats)
      .joined(separator: "\n")
  }

  /// The place behind the last character concerned, on the same line.
  ///
  /// A diagnostic without a length, such as a mismatch, concerns its line to the end.
  public func end(in source: SourceText) -> SourcePosition {
    let rest = source.line(position.line).count - position.column + 1
    return SourcePosition(
      line: position.line, column: position.column + (length > 0 ? length : max(rest, 0)))
  }
}
