/// The greatest and the smallest elements, and where they lie.
///
/// An element that is not a number is greater and smaller than all others; of equal ones the first
/// counts.
extension Tensor {
  /// The greatest element, without dimensions.
  ///
  /// Its gradient is spread evenly over all elements that equal it.
  ///
  ///     Tensor([[1, 4], [3, 2]]).max()  // tensor(4.)
  public func max(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    if count == 0 {
      trap(
        "max(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
          + "reduction dim with the 'dim' argument.", file, line)
    }
    let result = Node.scalar(node.data[node.extremum(count, from: 0, step: 1) { $0 > $1 }])
    if node.isTracked { result.record(Operations.Greatest.self, node, saving: [.first, .result]) }
    return Tensor(result)
  }

  /// The greatest elements along a dimension, and their positions on it.
  ///
  /// The gradient goes to the elements found.
  ///
  ///     let (values, indices) = Tensor([[1, 4], [3, 2]]).max(dim: 0)
  public func max(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    let (picked, shape) = extrema("max()", dim, keepDim, file, line) { $0 > $1 }
    return (
      taking(picked, shape: shape, Operations.GreatestAlong.self),
      IndexTensor(picked.indices, shape)
    )
  }

  /// The position of the greatest element among all, in row-major order.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmax().item  // 1
  public func argmax(file: StaticString = #fileID, line: UInt = #line) -> IndexTensor {
    if count == 0 {
      trap(
        "argmax(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
          + "reduction dim with the 'dim' argument.", file, line)
    }
    return IndexTensor(node.extremum(count, from: 0, step: 1) { $0 > $1 })
  }

  /// The positions of the greatest elements along a dimension.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmax(dim: 1)  // tensor([1, 0])
  public func argmax(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    let (picked, shape) = extrema("argmax()", dim, keepDim, file, line) { $0 > $1 }
    return IndexTensor(picked.indices, shape)
  }

  /// The smallest element, without dimensions.
  ///
  /// Its gradient is spread evenly over all elements that equal it.
  ///
  ///     Tensor([[1, 4], [3, 2]]).min()  // tensor(1.)
  public func min(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    if count == 0 {
      trap(
        "min(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
          + "reduction dim with the 'dim' argument.", file, line)
    }
    let result = Node.scalar(node.data[node.extremum(count, from: 0, step: 1) { $0 < $1 }])
    if node.isTracked { result.record(Operations.Smallest.self, node, saving: [.first, .result]) }
    return Tensor(result)
  }

  /// The smallest elements along a dimension, and their positions on it.
  ///
  /// The gradient goes to the elements found.
  ///
  ///     let (values, indices) = Tensor([[1, 4], [3, 2]]).min(dim: 0)
  public func min(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    let (picked, shape) = extrema("min()", dim, keepDim, file, line) { $0 < $1 }
    return (
      taking(picked, shape: shape, Operations.SmallestAlong.self),
      IndexTensor(picked.indices, shape)
    )
  }

  /// The position of the smallest element among all, in row-major order.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmin().item  // 0
  public func argmin(file: StaticString = #fileID, line: UInt = #line) -> IndexTensor {
    if count == 0 {
      trap(
        "argmin(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
          + "reduction dim with the 'dim' argument.", file, line)
    }
    return IndexTensor(node.extremum(count, from: 0, step: 1) { $0 < $1 })
  }

  /// The positions of the smallest elements along a dimension.
  ///
  ///     Tensor([[1, 4], [3, 2]]).argmin(dim: 1)  // tensor([0, 1])
  public func argmin(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    let (picked, shape) = extrema("argmin()", dim, keepDim, file, line) { $0 < $1 }
    return IndexTensor(picked.indices, shape)
  }

  @inline(__always)
  private func extrema(
    _ function: String, _ dim: Int, _ keepDim: Bool, _ file: StaticString, _ line: UInt,
    _ isBetter: (Float, Float) -> Bool
  ) -> (picked: Picked, shape: Shape) {
    let shape = node.shape
    let dim = shape.position(of: dim, file, line)
    let lines = Lines(shape, along: dim)
    if lines.count == 0 {
      trap(
        "\(function): Expected reduction dim \(dim) to have non-zero size.", file, line)
    }
    var indices = [Int](repeating: 0, count: lines.outer * lines.inner)
    lines.forEach { line, start in
      indices[line] = node.extremum(lines.count, from: start, step: lines.inner, isBetter)
    }
    let dims = DimensionSet([dim], in: shape, file, line)
    return (
      Picked(indices: indices, dim: dim, shape: shape.reduced(over: dims, keepDim: true)),
      shape.reduced(over: dims, keepDim: keepDim)
    )
  }
}

extension Node {
  /// The position on a line of the first number that none is better than.
  @inline(__always)
  fileprivate final func extremum(
    _ count: Int, from start: Int, step: Int, _ isBetter: (Float, Float) -> Bool
  ) -> Int {
    var (best, position) = (data[start], 0)
    for i in 1..<Swift.max(count, 1) {
      if best.isNaN { break }
      let value = data[start + i * step]
      if isBetter(value, best) || value.isNaN { (best, position) = (value, i) }
    }
    return position
  }
}

extension Operations {
  /// The greatest element of all.
  enum Greatest: Operation {
    static var gradientName: String { "MaxBackward1" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.giveToEquals(gradient, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.giveToEquals(gradient, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      [operands.first.values.reduce(operands.first.values[0], Swift.max)]
    }
  }

  /// The greatest elements along a dimension.
  enum GreatestAlong: SelectionOperation {
    static var gradientName: String { "MaxBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.givePicked(gradient, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      node.pickedPlaces(in: source)
    }
  }

  /// The smallest element of all.
  enum Smallest: Operation {
    static var gradientName: String { "MinBackward1" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.giveToEquals(gradient, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.giveToEquals(gradient, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      [operands.first.values.reduce(operands.first.values[0], Swift.min)]
    }
  }

  /// The smallest elements along a dimension.
  enum SmallestAlong: SelectionOperation {
    static var gradientName: String { "MinBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.givePicked(gradient, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      node.pickedPlaces(in: source)
    }
  }
}

extension RecordedPass {
  /// Gives all elements that equal the extremum the same share of the gradient.
  fileprivate mutating func giveToEquals(_ gradient: Tensor, of node: Node) {
    guard let x = node.operandTensor(.first) else { return }
    let extremum = Tensor(node).item
    let isEqual = extremum.isNaN ? x != x : x == extremum
    let share = gradient / isEqual.trueCount
    give(.where(isEqual, share, 0), to: .first, of: node)
  }
}

extension BackwardPass {
  /// Spreads the gradient of an extremum evenly over all elements that equal it.
  fileprivate mutating func giveToEquals(_ gradient: Node, of node: Node) {
    guard let target = node.fields.pointee.first?.takeUnretainedValue() else { return }
    let extremum = node.data[0]
    let isEqual = { (value: Float) in extremum.isNaN ? value.isNaN : value == extremum }
    var count = 0
    for i in 0..<target.count where isEqual(target.data[i]) { count += 1 }
    let share = gradient.data[0] / Float(count)
    let result = Node.uninitialized(like: target)
    result.assign(target) { isEqual($0) ? share : 0 }
    give(result, to: .first, of: node)
  }
}
