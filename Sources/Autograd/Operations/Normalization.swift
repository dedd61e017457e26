import CAutograd

/// What a normalisation of a tensor needs, besides the tensor and its parameters.
struct Normalization {
  /// The statistics are taken over these.
  let dims: DimensionSet
  /// The shape under which the parameters are stretched over the tensor.
  let parameterShape: Shape
  let epsilon: Double
  /// Means, and reciprocals of standard deviations: `dims` are kept.
  let means: Node
  let scales: Node
  /// Whether the statistics are those of the tensor itself, and change with it.
  let isOwn: Bool
}

/// Means and variances of groups of elements.
struct Moments {
  /// Sums by the cascade, divided by the count.
  let means: Node
  /// The sums of squared deviations from the mean, in `Double`, in order.
  let squares: [Double]
  /// The number of elements of each group.
  let count: Int

  /// The statistics over `dims` of a tensor that they split into groups: for each, elements lie in
  /// `outer` blocks of `inner` neighbours.
  init(_ numbers: Node, over dims: DimensionSet, outer: Int, groups: Int, inner: Int) {
    let count = outer * inner
    let means = numbers.summed(over: dims, true)
    means.assign(means) { $0 / Float(count) }
    let data = numbers.data
    squares = (0..<groups).map { group in
      let mean = Double(means.data[group])
      var square = 0.0
      for block in 0..<outer {
        square = autograd_squared_deviations(
          square, data + (block * groups + group) * inner, mean, inner)
      }
      return square
    }
    self.means = means
    self.count = count
  }

  /// 1 / √(variance + epsilon), rounded once.
  func scales(epsilon: Double) -> Node {
    let result = Node.uninitialized(like: means)
    for (i, square) in squares.enumerated() {
      result.data[i] = Float(1 / (square / Double(count) + epsilon).squareRoot())
    }
    return result
  }
}

extension Tensor {
  /// (x - mean) · scale · weight + bias, each step rounded.
  func normalized(
    _ normalization: Normalization, weight: Tensor?, bias: Tensor?,
    _ operation: any Operation.Type
  ) -> Tensor {
    let (x, w, b) = (node, weight?.node, bias?.node)
    let result = Node.uninitialized(like: x)
    result.assign(x, normalization.means, by: .difference)
    result.assign(result, normalization.scales, by: .product)
    if let w {
      result.assign(result, w.viewed(as: normalization.parameterShape), by: .product)
    }
    if let b {
      result.assign(result, b.viewed(as: normalization.parameterShape), by: .sum)
    }
    let (isInputTracked, isWeightTracked) = (x.isTracked, w?.isTracked == true)
    if isInputTracked || isWeightTracked || b?.isTracked == true {
      var saved: Operands = .context
      if isInputTracked || isWeightTracked { saved.insert(.first) }
      if isInputTracked && w != nil { saved.insert(.second) }
      result.keep(normalization)
      // A slot must not be skipped: without a weight, the bias is still the third operand.
      result.record(operation, x, w, b, saving: saved)
    }
    return Tensor(result)
  }
}

/// The gradient rule of normalisation. With s the scale, y = (x - mean) · s, G the gradient times
/// the weight, and means over the elements that share statistics:
///
///     dx = (G - mean(G) - y · mean(G · y)) · s
///     dweight = Σ gradient · y,  dbias = Σ gradient
protocol NormalizingOperation: FusedOperation {}

extension NormalizingOperation {
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    let fields = node.fields
    guard let normalization = node.kept(as: Normalization.self) else { return }
    let differentiated = fields.pointee.differentiated
    if let x = fields.pointee.first?.takeUnretainedValue(),
      differentiated.contains(.first) || differentiated.contains(.second)
    {
      let normal = Node.uninitialized(like: x)
      normal.assign(x, normalization.means, by: .difference)
      normal.assign(normal, normalization.scales, by: .product)
      if differentiated.contains(.second), let target = node.operand(.second) {
        let products = Node.uninitialized(like: x)
        products.assign(gradient, normal, by: .product)
        let sums = products.summed(to: normalization.parameterShape)
        pass.give(sums.viewed(as: target.shape), to: .second, of: node)
      }
      if differentiated.contains(.first) {
        let weighted = Node.uninitialized(like: x)
        if let weight = fields.pointee.second?.takeUnretainedValue() {
          weighted.assign(
            gradient, weight.viewed(as: normalization.parameterShape),
            by: .product)
        } else {
          weighted.assign(gradient) { $0 }
        }
        pass.give(normalization.gradient(weighted, normal), to: .first, of: node)
      }
    }
    if differentiated.contains(.third), let target = node.operand(.third) {
      let sums = gradient.summed(to: normalization.parameterShape)
      pass.give(sums.viewed(as: target.shape), to: .third, of: node)
    }
  }

  static func composed(
    _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
  ) -> Tensor {
    var result = Tensor.zeros(node.shape.extentsArray)
    guard let normalization = node.kept(as: Normalization.self) else { return result }
    let shape = normalization.parameterShape.extentsArray
    if let x = first {
      let dims = (0..<x.rank).filter { normalization.dims.contains($0) }
      if normalization.isOwn {
        let deviations = x - x.mean(dims: dims, keepDim: true)
        let variances = deviations.squared().mean(dims: dims, keepDim: true)
        result = deviations / (variances + normalization.epsilon).sqrt()
      } else {
        result = (x - Tensor(normalization.means)) * Tensor(normalization.scales)
      }
      if let weight = second { result = result * weight.reshaped(shape) }
    }
    return third.map { result + $0.reshaped(shape) } ?? result
  }
}

extension Normalization {
  /// The gradient of the tensor from the weighted one of the result; overwrites both.
  fileprivate func gradient(_ weighted: Node, _ normal: Node) -> Node {
    if isOwn {
      let count = Float(weighted.shape.count(of: dims))
      let shares = weighted.summed(over: dims, true)
      shares.assign(shares) { $0 / count }
      let products = Node.uninitialized(like: weighted)
      products.assign(weighted, normal, by: .product)
      let slopes = products.summed(over: dims, true)
      slopes.assign(slopes) { $0 / count }
      normal.assign(normal, slopes, by: .product)
      weighted.assign(weighted, shares, by: .difference)
      weighted.assign(weighted, normal, by: .difference)
    }
    weighted.assign(weighted, scales, by: .product)
    return weighted
  }
}

extension Operations {
  /// Normalisation by statistics of the batch, or by those kept of earlier ones.
  enum BatchNormalization: NormalizingOperation {
    static var gradientName: String { "NativeBatchNormBackward0" }
  }

  /// Normalisation of each element of a batch by itself.
  enum LayerNormalization: NormalizingOperation {
    static var gradientName: String { "NativeLayerNormBackward0" }
  }
}
