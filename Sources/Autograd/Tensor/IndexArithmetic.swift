/// Arithmetic of integers, element by element, with broadcasting; it traps where an `Int` overflows.
///
///     let predicted = logits.argmax(dim: 1)
///     let cells = labels * 10 + predicted  // where each pair lies in a table of confusion
extension IndexTensor {
  /// The sum of each pair.
  public static func + (a: IndexTensor, b: IndexTensor) -> IndexTensor { combine(a, b, +) }

  /// The sum of each element and an integer.
  public static func + (a: IndexTensor, b: Int) -> IndexTensor { a.mapped { $0 + b } }

  /// The sum of an integer and each element.
  public static func + (a: Int, b: IndexTensor) -> IndexTensor { b.mapped { a + $0 } }

  /// The difference of each pair.
  public static func - (a: IndexTensor, b: IndexTensor) -> IndexTensor { combine(a, b, -) }

  /// Each element less an integer.
  public static func - (a: IndexTensor, b: Int) -> IndexTensor { a.mapped { $0 - b } }

  /// An integer less each element.
  public static func - (a: Int, b: IndexTensor) -> IndexTensor { b.mapped { a - $0 } }

  /// The product of each pair.
  public static func * (a: IndexTensor, b: IndexTensor) -> IndexTensor { combine(a, b, *) }

  /// The product of each element and an integer.
  public static func * (a: IndexTensor, b: Int) -> IndexTensor { a.mapped { $0 * b } }

  /// The product of an integer and each element.
  public static func * (a: Int, b: IndexTensor) -> IndexTensor { b.mapped { a * $0 } }

  /// What each element leaves when it is divided, with the sign of the divisor, as in Python.
  ///
  ///     IndexTensor([5, -1]) % 3  // tensor([2, 2])
  public static func % (a: IndexTensor, b: Int) -> IndexTensor {
    a.mapped {
      let rest = $0 % b
      return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
    }
  }

  /// The negative of each element.
  public static prefix func - (a: IndexTensor) -> IndexTensor { a.mapped { -$0 } }

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
