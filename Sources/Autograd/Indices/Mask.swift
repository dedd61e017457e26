import CAutograd

/// An array of truth values with any number of dimensions: what comparisons of tensors give.
///
///     let x = Tensor([-1, 0, 2])
///     x > 0                     // tensor([False, False,  True])
///     x[x > 0]                  // tensor([2.])
///     Tensor.where(x > 0, x, 0)  // tensor([0., 0., 2.])
///     Tensor(x > 0).mean()      // the share of positive elements
///
/// A mask is a value: copies are independent, and nothing is differentiated through it.
public struct Mask: Sendable {
  /// All elements, in row-major order.
  public let values: [Bool]
  let extents: Shape

  init(_ values: [Bool], _ extents: Shape) {
    self.values = values
    self.extents = extents
  }
}

extension Mask {
  /// A mask of one dimension: `Mask([true, false])`.
  public init(_ values: [Bool]) {
    self.init(values, Shape([values.count]))
  }

  /// A mask of any shape from its elements in row-major order; traps if their number does not fit.
  ///
  ///     Mask([true, false, false, true], shape: [2, 2])
  public init(
    _ values: [Bool], shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(values, Shape(shape, holding: values.count, file, line))
  }

  /// The extents of all dimensions.
  public var shape: [Int] { extents.extentsArray }

  /// The number of dimensions.
  public var rank: Int { extents.rank }

  /// The number of elements, true or not.
  public var count: Int { values.count }

  /// How many elements are true.
  public var trueCount: Int { values.reduce(0) { $1 ? $0 + 1 : $0 } }

  /// Whether any element is true.
  public var any: Bool { values.contains(true) }

  /// Whether all elements are true.
  public var all: Bool { !values.contains(false) }
}

extension Mask {
  /// The opposite of every element.
  ///
  ///     !Mask([true, false])  // tensor([False,  True])
  public static prefix func ! (mask: Mask) -> Mask {
    Mask(mask.values.map { !$0 }, mask.extents)
  }

  /// Whether both elements of each pair are true; with broadcasting.
  ///
  ///     Mask([true, false]) & Mask([true, true])  // tensor([ True, False])
  public static func & (a: Mask, b: Mask) -> Mask {
    combine(a, b) { $0 && $1 }
  }

  /// Whether an element of each pair is true; with broadcasting.
  ///
  ///     Mask([true, false]) | Mask([true, true])  // tensor([True, True])
  public static func | (a: Mask, b: Mask) -> Mask {
    combine(a, b) { $0 || $1 }
  }

  /// Whether exactly one element of each pair is true; with broadcasting.
  ///
  ///     Mask([true, false]) ^ Mask([true, true])  // tensor([False,  True])
  public static func ^ (a: Mask, b: Mask) -> Mask {
    combine(a, b) { $0 != $1 }
  }

  private static func combine(_ a: Mask, _ b: Mask, _ body: (Bool, Bool) -> Bool) -> Mask {
    let shape = Shape.broadcast(a.extents, b.extents, #fileID, #line)
    let (left, right) = (a.expanded(to: shape), b.expanded(to: shape))
    return Mask(zip(left.values, right.values).map(body), shape)
  }

  /// The mask stretched to a shape that it can be broadcast to.
  func expanded(to shape: Shape) -> Mask {
    if extents == shape { return self }
    return Mask(
      StridedOffsets(shape, strides: extents.strides(stretchedTo: shape)).map { values[$0] }, shape)
  }
}

extension Tensor {
  /// One where a mask is true, zero elsewhere.
  ///
  ///     Tensor(Tensor([1, 5]) > 3)  // tensor([0., 1.])
  public init(_ mask: Mask) {
    self.init(.uninitialized(mask.extents, count: mask.count))
    autograd_numbers(node.data, mask.values, mask.count)
  }
}
