/// Tensors of the shape of another one.
extension Tensor {
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

  /// Numbers uniformly distributed over `0..<1`, in the shape of another tensor.
  ///
  ///     Tensor.rand(like: x).shape  // that of x
  public static func rand(like other: Tensor, requiresGrad: Bool = false) -> Tensor {
    rand(other.shape, requiresGrad: requiresGrad)
  }

  /// Numbers of the standard normal distribution, in the shape of another tensor.
  ///
  ///     Tensor.randn(like: x).shape  // that of x
  public static func randn(like other: Tensor, requiresGrad: Bool = false) -> Tensor {
    randn(other.shape, requiresGrad: requiresGrad)
  }
}
