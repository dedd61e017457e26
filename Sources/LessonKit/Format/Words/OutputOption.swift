/// The closed set of words that may follow `output` in an output fence's info string.
package enum OutputOption: String, FenceWord {
  case stderr
  case error
  case trap
  case approx
  case tolerance
  case abs
  case unordered
  case nondeterministic
  case exact
  case `as`
  case fold
  case hidden

  package static var noun: String { "output option" }

  package var meaning: (value: WordValue, summary: String) {
    switch self {
    case .stderr: (.none, "what the cell prints on standard error")
    case .error: (.none, "each line must occur in an error of the `compile-fail` cell")
    case .trap: (.none, "each line must occur in the message that ends the `traps` cell")
    case .approx: (.none, "a number with a point or exponent matches what rounds to it")
    case .tolerance: (.number, "such a number matches within that part of it")
    case .abs: (.number, "such a number matches within that distance")
    case .unordered: (.none, "lines match in any order")
    case .nondeterministic: (.none, "run and shown, not compared; must print something")
    case .exact: (.none, "no wildcards: `...` and `[..]` are text")
    case .as:
      (.choice(OutputFormat.allCases.map(\.rawValue)), "compared as text, rendered as what it is")
    case .fold: (.optionalText(placeholder: "summary"), "rendered collapsed")
    case .hidden: (.none, "compared, not rendered")
    }
  }

  package var channel: OutputChannel? {
    switch self {
    case .stderr: .errorOutput
    case .error: .error
    case .trap: .trap
    default: nil
    }
  }
}
