/// The greatest and the smallest elements over any dimensions, without their positions.
///
/// The gradient is spread evenly over all elements that equal the extreme one; `max(dim:)` gives it
/// to the first alone.
extension Tensor {
  /// The greatest elements over a dimension.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amax(dim: 1)  // tensor([4., 3.])
  public func amax(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    amax(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The greatest elements over some dimensions; over all if none is given.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amax(dims: [0, 1])  // tensor(4.)
  public func amax(
    dims: [Int] = [], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    extremes(Operations.GreatestOver.self, "amax()", dims, keepDim, file, line)
  }

  /// The smallest elements over a dimension.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amin(dim: 1)  // tensor([1., 2.])
  public func amin(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    amin(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The smallest elements over some dimensions; over all if none is given.
  ///
  ///     Tensor([[1, 4], [3, 2]]).amin(dims: [0, 1])  // tensor(1.)
  public func amin(
    dims: [Int] = [], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    extremes(Operations.SmallestOver.self, "amin()", dims, keepDim, file, line)
  }

  private func extremes(
    _ operation: any ExtremeOver.Type, _ name: String, _ dims: [Int], _ keepDim: Bool,
    _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let shape = node.shape
    let reduced = DimensionSet(dims, in: shape, file, line)
    for dim in 0..<shape.rank where reduced.contains(dim) && shape[dim] == 0 {
      trap(
        dims.isEmpty
          ? "\(name): Expected reduction dim to be specified for input.numel() == 0. Specify the "
            + "reduction dim with the 'dim' argument."
          : "\(name): Expected reduction dim \(dim) to have non-zero size.", file, line)
    }
    let kept = shape.reduced(over: reduced, keepDim: true)
    let result = Node.uninitialized(kept)
    operation.evaluate(node, into: result)
    result.fields.pointee.shape = shape.reduced(over: reduced, keepDim: keepDim)
    if node.isTracked {
      result.keep(kept)
      result.record(operation, node, saving: [.first, .result])
    }
    return Tensor(result)
  }
}

/// An extreme element over dimensions; the context is the result's shape with these kept.
protocol ExtremeOver: FusedOperation {
  /// Whether an element is more extreme than another.
  static func precedes(_ a: Float, _ b: Float) -> Bool
}

extension ExtremeOver {
  fileprivate static func evaluate(_ x: Node, into result: Node) {
    var isFirst = [Bool](repeating: true, count: result.count)
    let places = StridedOffsets(x.shape, strides: result.shape.strides(stretchedTo: x.shape))
    for (i, place) in places.enumerated() {
      let (value, best) = (x.data[i], result.data[place])
      if isFirst[place] || precedes(value, best) || (value.isNaN && !best.isNaN) {
        result.data[place] = value
        isFirst[place] = false
      }
    }
  }

  /// One for every element that equals the extreme one and zero for the others, and their numbers.
  private static func chosen(_ x: Tensor, _ extremes: Tensor) -> (Tensor, counts: Tensor) {
    let isExtreme = Tensor(x == extremes)
    return (isExtreme, Tensor(isExtreme.node.summed(to: extremes.node.shape)))
  }

  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    guard let x = node.fields.pointee.first?.takeUnretainedValue(),
      let kept = node.kept(as: Shape.self)
    else { return }
    let (isExtreme, counts) = chosen(Tensor(x), Tensor(node.viewed(as: kept)))
    let result = Node.uninitialized(like: x)
    result.assign(gradient.viewed(as: kept), isExtreme.node) { $0 * $1 }
    result.assign(result, counts.node) { $0 / $1 }
    pass.give(result, to: .first, of: node)
  }

  static func composed(
    _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
  ) -> Tensor {
    guard let first, let kept = node.kept(as: Shape.self) else { return Tensor(node.copy()) }
    let (isExtreme, counts) = chosen(first.detached(), Tensor(node.viewed(as: kept)))
    let shares = Tensor.where(isExtreme == 1, first, 0) / counts
    let dims = (0..<kept.rank).filter { kept[$0] == 1 }
    return (dims.isEmpty ? shares : shares.sum(dims: dims)).reshaped(node.shape.extentsArray)
  }
}

extension Operations {
  /// The greatest element over dimensions.
  enum GreatestOver: ExtremeOver {
    static var gradientName: String { "AmaxBackward0" }

    static func precedes(_ a: Float, _ b: Float) -> Bool { a > b }
  }

  /// The smallest element over dimensions.
  enum SmallestOver: ExtremeOver {
    static var gradientName: String { "AminBackward0" }

    static func precedes(_ a: Float, _ b: Float) -> Bool { a < b }
  }
}
