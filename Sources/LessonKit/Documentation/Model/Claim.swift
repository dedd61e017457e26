/// What a comment in a block's code says of it.
///
///     print(numbers.max()!)  // Prints "9"
///     numbers.sorted()  // [1, 4, 9]
///     // numbers.count == 3
///
/// All ranges are bytes of ``DocumentationBlock/code``.
package struct Claim: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// What the statement prints, without the last line end.
    case prints(String)
    /// The value of ``subject``, as Swift or as the text of it.
    case value(String)
    /// The code on the claim's line must be rejected by the compiler, with a message that has this text.
    case mustNotCompile(String?)
    /// The code on the claim's line must end the program, with a message that has this text.
    case mustTrap(String?)
    /// One of both, or the code throws: the comment does not say which.
    case mustFail(String?)
  }

  package let kind: Kind
  /// The comment, or the comments, that say it.
  package let range: Range<Int>
  /// The bytes of the text or the value itself, quotes left out, a range for each of its lines.
  ///
  /// They are what `lessons update` replaces.
  package let textRanges: [Range<Int>]
  /// Whether the text stands in quotes.
  package let isQuoted: Bool
  /// Whether the comment can mean nothing else: of others a mismatch is no fault, and a match is a pass.
  package let isCertain: Bool
  /// The statement that it is about: the innermost one that ends before it, or that it stands in the last
  /// line of; `nil` where none does.
  package let statement: Range<Int>?
  /// The expression whose value it tells; only of a value.
  ///
  /// It is the statement itself, the name that the statement binds, or code in the comment.
  package let subject: Range<Int>?
  /// The variable whose method the statement calls, and which it may have changed.
  ///
  /// Where the call has no value, or has another claim about it, a value is told of this variable.
  package let receiver: Range<Int>?
  /// Whether the value's parts may come in any order.
  package let isUnordered: Bool

  /// Makes it of its parts.
  init(
    _ kind: Kind, range: Range<Int>, textRanges: [Range<Int>], isQuoted: Bool = false,
    isCertain: Bool = true, statement: Range<Int>?, subject: Range<Int>? = nil,
    receiver: Range<Int>? = nil, isUnordered: Bool = false
  ) {
    self.kind = kind
    self.range = range
    self.textRanges = textRanges
    self.isQuoted = isQuoted
    self.isCertain = isCertain
    self.statement = statement
    self.subject = subject
    self.receiver = receiver
    self.isUnordered = isUnordered
  }
}

extension Claim {
  /// What a claim that code fails says of how.
  package var failureText: String? {
    switch kind {
    case .mustNotCompile(let text), .mustTrap(let text), .mustFail(let text): text
    case .prints, .value: nil
    }
  }

  /// Whether the value is a list.
  package var tellsList: Bool {
    if case .value(let text) = kind { text.hasPrefix("[") } else { false }
  }

  /// The same claim where it may be none.
  var hedged: Claim {
    Claim(
      kind, range: range, textRanges: textRanges, isQuoted: isQuoted, isCertain: false,
      statement: statement, subject: subject, receiver: receiver, isUnordered: isUnordered)
  }
}
