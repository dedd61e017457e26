/// Sums and means, by the fixed cascade of the library's arithmetic: the same bits on every
/// machine.
extension Tensor {
  /// The sum of all elements, without dimensions.
  public func sum() -> Tensor {
    reduced(to: node.total, .sum)
  }

  /// The mean of all elements, without dimensions: their sum divided by their number.
  public func mean() -> Tensor {
    reduced(to: node.total / Float(node.count), .mean)
  }

  /// Sums along one dimension, which may be counted from the end.
  ///
  /// The dimension disappears, or stays with an extent of one if `keepDim` says so:
  ///
  ///     Tensor([[1, 2], [3, 4]]).sum(dim: 0)  // tensor([4., 6.])
  public func sum(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    reduced(along: dim, keepDim, .sumAlong, file, line)
  }

  /// Means along one dimension, which may be counted from the end.
  ///
  /// The dimension disappears, or stays with an extent of one if `keepDim` says so.
  public func mean(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    reduced(along: dim, keepDim, .meanAlong, file, line)
  }

  @inline(__always)
  private func reduced(to value: Float, _ operation: Operation) -> Tensor {
    let result = Node.scalar(value)
    if node.isTracked { result.record(operation, node) }
    return Tensor(result)
  }

  private func reduced(
    along dim: Int, _ keepDim: Bool, _ operation: Operation, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let shape = node.shape
    let dim = shape.position(of: dim, file, line)
    if shape.rank == 0 { return reduced(to: node.total, operation) }
    let result = node.summed(
      along: dim, into: keepDim ? shape.replacing(dim, with: 1) : shape.removing(dim))
    if operation == .meanAlong {
      let extent = Float(shape[dim])
      result.assign(result) { $0 / extent }
    }
    if node.isTracked {
      result.fields.pointee.argument = Int32(dim)
      result.record(operation, node)
    }
    return Tensor(result)
  }
}

extension BackwardPass {
  /// Every element of the operand receives the gradient of the sum it went into, divided by
  /// `divisor` for a mean.
  mutating func differentiateReduction(_ node: Node, _ gradient: Node) {
    guard let target = node.operand(.first) else { return }
    let fields = node.fields
    let shape = target.shape
    let result = Node.uninitialized(like: target)
    switch fields.pointee.operation {
    case .mean:
      let divisor = Float(target.count)
      result.assign(gradient, gradient) { g, _ in g / divisor }
    case .sumAlong where shape.rank > 0, .meanAlong where shape.rank > 0:
      let dim = Int(fields.pointee.argument)
      let kept = gradient.viewed(as: shape.replacing(dim, with: 1))
      let divisor = fields.pointee.operation == .meanAlong ? Float(shape[dim]) : 1
      result.assign(kept, kept) { g, _ in g / divisor }
    default:
      result.assign(gradient, gradient) { g, _ in g }
    }
    give(result, to: .first, of: node)
  }
}
