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

  package var value: WordValue {
    switch self {
    case .stderr, .error, .trap, .approx, .unordered, .nondeterministic, .exact, .hidden: .none
    case .tolerance, .abs: .number
    case .as: .choice(OutputFormat.allCases.map(\.rawValue))
    case .fold: .optionalText(placeholder: "summary")
    }
  }

  package var summary: String {
    switch self {
    case .stderr: "what the cell prints on standard error"
    case .error: "each line must occur in an error of the `compile-fail` cell"
    case .trap: "each line must occur in the message that ends the `traps` cell"
    case .approx: "a number with a point or exponent matches what rounds to it"
    case .tolerance: "such a number matches within that part of it"
    case .abs: "such a number matches within that distance"
    case .unordered: "lines match in any order"
    case .nondeterministic: "run and shown, not compared; must print something"
    case .exact: "no wildcards: `...` and `[..]` are text"
    case .as: "compared as text, rendered as what it is"
    case .fold: "rendered collapsed"
    case .hidden: "compared, not rendered"
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
