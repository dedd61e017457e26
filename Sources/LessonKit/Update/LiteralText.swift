extension OutputOptions {
  /// Whether a fence with these options would read one of the printed lines as a wildcard: a line `...`
  /// that a program printed, or a `[..]`.
  ///
  /// Such text stands in a fence that is `exact`, or the fence would assert less than what was printed.
  func readsWildcards(in lines: [[UInt8]]) -> Bool {
    lines.contains { LinePattern($0, options: self).wildcardCount > 0 }
  }

  /// The same options with wildcards as text.
  var asExact: OutputOptions {
    var options = self
    options.isExact = true
    return options
  }
}

extension LinePattern {
  /// How many wildcards the line has; 1 where it is one as a whole.
  var wildcardCount: Int { isLineWildcard ? 1 : tokens.count { $0 == .wildcard } }
}
