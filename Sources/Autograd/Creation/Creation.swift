extension Tensor {
  /// A tensor without dimensions: one number.
  ///
  ///     let w = Tensor(0, requiresGrad: true)
  public init(_ value: some TensorScalar, requiresGrad: Bool = false) {
    self.init(.scalar(value.floatValue))
    node.fields.pointee.requiresGrad = requiresGrad
  }

  /// A tensor of one dimension.
  ///
  ///     Tensor([1, 2, 3]).shape  // [3]
  public init(_ values: [Float], requiresGrad: Bool = false) {
    self.init(values, shape: [values.count], requiresGrad: requiresGrad)
  }

  /// A tensor of two dimensions from its rows, which must have the same length.
  ///
  ///     Tensor([[1, 2, 3], [4, 5, 6]]).shape  // [2, 3]
  public init(
    _ rows: [[Float]], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = commonLength(of: rows, dim: 1, file, line)
    self.init(
      rows.flatMap { $0 }, shape: [rows.count, width], requiresGrad: requiresGrad,
      file: file, line: line)
  }

  /// A tensor of three dimensions from its planes, which must have the same rows and columns.
  ///
  ///     Tensor([[[1, 2]], [[3, 4]]]).shape  // [2, 1, 2]
  public init(
    _ planes: [[[Float]]], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let height = commonLength(of: planes, dim: 1, file, line)
    let rows = planes.flatMap { $0 }
    let width = commonLength(of: rows, dim: 2, file, line)
    self.init(
      rows.flatMap { $0 }, shape: [planes.count, height, width], requiresGrad: requiresGrad,
      file: file, line: line)
  }

  /// A tensor of any shape from its elements in row-major order; traps if their number does not
  /// fit.
  ///
  ///     Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
  public init(
    _ values: [Float], shape: [Int], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let shape = Shape(shape, holding: values.count, file, line)
    self.init(.uninitialized(shape, count: values.count))
    for i in values.indices { node.data[i] = values[i] }
    node.fields.pointee.requiresGrad = requiresGrad
  }
}

/// The length that all arrays share; traps at the first that differs.
func commonLength<Element>(
  of arrays: [[Element]], dim: Int, _ file: StaticString, _ line: UInt
) -> Int {
  guard let first = arrays.first else { return 0 }
  for array in arrays where array.count != first.count {
    trap(
      "expected sequence of length \(first.count) at dim \(dim) (got \(array.count))", file, line)
  }
  return first.count
}
