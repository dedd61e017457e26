/// Where the text of an output fence comes from.
package enum OutputChannel: Sendable, Hashable, CaseIterable {
  case output
  case errorOutput
  /// The compiler's errors about a cell that must not compile.
  case error
  /// The message of the failure that ends a cell that must trap.
  case trap

  /// Whether its text says why a cell does not do what its code says.
  package var isFailure: Bool { self == .error || self == .trap }

  /// The info string of a fence that has no other options.
  package var info: String {
    let option = OutputOption.allCases.first { $0.channel == self }
    return option.map { "output \($0.rawValue)" } ?? "output"
  }
}

/// What the text of an output fence is rendered as, where it is more than text.
package enum OutputFormat: String, Sendable, CaseIterable {
  case svg
  case html
  case markdown
}
