/// Comparisons, element by element, with broadcasting. Comparisons with a number that is not one
/// are false, all but `!=`.
extension Tensor {
  /// Whether each element of `a` is less than that of `b`.
  ///
  ///     Tensor([1, 2, 3]) < Tensor([2, 2, 2])  // tensor([ True, False, False])
  public static func < (a: Tensor, b: Tensor) -> Mask {
    compare(a.node, b.node) { $0 < $1 }
  }

  /// Whether each element is less than a number.
  ///
  ///     Tensor([1, 2, 3]) < 2  // tensor([ True, False, False])
  public static func < <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Mask {
    let bound = b.floatValue
    return compare(a.node, a.node) { x, _ in x < bound }
  }

  /// Whether each element of `a` is at most that of `b`.
  ///
  ///     Tensor([1, 2, 3]) <= Tensor([2, 2, 2])  // tensor([ True,  True, False])
  public static func <= (a: Tensor, b: Tensor) -> Mask {
    compare(a.node, b.node) { $0 <= $1 }
  }

  /// Whether each element is at most a number.
  ///
  ///     Tensor([1, 2, 3]) <= 2  // tensor([ True,  True, False])
  public static func <= <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Mask {
    let bound = b.floatValue
    return compare(a.node, a.node) { x, _ in x <= bound }
  }

  /// Whether each element of `a` is greater than that of `b`.
  ///
  ///     Tensor([1, 2, 3]) > Tensor([2, 2, 2])  // tensor([False, False,  True])
  public static func > (a: Tensor, b: Tensor) -> Mask {
    compare(a.node, b.node) { $0 > $1 }
  }

  /// Whether each element is greater than a number.
  ///
  ///     Tensor([1, 2, 3]) > 2  // tensor([False, False,  True])
  public static func > <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Mask {
    let bound = b.floatValue
    return compare(a.node, a.node) { x, _ in x > bound }
  }

  /// Whether each element of `a` is at least that of `b`.
  ///
  ///     Tensor([1, 2, 3]) >= Tensor([2, 2, 2])  // tensor([False,  True,  True])
  public static func >= (a: Tensor, b: Tensor) -> Mask {
    compare(a.node, b.node) { $0 >= $1 }
  }

  /// Whether each element is at least a number.
  ///
  ///     Tensor([1, 2, 3]) >= 2  // tensor([False,  True,  True])
  public static func >= <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Mask {
    let bound = b.floatValue
    return compare(a.node, a.node) { x, _ in x >= bound }
  }

  /// Whether each element of `a` is equal to that of `b`.
  ///
  ///     Tensor([1, 2, 3]) == Tensor([2, 2, 2])  // tensor([False,  True, False])
  public static func == (a: Tensor, b: Tensor) -> Mask {
    compare(a.node, b.node) { $0 == $1 }
  }

  /// Whether each element is equal to a number.
  ///
  ///     Tensor([1, 2, 3]) == 2  // tensor([False,  True, False])
  public static func == <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Mask {
    let bound = b.floatValue
    return compare(a.node, a.node) { x, _ in x == bound }
  }

  /// Whether each element of `a` is different from that of `b`.
  ///
  ///     Tensor([1, 2, 3]) != Tensor([2, 2, 2])  // tensor([ True, False,  True])
  public static func != (a: Tensor, b: Tensor) -> Mask {
    compare(a.node, b.node) { $0 != $1 }
  }

  /// Whether each element is different from a number.
  ///
  ///     Tensor([1, 2, 3]) != 2  // tensor([ True, False,  True])
  public static func != <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Mask {
    let bound = b.floatValue
    return compare(a.node, a.node) { x, _ in x != bound }
  }

  @inline(__always)
  private static func compare(_ a: Node, _ b: Node, _ body: (Float, Float) -> Bool) -> Mask {
    let shape = Shape.broadcast(a.shape, b.shape, #fileID, #line)
    let count = shape.count
    let values = [Bool](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      if let start = buffer.baseAddress { Node.combine(start, shape, count, a, b, body) }
      initializedCount = count
    }
    return Mask(values, shape)
  }
}
