/// How far a printed number may lie from the one in the lesson.
struct NumberRule: Equatable, Sendable {
  /// Whether what rounds to the written digits matches.
  var allowsRounding = false
  /// The distance allowed as a part of the lesson's number.
  var relativeTolerance: DecimalNumber?
  /// The distance allowed.
  var absoluteTolerance: DecimalNumber?

  /// Whether numbers count as text, as they do by default.
  var isOff: Bool { self == NumberRule() }
}
