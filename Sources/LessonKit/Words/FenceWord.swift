/// A closed set of words that authors may write: attributes of cells, options of outputs, settings of
/// lessons.
///
/// One table of this kind drives parsing, error texts with suggestions, `lessons --help` and the
/// guide's reference: a new word is one case in one of them, and the compiler names every other place
/// that must know it.
public protocol FenceWord: CaseIterable, Hashable, RawRepresentable<String>, Sendable {
  /// What one such word is called in messages.
  static var noun: String { get }
  /// The kind of value that the word takes.
  var value: WordValue { get }
  /// What the word does, in one line.
  var summary: String { get }
}

extension FenceWord {
  /// The word as an author writes it, with a placeholder for its value.
  public var usage: String {
    switch value {
    case .none: rawValue
    case .text(let placeholder): "\(rawValue)=\"\(placeholder)\""
    case .optionalText(let placeholder): "\(rawValue) or \(rawValue)=\"\(placeholder)\""
    case .seconds: "\(rawValue)=SECONDS"
    case .number: "\(rawValue)=NUMBER"
    case .name: "\(rawValue)=NAME"
    case .choice(let choices): choices.map { "\(rawValue)=\($0)" }.joined(separator: " or ")
    case .requirements: "\(rawValue)=\"\(Requirement.example)\""
    }
  }
}
