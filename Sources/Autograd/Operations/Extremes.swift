/// What a maximum and a minimum differ in: which of two numbers is the more extreme one.
protocol Extreme {
  static func precedes<Number: Ordered>(_ a: Number, _ b: Number) -> Number.Condition
}

/// The order of `Max.swift`.
enum Greater: Extreme {
  @inline(__always)
  static func precedes<Number: Ordered>(_ a: Number, _ b: Number) -> Number.Condition { a > b }
}

/// The order of `Min.swift`.
enum Smaller: Extreme {
  @inline(__always)
  static func precedes<Number: Ordered>(_ a: Number, _ b: Number) -> Number.Condition { a < b }
}

extension Tensor {
  /// The extreme element of all, recorded.
  func extreme<Function: ExtremeOfAll>(
    _ operation: Function.Type, _ name: String, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let position = extremePosition(Function.Order.self, name, file, line)
    let result = Node.scalar(node.data[position])
    if node.isTracked { result.record(operation, node, saving: [.first, .result]) }
    return Tensor(result)
  }

  /// The position of the extreme element of all.
  func extremePosition<Order: Extreme>(
    _ order: Order.Type, _ name: String, _ file: StaticString, _ line: UInt
  ) -> Int {
    if count == 0 { trapEmpty(name, file, line) }
    return node.extremum(order, count, from: 0, step: 1)
  }

  /// The extreme elements along a dimension, recorded as `operation`, and their positions.
  func extremes<Order: Extreme>(
    _ order: Order.Type, _ operation: any Operation.Type, _ name: String, _ dim: Int,
    _ keepDim: Bool, _ file: StaticString, _ line: UInt
  ) -> (values: Tensor, indices: IndexTensor) {
    let indices = extremePositions(order, name, dim, keepDim, file, line)
    let lines = Lines(node.shape, along: node.shape.position(of: dim, file, line))
    return (picked(indices.values, lines, indices.extents, operation), indices)
  }

  /// The positions of the extreme elements along a dimension.
  func extremePositions<Order: Extreme>(
    _ order: Order.Type, _ name: String, _ dim: Int, _ keepDim: Bool,
    _ file: StaticString, _ line: UInt
  ) -> IndexTensor {
    let shape = node.shape
    let dim = shape.position(of: dim, file, line)
    let lines = Lines(shape, along: dim)
    if lines.count == 0 {
      trap("\(name): Expected reduction dim \(dim) to have non-zero size.", file, line)
    }
    var indices = [Int](repeating: 0, count: lines.outer * lines.inner)
    lines.forEach { line, start in
      indices[line] = node.extremum(order, lines.count, from: start, step: lines.inner)
    }
    let dims = DimensionSet([dim], in: shape, file, line)
    return IndexTensor(indices, shape.reduced(over: dims, keepDim: keepDim))
  }

  /// The extreme elements over some dimensions, recorded.
  func extremes<Function: ExtremeOver>(
    _ operation: Function.Type, _ name: String, _ dims: [Int], _ keepDim: Bool,
    _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let shape = node.shape
    let reduced = DimensionSet(dims, in: shape, file, line)
    for dim in 0..<shape.rank where reduced.contains(dim) && shape[dim] == 0 {
      if dims.isEmpty { trapEmpty(name, file, line) }
      trap("\(name): Expected reduction dim \(dim) to have non-zero size.", file, line)
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

/// Traps for an extreme element of nothing.
func trapEmpty(_ name: String, _ file: StaticString, _ line: UInt) -> Never {
  trap(
    "\(name): Expected reduction dim to be specified for input.numel() == 0. Specify the "
      + "reduction dim with the 'dim' argument.", file, line)
}

extension Node {
  /// The position on a line of the first number that none precedes.
  @inline(__always)
  fileprivate final func extremum<Order: Extreme>(
    _ order: Order.Type, _ count: Int, from start: Int, step: Int
  ) -> Int {
    var (best, position) = (data[start], 0)
    for i in 1..<Swift.max(count, 1) {
      if best.isNaN { break }
      let value = data[start + i * step]
      if order.precedes(value, best) || value.isNaN { (best, position) = (value, i) }
    }
    return position
  }
}

/// The extreme element of all: its gradient is spread evenly over all elements that equal it.
protocol ExtremeOfAll<Order>: Operation {
  associatedtype Order: Extreme
}

extension ExtremeOfAll {
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    guard let target = node.fields.pointee.first?.takeUnretainedValue() else { return }
    let extremum = node.data[0]
    let isEqual = { (value: Float) in extremum.isNaN ? value.isNaN : value == extremum }
    var count = 0
    for i in 0..<target.count where isEqual(target.data[i]) { count += 1 }
    let share = gradient.data[0] / Float(count)
    let result = Node.uninitialized(like: target)
    result.assign(target) { isEqual($0) ? share : 0 }
    pass.give(result, to: .first, of: node)
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    guard let x = node.operandTensor(.first) else { return }
    let extremum = node.data[0]
    let isEqual = extremum.isNaN ? x != x : x == extremum
    let share = gradient / isEqual.trueCount
    pass.give(.where(isEqual, share, 0), to: .first, of: node)
  }

  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    let values = operands.first.values
    return [values.reduce(values[0]) { Order.precedes($1, $0) ? $1 : $0 }]
  }
}

/// The extreme elements over dimensions; the context is the result's shape with these kept.
protocol ExtremeOver<Order>: FusedOperation {
  associatedtype Order: Extreme
}

extension ExtremeOver {
  fileprivate static func evaluate(_ x: Node, into result: Node) {
    var isFirst = [Bool](repeating: true, count: result.count)
    let places = StridedOffsets(x.shape, strides: result.shape.strides(stretchedTo: x.shape))
    for (i, place) in places.enumerated() {
      let (value, best) = (x.data[i], result.data[place])
      if isFirst[place] || Order.precedes(value, best) || (value.isNaN && !best.isNaN) {
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

/// The extreme element of each pair: it receives the gradient, and equal ones take half of it each.
protocol ExtremeOfPair<Order>: Pairwise {
  associatedtype Order: Extreme
}

extension ExtremeOfPair {
  @inline(__always)
  static func value(_ a: Float, _ b: Float) -> Float { Order.precedes(a, b) || a != a ? a : b }

  static func value(_ a: Double, _ b: Double) -> Double { Order.precedes(a, b) || a != a ? a : b }

  static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands { [.first, .second] }

  /// The share of the gradient that one element of a pair has.
  @inline(__always)
  private static func share<Number: GradientNumber>(_ own: Number, _ other: Number) -> Number {
    .select(
      Order.precedes(other, own), .constant(0),
      .select(own == other, .constant(0.5), .constant(1)))
  }

  /// The gradient of that element, zero where it has no share of it.
  @inline(__always)
  private static func gradient<Number: GradientNumber>(_ g: Number, _ share: Number) -> Number {
    .select(share == 0, .constant(0), g * share)
  }

  static func differentiate(
    _ node: Node, _ incoming: inout Node, in pass: inout BackwardPass
  ) {
    let fields = node.fields
    guard let first = fields.pointee.first?.takeUnretainedValue(),
      let second = fields.pointee.second?.takeUnretainedValue()
    else { return }
    for (slot, own, other) in [(Operands.first, first, second), (.second, second, first)]
    where fields.pointee.differentiated.contains(slot) {
      let result = Node.uninitialized(like: incoming)
      result.assign(own, other) { share($0, $1) }
      result.assign(incoming, result) { gradient($0, $1) }
      pass.give(result, to: slot, of: node)
    }
  }

  static func differentiate(
    _ node: Node, _ incoming: Tensor, in pass: inout RecordedPass
  ) {
    guard let a = node.operandTensor(.first), let b = node.operandTensor(.second) else { return }
    pass.give(gradient(incoming, share(a, b)), to: .first, of: node)
    pass.give(gradient(incoming, share(b, a)), to: .second, of: node)
  }
}
