/// Comparisons of integers, element by element, with broadcasting.
///
///     let hits = logits.argmax(dim: 1) == labels
///     print("accuracy = \(Tensor(hits).mean(), digits: 3)")
extension IndexTensor {
  /// Whether each element of `a` is less than that of `b`.
  ///
  ///     IndexTensor([1, 2, 3]) < IndexTensor([2, 2, 2])  // tensor([ True, False, False])
  public static func < (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 < $1 }
  }

  /// Whether each element is less than an integer.
  ///
  ///     IndexTensor([1, 2, 3]) < 2  // tensor([ True, False, False])
  public static func < (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 < b }, a.extents)
  }

  /// Whether each element of `a` is at most that of `b`.
  ///
  ///     IndexTensor([1, 2, 3]) <= IndexTensor([2, 2, 2])  // tensor([ True,  True, False])
  public static func <= (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 <= $1 }
  }

  /// Whether each element is at most an integer.
  ///
  ///     IndexTensor([1, 2, 3]) <= 2  // tensor([ True,  True, False])
  public static func <= (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 <= b }, a.extents)
  }

  /// Whether each element of `a` is greater than that of `b`.
  ///
  ///     IndexTensor([1, 2, 3]) > IndexTensor([2, 2, 2])  // tensor([False, False,  True])
  public static func > (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 > $1 }
  }

  /// Whether each element is greater than an integer.
  ///
  ///     IndexTensor([1, 2, 3]) > 2  // tensor([False, False,  True])
  public static func > (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 > b }, a.extents)
  }

  /// Whether each element of `a` is at least that of `b`.
  ///
  ///     IndexTensor([1, 2, 3]) >= IndexTensor([2, 2, 2])  // tensor([False,  True,  True])
  public static func >= (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 >= $1 }
  }

  /// Whether each element is at least an integer.
  ///
  ///     IndexTensor([1, 2, 3]) >= 2  // tensor([False,  True,  True])
  public static func >= (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 >= b }, a.extents)
  }

  /// Whether each element of `a` is equal to that of `b`.
  ///
  ///     IndexTensor([1, 2, 3]) == IndexTensor([2, 2, 2])  // tensor([False,  True, False])
  public static func == (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 == $1 }
  }

  /// Whether each element is equal to an integer.
  ///
  ///     IndexTensor([1, 2, 3]) == 2  // tensor([False,  True, False])
  public static func == (a: IndexTensor, b: Int) -> Mask {
    Mask(a.values.map { $0 == b }, a.extents)
  }

  /// Whether each element of `a` is different from that of `b`.
  ///
  ///     IndexTensor([1, 2, 3]) != IndexTensor([2, 2, 2])  // tensor([ True, False,  True])
  public static func != (a: IndexTensor, b: IndexTensor) -> Mask {
    compare(a, b) { $0 != $1 }
  }

  /// Whether each element is different from an integer.
  ///
  ///     IndexTensor([1, 2, 3]) != 2  // tensor([ True, False,  True])
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
