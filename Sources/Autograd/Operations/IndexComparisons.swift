/// Comparisons of integers, element by element, with broadcasting.
///
///     let hits = logits.argmax(dim: 1) == labels
///     print("accuracy = \(Tensor(hits).mean(), digits: 3)")
extension IndexTensor {
  /// Whether each element of `a` is less than that of `b`.
  public static func < (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 < $1 }
  }

  /// Whether each element is less than an integer.
  public static func < (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 < b }, a.extents)
  }

  /// Whether each element of `a` is at most that of `b`.
  public static func <= (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 <= $1 }
  }

  /// Whether each element is at most an integer.
  public static func <= (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 <= b }, a.extents)
  }

  /// Whether each element of `a` is greater than that of `b`.
  public static func > (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 > $1 }
  }

  /// Whether each element is greater than an integer.
  public static func > (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 > b }, a.extents)
  }

  /// Whether each element of `a` is at least that of `b`.
  public static func >= (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 >= $1 }
  }

  /// Whether each element is at least an integer.
  public static func >= (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 >= b }, a.extents)
  }

  /// Whether each element of `a` is equal to that of `b`.
  public static func == (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 == $1 }
  }

  /// Whether each element is equal to an integer.
  public static func == (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 == b }, a.extents)
  }

  /// Whether each element of `a` is different from that of `b`.
  public static func != (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 != $1 }
  }

  /// Whether each element is different from an integer.
  public static func != (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 != b }, a.extents)
  }

  private static func compare(
    _ a: IndexTensor, _ b: IndexTensor, _ body: (Int, Int) -> Bool
  ) -> Mask {
    let shape = Shape.broadcast(a.extents, b.extents, #fileID, #line)
    let (left, right) = (a.expanded(to: shape), b.expanded(to: shape))
    return Mask(zip(left.values, right.values).map(body), shape)
  }
}
