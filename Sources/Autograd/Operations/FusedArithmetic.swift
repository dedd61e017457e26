/// A product or quotient of two tensors, times a number, added to a third.
extension Tensor {
  /// The tensor plus `value` times the product of two others; with broadcasting.
  ///
  /// `value` · a is rounded; its product with b and the sum are a fused multiply-add, as in PyTorch's
  /// compiled loop.
  ///
  ///     Tensor([1, 1]).addcmul(Tensor([2, 3]), Tensor([4, 5]), value: 0.5)  // tensor([5.0000, 8.5000])
  public func addcmul(
    _ a: Tensor, _ b: Tensor, value: some TensorScalar = 1, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checkBroadcast(a, b, file, line)
    return SumWithProduct(value: value.floatValue)(self, a, b)
  }

  /// The tensor plus `value` times the quotient of two others; with broadcasting.
  ///
  /// Rounded after each step: value · a, then / b, then the sum.
  ///
  ///     Tensor([1, 1]).addcdiv(Tensor([2, 3]), Tensor([4, 5]), value: 0.5)  // tensor([1.2500, 1.3000])
  public func addcdiv(
    _ a: Tensor, _ b: Tensor, value: some TensorScalar = 1, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checkBroadcast(a, b, file, line)
    return SumWithQuotient(value: value.floatValue)(self, a, b)
  }

  /// The number at a share of the way to another tensor's, with a share for each: self + weight ·
  /// (end - self), or from the end for shares of a half and more; with broadcasting.
  ///
  ///     Tensor([0, 10]).lerp(to: Tensor([4, 20]), weight: Tensor([0.25, 1]))  // tensor([ 1., 20.])
  public func lerp(
    to end: Tensor, weight: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkBroadcast(end, weight, file, line)
    return Interpolation()(self, end, weight)
  }

  private func checkBroadcast(
    _ a: Tensor, _ b: Tensor, _ file: StaticString, _ line: UInt
  ) {
    _ = Shape.broadcast(
      node.shape, Shape.broadcast(a.node.shape, b.node.shape, file, line), file, line)
  }
}

extension Tensor {
  /// The sum a · b + c, rounded once; with broadcasting.
  ///
  /// It is no operation of the graph.
  static func product(_ a: Tensor, _ b: Tensor, plus c: Tensor) -> Tensor {
    // Its shape, and its numbers in gradient checks.
    let result = a * b + c
    let (x, y, z) = (
      a.expanded(result.shape).node, b.expanded(result.shape).node, c.expanded(result.shape).node
    )
    for i in 0..<result.count {
      result.node.data[i] = z.data[i].addingProduct(x.data[i], y.data[i])
    }
    return result
  }
}

private struct SumWithProduct: NamedFunction {
  let value: Float
  var nodeName: String { "AddcmulBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    .product(value * inputs[1], inputs[2], plus: inputs[0])
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    [gradient, gradient * (inputs[2] * value), gradient * (inputs[1] * value)]
  }
}

private struct SumWithQuotient: NamedFunction {
  let value: Float
  var nodeName: String { "AddcdivBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    inputs[0] + value * inputs[1] / inputs[2]
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (a, b) = (inputs[1], inputs[2])
    return [gradient, gradient * (Tensor(value) / b), -gradient * (value * a / (b * b))]
  }
}

/// The number at one share of the way between two tensors.
struct InterpolationByNumber: NamedFunction {
  let weight: Double
  var nodeName: String { "LerpBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (distance, weight) = (inputs[1] - inputs[0], Float(weight))
    return weight.magnitude < 0.5
      ? .product(distance, Tensor(weight), plus: inputs[0])
      : .product(-distance, Tensor(1 - weight), plus: inputs[1])
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    [gradient * (1 - weight), gradient * weight]
  }
}

private struct Interpolation: NamedFunction {
  var nodeName: String { "LerpBackward1" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (start, end, weight) = (inputs[0], inputs[1], inputs[2])
    let distance = end - start
    return Tensor.where(
      weight.abs() < 0.5, .product(weight, distance, plus: start),
      .product(-distance, 1 - weight, plus: end))
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let (start, end, weight) = (inputs[0], inputs[1], inputs[2])
    return [gradient * (1 - weight), gradient * weight, gradient * (end - start)]
  }
}
