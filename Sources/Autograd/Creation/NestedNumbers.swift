/// Numbers in nested arrays of any depth, from which a tensor can be made: `[[[[Double]]]]`.
///
/// `Int`, `Float` and `Double` conform, and arrays of what conforms.
public protocol NestedNumbers {
  /// How many arrays enclose the numbers.
  static var depth: Int { get }

  /// Appends all numbers in order, and notes or compares the lengths of the arrays at `dim` and
  /// deeper; `shape` has -1 where none has been seen yet.
  func appendNumbers(
    to values: inout [Float], shape: inout [Int], dim: Int, file: StaticString, line: UInt)
}

extension NestedNumbers where Self: TensorScalar {
  /// Zero: a number is not nested.
  public static var depth: Int { 0 }

  /// Appends this number.
  public func appendNumbers(
    to values: inout [Float], shape: inout [Int], dim: Int, file: StaticString, line: UInt
  ) {
    values.append(floatValue)
  }
}

extension Int: NestedNumbers {}
extension Float: NestedNumbers {}
extension Double: NestedNumbers {}

extension Array: NestedNumbers where Element: NestedNumbers {
  /// One more than that of the elements.
  public static var depth: Int { Element.depth + 1 }

  /// Appends the numbers of all elements; traps if one is longer or shorter than the others.
  public func appendNumbers(
    to values: inout [Float], shape: inout [Int], dim: Int, file: StaticString, line: UInt
  ) {
    if shape[dim] >= 0 && shape[dim] != count {
      trap("expected sequence of length \(shape[dim]) at dim \(dim) (got \(count))", file, line)
    }
    shape[dim] = count
    for element in self {
      element.appendNumbers(to: &values, shape: &shape, dim: dim + 1, file: file, line: line)
    }
  }
}

extension Tensor {
  /// A tensor from nested arrays of any depth, of integers or floating-point numbers, each of which is rounded
  /// to `Float` once.
  ///
  ///     let rows: [[Double]] = [[0.1, 0.2], [0.3, 0.4]]
  ///     Tensor(rows).shape                            // [2, 2]
  ///     Tensor([[[[1, 2]], [[3, 4]]]]).shape          // [1, 2, 1, 2]
  @_disfavoredOverload
  public init<Nested: NestedNumbers>(
    _ nested: [Nested], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var values: [Float] = []
    var shape = [Int](repeating: -1, count: [Nested].depth)
    nested.appendNumbers(to: &values, shape: &shape, dim: 0, file: file, line: line)
    self.init(
      values, shape: shape.map { Swift.max($0, 0) }, requiresGrad: requiresGrad, file: file,
      line: line)
  }
}
