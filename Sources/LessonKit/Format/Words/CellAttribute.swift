import LessonText

/// The closed set of words that may follow `swift` in a cell's info string.
package enum CellAttribute: String, FenceWord {
  case noRun = "no-run"
  case compileFail = "compile-fail"
  case traps
  case ignore
  case hidden
  case silent
  case fold
  case reset
  case requires
  case timeout
  case id

  package static var noun: String { "attribute" }

  package var meaning: (value: WordValue, summary: String) {
    switch self {
    case .noRun: (.none, "compiled in its place, not run; what it declares nobody sees")
    case .compileFail: (.none, "must not compile; its `output error` fence says why")
    case .traps: (.none, "must end in a run-time failure; its `output trap` fence says which")
    case .ignore:
      (.text(placeholder: "reason"), "neither compiled nor run; a skipped test with that reason")
    case .hidden: (.none, "compiled and run, not rendered; may print without an output fence")
    case .silent: (.none, "may print; what it prints is neither shown nor compared")
    case .fold: (.optionalText(placeholder: "summary"), "rendered collapsed")
    case .reset: (.none, "a new program starts here: nothing declared before is visible")
    case .requires: (.requirements, "skipped where that does not hold; passes `env:` variables on")
    case .timeout: (.seconds, "time limit of this cell (default \(Int(ProgramLimits.timeout)))")
    case .id: (.name, "the stable name of the cell's test")
    }
  }

  /// The attributes of which a cell can have one at most: each says how far the cell goes.
  static let fates: Set<CellAttribute> = [.noRun, .compileFail, .traps, .ignore]

  /// The channel whose text must say what a cell with the attribute ends in, if it must end so.
  var requiredChannel: OutputChannel? {
    switch self {
    case .compileFail: .error
    case .traps: .trap
    default: nil
    }
  }
}
