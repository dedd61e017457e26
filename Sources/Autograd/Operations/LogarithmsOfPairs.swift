/// Logarithms of two tensors at once.
extension Tensor {
  /// ln(eᵃ + eᵇ) of each pair, without the powers that may be too great; with broadcasting.
  ///
  /// It takes PyTorch's steps, each of them correctly rounded: the greater one, plus
  /// ln(1 + exp(-|a - b|)). ∂/∂a = 1/(1 + exp(b - a)).
  ///
  ///     Tensor([0, 100]).logAddExp(Tensor([0, 0]))  // tensor([  0.6931, 100.0000])
  public func logAddExp(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    _ = Shape.broadcast(node.shape, other.node.shape, file, line)
    return LogAddExp()(self, other)
  }

  /// Each element times the logarithm of the one next to it, and zero where the element is, unless
  /// the other is not a number; with broadcasting.
  ///
  ///     Tensor([0, 2]).xlogy(Tensor([0, 1]))  // tensor([0., 0.])
  public func xlogy(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    _ = Shape.broadcast(node.shape, other.node.shape, file, line)
    return TimesLogarithm()(self, other)
  }
}

private struct LogAddExp: NamedFunction {
  var nodeName: String { "LogaddexpBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (a, b) = (inputs[0], inputs[1])
    let sum = maximum(a, b) + (-(a - b).abs()).exp().log1p()
    // ∞ - ∞ is no distance.
    return Tensor.where(a.isInfinite & (a == b), a, sum)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (a, b) = (inputs[0], inputs[1])
    return [gradient / ((b - a).exp() + 1), gradient / ((a - b).exp() + 1)]
  }
}

private struct TimesLogarithm: NamedFunction {
  var nodeName: String { "XlogyBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (a, b) = (inputs[0], inputs[1])
    return Tensor.where((a == 0) & !b.isNaN, 0, a * b.log())
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (a, b) = (inputs[0], inputs[1])
    return [
      gradient.xlogy(b).filled(where: (a == 0) & (b <= 0), with: 0), gradient * a / b,
    ]
  }
}
