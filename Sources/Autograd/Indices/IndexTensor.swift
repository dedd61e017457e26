/// An array of integers with any number of dimensions: indices, labels, positions of maxima.
///
///     let labels = IndexTensor([2, 0, 1])
///     oneHot(labels, classes: 3).shape         // [3, 3]
///     logits.argmax(dim: 1) == labels          // a mask
///
/// An index tensor is a value: copies are independent, and nothing is differentiated through it.
public struct IndexTensor: Sendable {
  /// All elements, in row-major order.
  public let values: [Int]
  let extents: Shape

  init(_ values: [Int], _ extents: Shape) {
    self.values = values
    self.extents = extents
  }
}

extension IndexTensor {
  /// One integer, without dimensions: `IndexTensor(3)`.
  public init(_ value: Int) {
    self.init([value], Shape())
  }

  /// Integers of one dimension: `IndexTensor([2, 0, 1])`.
  public init(_ values: [Int]) {
    self.init(values, Shape([values.count]))
  }

  /// The integers of a range: `IndexTensor(0..<3)`.
  public init(_ range: Range<Int>) {
    let (count, isTooLarge) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    // Before the memory for them is asked for.
    let shape = Shape([isTooLarge ? .max : count])
    self.init(Array(range), shape)
  }

  /// Integers of two dimensions from their rows, which must have the same length.
  ///
  ///     IndexTensor([[1, 2, 3], [4, 5, 6]]).shape  // [2, 3]
  public init(
    _ rows: [[Int]], file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = commonLength(of: rows, dim: 1, file, line)
    self.init(rows.flatMap { $0 }, Shape([rows.count, width], file: file, line: line))
  }

  /// Integers of any shape in row-major order; traps if their number does not fit.
  ///
  ///     IndexTensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
  public init(
    _ values: [Int], shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(values, Shape(shape, holding: values.count, file, line))
  }

  /// The extents of all dimensions.
  public var shape: [Int] { extents.extentsArray }

  /// The number of dimensions.
  public var rank: Int { extents.rank }

  /// The number of elements.
  public var count: Int { values.count }

  /// The integer in a tensor of one element, whatever its shape; traps for any other count.
  public var item: Int {
    if values.count != 1 {
      fatalError("a Tensor with \(values.count) elements cannot be converted to Scalar")
    }
    return values[0]
  }
}

extension IndexTensor {
  /// The part at one position of the first dimension, which may be counted from the end.
  ///
  ///     IndexTensor([[1, 2], [3, 4]])[-1]  // tensor([3, 4])
  public subscript(
    index: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    let (index, rest) = extents.selecting(index, file, line)
    let size = rest.count
    return IndexTensor(Array(values[index * size..<(index + 1) * size]), rest)
  }

  /// The integers in another shape of the same count; one extent may be -1, to be computed.
  ///
  ///     IndexTensor(0..<6).reshaped(2, -1).shape  // [2, 3]
  public func reshaped(
    _ shape: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    reshaped(shape, file: file, line: line)
  }

  /// The integers in another shape of the same count; one extent may be -1, to be computed.
  ///
  ///     labels.reshaped(x.shape)
  public func reshaped(
    _ shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    IndexTensor(values, Shape(resolving: shape, count: count, file, line))
  }

  /// How often each number from zero occurs, up to the greatest, or of `minLength` numbers at least.
  ///
  ///     IndexTensor([1, 1, 3]).counts()  // tensor([0, 2, 0, 1])
  ///     (labels * 10 + predicted).counts(minLength: 100).reshaped(10, 10)  // a table of confusion
  public func counts(
    minLength: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if values.contains(where: { $0 < 0 }) {
      trap("bincount only supports 1-d non-negative integral inputs.", file, line)
    }
    let greatest = values.max() ?? -1
    let shape = Shape(
      [Swift.max(minLength, greatest == .max ? .max : greatest + 1, 0)], file: file, line: line)
    var counts = [Int](repeating: 0, count: shape[0])
    for value in values { counts[value] += 1 }
    return IndexTensor(counts)
  }

  /// The integers stretched to a shape that they can be broadcast to.
  func expanded(to shape: Shape) -> IndexTensor {
    if extents == shape { return self }
    return IndexTensor(
      StridedOffsets(shape, strides: extents.strides(stretchedTo: shape)).map { values[$0] }, shape)
  }
}

extension Tensor {
  /// Integers as numbers to compute with, rounded to `Float`: exact up to 2^24.
  ///
  ///     Tensor(IndexTensor([2, 0, 1]))  // tensor([2., 0., 1.])
  public init(_ integers: IndexTensor) {
    self.init(.uninitialized(integers.extents, count: integers.count))
    for (i, value) in integers.values.enumerated() { node.data[i] = Float(value) }
  }
}

/// A one at each label's place in a new last dimension of `classes` zeros; as many classes as the
/// greatest label asks for unless said otherwise.
///
///     oneHot(IndexTensor([2, 0]), classes: 3)  // tensor([[0., 0., 1.],
///                                              //         [1., 0., 0.]])
public func oneHot(
  _ labels: IndexTensor, classes: Int? = nil,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if classes == nil && labels.count == 0 {
    trap("Can not infer total number of classes from empty tensor.", file, line)
  }
  let greatest = labels.values.max() ?? 0
  let classes = classes ?? (greatest == .max ? .max : greatest + 1)
  if classes < 0 { trap("num_classes should be positive", file, line) }
  var shape = labels.extents
  shape.append(classes, file: file, line: line)
  let result = Node.filled(shape, with: 0)
  for (i, label) in labels.values.enumerated() {
    if label < 0 { trap("Class values must be non-negative.", file, line) }
    if label >= classes { trap("Class values must be smaller than num_classes.", file, line) }
    result.data[i * classes + label] = 1
  }
  return Tensor(result)
}
