/// Arithmetic of integers, element by element, with broadcasting; it traps where an `Int` overflows.
///
///     let predicted = logits.argmax(dim: 1)
///     let cells = labels * 10 + predicted  // where each pair lies in a table of confusion
extension IndexTensor {
  /// The sum of each pair.
  ///
  ///     IndexTensor([1, 2]) + IndexTensor([10, 20])  // tensor([11, 22])
  public static func + (a: IndexTensor, b: IndexTensor) -> IndexTensor { combine(a, b, add) }

  /// The sum of each element and an integer.
  ///
  ///     IndexTensor([1, 2]) + 10  // tensor([11, 12])
  public static func + (a: IndexTensor, b: Int) -> IndexTensor { a.mapped { add($0, b) } }

  /// The sum of an integer and each element.
  ///
  ///     10 + IndexTensor([1, 2])  // tensor([11, 12])
  public static func + (a: Int, b: IndexTensor) -> IndexTensor { b.mapped { add(a, $0) } }

  /// The difference of each pair.
  ///
  ///     IndexTensor([1, 2]) - IndexTensor([10, 20])  // tensor([ -9, -18])
  public static func - (a: IndexTensor, b: IndexTensor) -> IndexTensor { combine(a, b, subtract) }

  /// Each element less an integer.
  ///
  ///     IndexTensor([1, 2]) - 10  // tensor([-9, -8])
  public static func - (a: IndexTensor, b: Int) -> IndexTensor { a.mapped { subtract($0, b) } }

  /// An integer less each element.
  ///
  ///     10 - IndexTensor([1, 2])  // tensor([9, 8])
  public static func - (a: Int, b: IndexTensor) -> IndexTensor { b.mapped { subtract(a, $0) } }

  /// The product of each pair.
  ///
  ///     IndexTensor([1, 2]) * IndexTensor([10, 20])  // tensor([10, 40])
  public static func * (a: IndexTensor, b: IndexTensor) -> IndexTensor { combine(a, b, multiply) }

  /// The product of each element and an integer.
  ///
  ///     IndexTensor([1, 2]) * 10  // tensor([10, 20])
  public static func * (a: IndexTensor, b: Int) -> IndexTensor { a.mapped { multiply($0, b) } }

  /// The product of an integer and each element.
  ///
  ///     10 * IndexTensor([1, 2])  // tensor([10, 20])
  public static func * (a: Int, b: IndexTensor) -> IndexTensor { b.mapped { multiply(a, $0) } }

  /// What each element leaves when it is divided, with the sign of the divisor, as in Python.
  ///
  ///     IndexTensor([5, -1]) % 3  // tensor([2, 2])
  public static func % (a: IndexTensor, b: Int) -> IndexTensor {
    a.mapped { remainder($0, b) }
  }

  /// What each pair leaves when it is divided, with the sign of the divisor, as in Python.
  ///
  ///     IndexTensor([5, -1]) % IndexTensor([3, -3])  // tensor([ 2, -1])
  public static func % (a: IndexTensor, b: IndexTensor) -> IndexTensor {
    combine(a, b) { remainder($0, $1) }
  }

  /// Each element divided by an integer and rounded down, as `//` of Python does.
  ///
  ///     IndexTensor([-7, 7]).floorDivided(by: 2)  // tensor([-4,  3])
  public func floorDivided(by divisor: Int) -> IndexTensor {
    mapped { IndexTensor.quotient($0, divisor) }
  }

  /// The quotient of each pair, rounded down, as `//` of Python does.
  ///
  ///     IndexTensor([-7, 7]).floorDivided(by: IndexTensor([2, -2]))  // tensor([-4, -4])
  public func floorDivided(by divisors: IndexTensor) -> IndexTensor {
    IndexTensor.combine(self, divisors) { IndexTensor.quotient($0, $1) }
  }

  /// The negative of each element.
  ///
  ///     -IndexTensor([1, -2])  // tensor([-1,  2])
  public static prefix func - (a: IndexTensor) -> IndexTensor { a.mapped { subtract(0, $0) } }

  private static func add(_ a: Int, _ b: Int) -> Int { exact(a.addingReportingOverflow(b)) }

  private static func subtract(_ a: Int, _ b: Int) -> Int {
    exact(a.subtractingReportingOverflow(b))
  }

  private static func multiply(_ a: Int, _ b: Int) -> Int {
    exact(a.multipliedReportingOverflow(by: b))
  }

  private static func remainder(_ a: Int, _ b: Int) -> Int {
    if b == 0 { fatalError("ZeroDivisionError") }
    let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }

  private static func quotient(_ a: Int, _ b: Int) -> Int {
    if b == 0 { fatalError("ZeroDivisionError") }
    let quotient = exact(a.dividedReportingOverflow(by: b))
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  /// Swift's own operators trap without a word in release builds.
  private static func exact(_ result: (partialValue: Int, overflow: Bool)) -> Int {
    if result.overflow { fatalError("arithmetic overflow in an IndexTensor") }
    return result.partialValue
  }

  private func mapped(_ body: (Int) -> Int) -> IndexTensor {
    IndexTensor(values.map(body), extents)
  }

  private static func combine(
    _ a: IndexTensor, _ b: IndexTensor, _ body: (Int, Int) -> Int
  ) -> IndexTensor {
    let shape = Shape.broadcast(a.extents, b.extents, #fileID, #line)
    let (left, right) = (a.expanded(to: shape), b.expanded(to: shape))
    return IndexTensor(zip(left.values, right.values).map(body), shape)
  }
}
