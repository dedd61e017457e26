/// Whether two lines differ in nothing but the last digits of their numbers.
struct LastDigits {
  /// The largest distance of two such numbers, as a part of the first.
  private static let largestDistance = DecimalNumber("1e-3")

  let areAllThatDiffers: Bool

  init(_ expected: OutputLine, _ printed: OutputLine) {
    let rule = NumberRule(relativeTolerance: Self.largestDistance)
    let options = OutputOptions(numbers: rule, isExact: true)
    areAllThatDiffers =
      expected != printed && LinePattern(expected.bytes, options: options).matches(printed)
      // Signs are no digits.
      && NumberSigns(expected).numbersUnlike(NumberSigns(printed)).isEmpty
  }
}
