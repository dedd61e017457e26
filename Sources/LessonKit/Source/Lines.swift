extension String {
  /// The lines of the text: a line feed ends a line, so that `a` and `a\n` are one line.
  ///
  /// Splits scalars: to characters a carriage return and a line feed are one.
  var lines: [String] {
    guard !isEmpty else { return [] }
    var lines = unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
