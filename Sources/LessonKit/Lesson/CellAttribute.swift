/// The closed set of words that may follow `swift` in a cell's info string.
///
/// This table drives parsing, error texts with suggestions, and the list in `lessons --help`: a new
/// attribute is one case here, and the compiler names every other place that must know it.
public enum CellAttribute: String, Sendable, CaseIterable {
  case hidden
  case silent
  case ignore
  case timeout
  case id

  /// What may stand behind the attribute's name.
  enum Value {
    /// A word by itself.
    case none
    /// `name="text"`; the placeholder is what help and errors show.
    case text(placeholder: String)
    /// `name=SECONDS`, a number above 0.
    case seconds
    /// `name=NAME` of letters, digits, `-` and `_`.
    case name
  }

  /// The kind of value that the attribute takes.
  var value: Value {
    switch self {
    case .hidden, .silent: .none
    case .ignore: .text(placeholder: "reason")
    case .timeout: .seconds
    case .id: .name
    }
  }

  /// The attribute as an author writes it, with a placeholder for its value.
  public var usage: String {
    switch value {
    case .none: rawValue
    case .text(let placeholder): "\(rawValue)=\"\(placeholder)\""
    case .seconds: "\(rawValue)=SECONDS"
    case .name: "\(rawValue)=NAME"
    }
  }

  /// What the attribute does, in one line.
  public var summary: String {
    switch self {
    case .hidden: "compiled and run, not rendered; may print without an output fence"
    case .silent: "may print; what it prints is neither shown nor compared"
    case .ignore: "neither compiled nor run; a skipped test with that reason"
    case .timeout: "time limit of this cell (default \(Int(Cell.defaultTimeout)))"
    case .id: "the stable name of the cell's test"
    }
  }
}
