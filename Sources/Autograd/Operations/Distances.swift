/// Distances between vectors, and the angles between them.
extension Tensor {
  /// The distances between all rows of two matrices: element [i, j] is that of row i of this one and
  /// row j of the other, (Σ |aₖ - bₖ|ᵖ)^(1/p).
  ///
  /// Shapes: `[…, n, features]` and `[…, m, features]` give `[…, n, m]`; leading dimensions are
  /// broadcast. For `p` 0 it counts the features that differ, for infinity it is the greatest
  /// difference. Differences are always formed, where PyTorch multiplies matrices above 25 rows and
  /// loses digits. The gradient where a distance is zero is zero.
  ///
  ///     Tensor([[0, 0], [3, 4]]).cdist(Tensor([[0, 0]]))  // tensor([[0.], [5.]])
  public func cdist(
    _ other: Tensor, p: Double = 2, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank < 2 || other.rank < 2 {
      trap(
        "cdist only supports at least 2D tensors, X1 got: \(rank)D, X2 got: \(other.rank)D", file,
        line)
    }
    if shape[rank - 1] != other.shape[other.rank - 1] {
      trap(
        "X1 and X2 must have the same number of columns. X1: \(shape[rank - 1]) X2: "
          + "\(other.shape[other.rank - 1])", file, line)
    }
    if !(p >= 0) { trap("cdist only supports non-negative p values", file, line) }
    let batch = Shape.broadcast(
      Shape(shape.dropLast(2)), Shape(other.shape.dropLast(2)), file, line
    ).extentsArray
    let (a, b) = (
      expandedBatch(batch, file, line), other.expandedBatch(batch, file, line)
    )
    return RowDistances(p: p)(a, b)
  }

  private func expandedBatch(
    _ batch: [Int], _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let extents = batch + shape.suffix(2)
    return extents == shape ? self : expanded(extents, file: file, line: line)
  }

  /// The cosines of the angles between vectors along a dimension, with broadcasting; lengths below
  /// `epsilon` count as that.
  ///
  ///     Tensor([[1, 0]]).cosineSimilarity(Tensor([[1, 1]]))  // tensor([0.7071])
  public func cosineSimilarity(
    _ other: Tensor, dim: Int = 1, epsilon: Double = 1e-8, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let shape = Shape.broadcast(node.shape, other.node.shape, file, line)
    let dim = shape.position(of: dim, file, line)
    let extents = shape.extentsArray
    let vectors = [self, other].map { $0.shape == extents ? $0 : $0.expanded(extents) }
    // The bound is no part of the graph, as in PyTorch.
    let directions = vectors.map { x in
      // A copy: the rule of the norm reads its own result.
      let length = x.norm(dim: dim, keepDim: true) * 1
      length.raise(to: Float(epsilon))
      return x / length
    }
    return (directions[0] * directions[1]).sum(dim: dim)
  }

  /// Vectors along a dimension at length one: each divided by its length, or by `epsilon` if that is
  /// greater.
  ///
  ///     Tensor([[3, 4]]).normalized()  // tensor([[0.6000, 0.8000]])
  public func normalized(
    dim: Int = 1, epsilon: Double = 1e-12, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    self / norm(dim: dim, keepDim: true, file: file, line: line).clamped(min: epsilon)
  }
}

/// The lengths of all differences of rows.
private struct RowDistances: NamedFunction {
  let p: Double
  var nodeName: String { "CdistBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let sizes = differences(inputs[0], inputs[1]).abs()
    switch p {
    case 0: return Tensor(sizes != 0).inOrder()
    case 1: return sizes.inOrder()
    case 2: return sizes.sumsOfSquares().sqrt()
    case .infinity:
      return sizes.shape[sizes.rank - 1] == 0
        ? .zeros(Array(sizes.shape.dropLast())) : sizes.amax(dim: -1)
    default: return sizes.pow(p).inOrder().pow(1 / p)
    }
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let difference = differences(inputs[0], inputs[1])
    let (g, distance) = (gradient.unsqueezed(dim: -1), output.unsqueezed(dim: -1))
    let slope: Tensor
    switch p {
    case 0: slope = .zeros(like: difference)
    case 1: slope = difference.sign() * g
    case 2: slope = Tensor.where(distance == 0, 0, g * difference / distance)
    case .infinity:
      let isGreatest = Tensor(difference.abs() == distance)
      slope = g * difference.sign() * isGreatest
    default:
      let power =
        p < 2
        ? difference.sign() * difference.abs().pow(p - 1)
        : difference * difference.abs().pow(p - 2)
      slope = Tensor.where(distance == 0, 0, power * g / distance.pow(p - 1))
    }
    return [
      slope.transposed(-1, -2).inOrder(), -slope.transposed(-3, -2).transposed(-1, -2).inOrder(),
    ]
  }

  private func differences(_ a: Tensor, _ b: Tensor) -> Tensor {
    a.unsqueezed(dim: -2) - b.unsqueezed(dim: -3)
  }
}

extension Tensor {
  /// The sums along the last dimension, added in order.
  fileprivate func inOrder() -> Tensor {
    let rows = Tensor.ones(shape[rank - 1])
    return count == 0 ? sum(dim: -1) : matmul(rows)
  }

  /// The sums of squares along the last dimension, added in order; those behind the last multiple of four
  /// by fused multiply-adds, as in PyTorch's compiled loop.
  fileprivate func sumsOfSquares() -> Tensor {
    let result = (self * self).inOrder()
    let length = shape[rank - 1]
    for row in 0..<result.count {
      var sum: Float = 0
      for i in 0..<length {
        let x = node.data[row * length + i]
        sum = i < length & ~3 ? sum + x * x : sum.addingProduct(x, x)
      }
      result.node.data[row] = sum
    }
    return result
  }

  /// Overwrites elements below a bound.
  fileprivate func raise(to bound: Float) {
    for i in 0..<count where node.data[i] < bound { node.data[i] = bound }
  }
}
