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

  /// A tensor of zeros of the shape of another.
  ///
  ///     Tensor.zeros(like: Tensor([1, 2]))  // tensor([0., 0.])
  public static func zeros(like other: Tensor, requiresGrad: Bool = false) -> Tensor {
    full(like: other, value: 0, requiresGrad: requiresGrad)
  }

  /// A tensor of ones of the shape of another.
  ///
  ///     Tensor.ones(like: Tensor([1, 2]))  // tensor([1., 1.])
  public static func ones(like other: Tensor, requiresGrad: Bool = false) -> Tensor {
    full(like: other, value: 1, requiresGrad: requiresGrad)
  }

  /// A tensor of the shape of another that holds one value everywhere.
  ///
  ///     Tensor.full(like: Tensor([1, 2]), value: 0.5)  // tensor([0.5000, 0.5000])
  public static func full(
    like other: Tensor, value: some TensorScalar, requiresGrad: Bool = false
  ) -> Tensor {
    full(other.shape, value: value, requiresGrad: requiresGrad)
  }
}
