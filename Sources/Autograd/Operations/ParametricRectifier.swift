extension Tensor {
  /// Every element above zero, and the others times `weight`: one for all, or one for each channel, which
  /// is dimension 1 (He and others 2015).
  ///
  /// Traps if there are neither one weight nor as many as channels.
  ///
  ///     Tensor([-2, 3]).prelu(Tensor([0.25]))  // tensor([-0.5000,  3.0000])
  public func prelu(
    _ weight: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if weight.rank > 1 {
      trap(
        "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.rank)",
        file, line)
    }
    let channels = rank > 1 ? shape[1] : 1
    if weight.count != 1 && (rank == 0 || weight.count != channels) {
      trap(
        "Mismatch of parameter numbers and input channel size. Found parameter numbers = "
          + "\(weight.count) and channel size = \(channels).", file, line)
    }
    let along = [weight.count] + Array(repeating: 1, count: Swift.max(rank - 2, 0))
    let slopes = weight.reshaped(weight.count == 1 ? [] : along)
    return ParametricRectifier()(self, slopes)
  }
}

/// x, or x · w below zero.
private struct ParametricRectifier: NamedFunction {
  var nodeName: String { "PreluKernelBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, weight) = (inputs[0], inputs[1])
    return .where(x > 0, x, weight * x)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (x, weight) = (inputs[0], inputs[1])
    return [GradientOfInput()(gradient, x, weight), GradientOfWeight()(gradient, x)]
  }
}

/// The gradient of x: g, or g · w.
///
/// Its own gradient counts zero among what is above it, as in PyTorch.
private struct GradientOfInput: NamedFunction {
  var nodeName: String { "PreluKernelBackwardBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (g, x, weight) = (inputs[0], inputs[1], inputs[2])
    return .where(x > 0, g, weight * g)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (g, x, weight) = (inputs[0], inputs[1], inputs[2])
    return [
      .where(x >= 0, gradient, gradient * weight), nil, .where(x >= 0, 0, g * gradient),
    ]
  }
}

/// The gradient of w, of one element: g · x, or 0.
private struct GradientOfWeight: NamedFunction {
  var nodeName: String { "PreluKernelBackwardBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (g, x) = (inputs[0], inputs[1])
    return .where(x > 0, 0, x * g)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (g, x) = (inputs[0], inputs[1])
    return [.where(x >= 0, 0, gradient * x), .where(x >= 0, 0, g * gradient)]
  }
}
