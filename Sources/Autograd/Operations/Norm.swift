import CAutograd

extension Tensor {
  /// The length of the tensor as a vector: (Σ xᵢ²)^½.
  ///
  /// The gradient is x / ‖x‖, and zero where the norm is; it has no gradient there.
  ///
  ///     Tensor([[3, 0], [0, 4]]).norm()  // tensor(5.)
  public func norm() -> Tensor {
    norm(dims: [])
  }

  /// The lengths of the vectors along a dimension.
  ///
  ///     Tensor([[3, 4], [6, 8]]).norm(dim: 1)  // tensor([ 5., 10.])
  public func norm(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    norm(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The lengths over some dimensions; over all if none is given.
  ///
  ///     Tensor.ones(2, 3, 3).norm(dims: [1, 2])  // tensor([3., 3.])
  public func norm(
    dims: [Int], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let reduced = DimensionSet(dims, in: node.shape, file, line)
    let result = noGrad {
      let sums = squared().sum(dims: dims, keepDim: keepDim, file: file, line: line)
      node.writeSquares(over: reduced, into: sums.node)
      return sums.sqrt().node
    }
    if node.isTracked {
      result.fields.pointee.argument = reduced.rawValue
      result.record(Operations.Norm.self, node, saving: [.first, .result])
    }
    return Tensor(result)
  }
}

extension Node {
  /// Sums squares over dimensions that lie side by side, in PyTorch's order; over others the sums stay
  /// as they are.
  fileprivate final func writeSquares(over dims: DimensionSet, into sums: Node) {
    let long = (0..<shape.rank).filter { dims.contains($0) && shape[$0] != 1 }
    guard let first = long.first, let last = long.last,
      (first...last).allSatisfy({ dims.contains($0) || shape[$0] == 1 })
    else {
      // One number each.
      if long.isEmpty && count == sums.count { sums.assign(self) { $0 * $0 } }
      return
    }
    let (length, inner) = (
      shape.count(of: first..<last + 1), shape.count(of: last + 1..<shape.rank)
    )
    for i in 0..<sums.count {
      let start = data + i / inner * length * inner + i % inner
      sums.data[i] =
        inner == 1
        ? autograd_sum_of_squares(start, length)
        : autograd_sum_of_squares_strided(start, inner, length)
    }
  }
}

extension Operations {
  /// The root of the sum of squares.
  enum Norm: Operation {
    static var gradientName: String { "LinalgVectorNormBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let x = node.fields.pointee.first?.takeUnretainedValue() else { return }
      let result = Node.uninitialized(like: x)
      result.assign(x, node.keepingDimensions(node, of: x)) { $1 == 0 ? 0 : $0 / $1 }
      result.assign(node.keepingDimensions(gradient, of: x), result) { $0 * $1 }
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let x = node.operandTensor(.first) else { return }
      let norm = node.keepingDimensions(Tensor(node), of: x.node.shape)
      // 0/0 at zero: its gradient is none, as PyTorch's.
      let direction = Tensor.where(norm == 0, 0, x / norm)
      pass.give(
        node.keepingDimensions(gradient, of: x.node.shape) * direction, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      operands.first.reduced(over: DimensionSet(rawValue: node.fields.pointee.argument)) {
        $0.reduce(0) { $0 + $1 * $1 }.squareRoot()
      }
    }
  }
}
