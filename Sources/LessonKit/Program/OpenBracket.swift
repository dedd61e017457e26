@_spi(RawSyntax) import SwiftSyntax

/// An open bracket of a cell's code, and what is open in it: what ``NestingDepth`` counts.
struct OpenBracket {
  /// What a single level weighs, so that a branch of an `else if` chain can weigh less.
  static let level = 8

  /// The token that opened it; `nil` for the file itself.
  var opener: RawTokenKind?
  /// The depth outside.
  var base = 0
  /// The square brackets around, as far as looking ahead for a type passes them.
  var squares = 0
  /// What the branches of an `else if` chain weigh.
  var branches = 0
  var angles = 0
  var ternaries = 0

  /// How deep the parser is inside.
  var depth: Int { base + branches + (angles + ternaries) * Self.level }
}
