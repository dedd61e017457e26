extension Tensor {
  /// This leaf, to be printed as a parameter of a module from now on.
  ///
  /// As PyTorch prints its `nn.Parameter`:
  ///
  ///     print(Linear(1, 1, bias: false).weight)
  ///     // Parameter containing:
  ///     // tensor([[-0.4654]], requires_grad=True)
  ///
  /// Layers say it of theirs, and `namedParameters` of all that a module stores; a module of one's own
  /// says it where it makes them: `let scale = Tensor(1, requiresGrad: true).asParameter()`. Without
  /// effect on tensors that do not require gradients, and on results of operations.
  @discardableResult
  public func asParameter() -> Tensor {
    if isLeaf && requiresGrad { node.fields.pointee.isParameter = true }
    return self
  }
}
