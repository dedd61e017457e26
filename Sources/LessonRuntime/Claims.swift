import CLessonRuntime

// What the programs of documentation call: generated code marks what its comments tell of.

/// Which of the programs in this executable this process runs.
public func __lessonProgram() -> Int32 { lesson_program() }

/// Marks that what is printed from here on, up to the claim's end, comes of the code that it is about.
public func __lessonClaimBegins(_ number: Int, key: UInt64) {
  print("\u{0}claim \(key) begins \(number)")
}

/// Marks the place of a claim.
public func __lessonClaimEnds(_ number: Int, key: UInt64) {
  print("\u{0}claim \(key) ends \(number)")
}

/// Tells a value that a claim is about, in both descriptions that it has, and whether it is what the claim
/// says, where the compiler could have them compared.
public func __lessonClaim<Value>(
  _ number: Int, key: UInt64, _ value: Value, isEqual: Bool? = nil
) {
  let texts = [String(describing: value), String(reflecting: value)]
  let answer = isEqual.map { $0 ? "equal" : "different" } ?? "unknown"
  let counts = texts.map { "\($0.utf8.count)" }.joined(separator: " ")
  print("\u{0}claim \(key) value \(number) \(answer) \(counts)\n\(texts.joined())")
}

/// Tells nothing of a value that cannot be copied.
@_disfavoredOverload
public func __lessonClaim<Value: ~Copyable>(
  _ number: Int, key: UInt64, _ value: borrowing Value, isEqual: Bool? = nil
) {}

/// Whether two values of one type are equal.
public func __lessonIsEqual<Value: Equatable>(_ value: Value, _ other: Value) -> Bool {
  value == other
}

/// Whether the elements of a sequence are those of an array literal, in order.
@_disfavoredOverload
public func __lessonIsEqual<Elements: Sequence>(
  _ elements: Elements, _ others: [Elements.Element]
) -> Bool where Elements.Element: Equatable {
  elements.elementsEqual(others)
}

/// Whether the elements of a sequence are pairs of an array literal, in order.
@_disfavoredOverload
public func __lessonIsEqual<Elements: Sequence, First: Equatable, Second: Equatable>(
  _ elements: Elements, _ others: [(First, Second)]
) -> Bool where Elements.Element == (First, Second) {
  var rest = others[...]
  for element in elements {
    guard let other = rest.popFirst(), element == other else { return false }
  }
  return rest.isEmpty
}

/// Whether the parts of a sequence of sequences are those of an array literal, in order.
@_disfavoredOverload
public func __lessonIsEqual<Parts: Sequence, Element: Equatable>(
  _ parts: Parts, _ others: [[Element]]
) -> Bool where Parts.Element: Sequence, Parts.Element.Element == Element {
  var rest = others[...]
  for part in parts {
    guard let other = rest.popFirst(), part.elementsEqual(other) else { return false }
  }
  return rest.isEmpty
}
