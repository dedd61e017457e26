extension Tensor {
  /// A tensor of any shape from elements that lie somewhere in memory, which are copied.
  ///
  ///     let pixels: [Float] = [0, 0.5, 1, 0.5]
  ///     Tensor(pixels.span, shape: [2, 2])
  public init(
    _ values: Span<Float>, shape: [Int], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let shape = Shape(shape, holding: values.count, file, line)
    self.init(.uninitialized(shape, count: values.count))
    for i in values.indices { node.data[i] = values[i] }
    node.fields.pointee.requiresGrad = requiresGrad
  }

  /// A tensor of one dimension from elements that lie somewhere in memory, which are copied.
  ///
  ///     Tensor(pixels.span)
  public init(_ values: Span<Float>, requiresGrad: Bool = false) {
    self.init(values, shape: [values.count], requiresGrad: requiresGrad)
  }

  /// A tensor of any shape from elements behind a pointer, which are copied.
  ///
  ///     pixels.withUnsafeBufferPointer { Tensor($0, shape: [2, 2]) }
  public init(
    _ values: UnsafeBufferPointer<Float>, shape: [Int], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let shape = Shape(shape, holding: values.count, file, line)
    self.init(.uninitialized(shape, count: values.count))
    if let start = values.baseAddress { node.data.update(from: start, count: values.count) }
    node.fields.pointee.requiresGrad = requiresGrad
  }
}
