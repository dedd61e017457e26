extension Tensor {
  /// sin(πx) / (πx), and 1 at zero.
  ///
  /// It takes PyTorch's steps, each of them correctly rounded: πx, its sine, the quotient. So a whole
  /// number gives what rounding left of π, not zero.
  ///
  ///     Tensor([0, 0.5]).sinc()  // tensor([1.0000, 0.6366])
  public func sinc() -> Tensor {
    CardinalSine()(self)
  }

  /// The inverse of `sigmoid`: ln(x / (1 - x)).
  ///
  /// Without `epsilon`, ±∞ at 0 and 1 and no number beyond; with it, elements are kept between `epsilon`
  /// and 1 - `epsilon`.
  ///
  ///     Tensor([0.5, 0.9]).logit()  // tensor([0.0000, 2.1972])
  public func logit(epsilon: Double? = nil) -> Tensor {
    LogOdds(epsilon: epsilon)(self)
  }
}

private struct CardinalSine: NamedFunction {
  var nodeName: String { "SincBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let angle = inputs[0] * Double.pi
    return Tensor.where(inputs[0] == 0, 1, angle.sin() / angle)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let x = inputs[0]
    let angle = x * Double.pi
    let divisor = x * x * Double.pi
    let slope = gradient * ((angle * angle.cos() - angle.sin()) / divisor)
    return [Tensor.where(divisor == 0, 0, slope)]
  }
}

private struct LogOdds: NamedFunction {
  let epsilon: Double?
  var nodeName: String { "LogitBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = epsilon.map { inputs[0].clamped(min: $0, max: 1 - $0) } ?? inputs[0]
    return (x / (1 - x)).log()
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let x = inputs[0]
    let slope = gradient / (x * (1 - x))
    guard let epsilon else {
      return [Tensor.where((x < 0) | (x > 1), Float.nan, slope)]
    }
    return [Tensor.where((x < epsilon) | (x > 1 - epsilon), 0, slope)]
  }
}
