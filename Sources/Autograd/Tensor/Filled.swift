extension Tensor {
  /// A tensor of zeros: `Tensor.zeros(2, 3)`.
  public static func zeros(
    _ shape: Int..., requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    full(shape, value: 0, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// A tensor of zeros: `Tensor.zeros(x.shape)`.
  public static func zeros(
    _ shape: [Int], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    full(shape, value: 0, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// A tensor of ones: `Tensor.ones(2, 3)`.
  public static func ones(
    _ shape: Int..., requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    full(shape, value: 1, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// A tensor of ones: `Tensor.ones(x.shape)`.
  public static func ones(
    _ shape: [Int], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    full(shape, value: 1, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// A tensor that holds one value everywhere: `Tensor.full(2, 3, value: 0.5)`.
  public static func full(
    _ shape: Int..., value: some TensorScalar, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    full(shape, value: value, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// A tensor that holds one value everywhere: `Tensor.full(x.shape, value: 0.5)`.
  public static func full(
    _ shape: [Int], value: some TensorScalar, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let node = Node.filled(Shape(shape, file: file, line: line), with: value.floatValue)
    node.fields.pointee.requiresGrad = requiresGrad
    return Tensor(node)
  }
}
