import CAutograd

/// Writing functions of other nodes' numbers into a node, with broadcasting.
extension Node {
  /// Writes `body` of every element of `a` into this node.
  @inline(__always)
  final func assign(_ a: Node, _ body: (Float) -> Float) {
    Elementwise.map(data, a.data, 0..<count, body)
  }

  /// Writes `function` of every element of `a` into this node.
  @inline(__always)
  final func assign<Function: ElementFunction>(_ a: Node, by function: Function) {
    let grain = function.kernel == nil ? 2 * Parallel.grain : Elementwise.kernelGrain
    if count < grain { return assign(a) { function($0) } }
    share(a, by: function)
  }

  @inline(never)
  private final func share<Function: ElementFunction>(_ a: Node, by function: Function) {
    let (result, a) = (data, a.data)
    Parallel.forEachPart(of: count) { part in
      if let kernel = function.kernel {
        kernel(result, a, part)
      } else {
        Elementwise.map(result, a, part) { function($0) }
      }
    }
  }

  /// Writes `body` of the elements of `a` and `b`, both stretched to this node's shape, into this
  /// node.
  @inline(__always)
  final func assign(_ a: Node, _ b: Node, _ body: (Float, Float) -> Float) {
    Node.combine(data, shape, count, a, b, body)
  }

  /// Writes `function` of the elements of `a` and `b`, both stretched to this node's shape, into
  /// this node.
  @inline(__always)
  final func assign<Function: PairFunction>(_ a: Node, _ b: Node, by function: Function) {
    let grain = function.kernel == nil ? 2 * Parallel.grain : Elementwise.kernelGrain
    if count < grain { return assign(a, b) { function($0, $1) } }
    share(a, b, by: function)
  }

  @inline(never)
  private final func share<Function: PairFunction>(
    _ a: Node, _ b: Node, by function: Function
  ) {
    let (result, shape) = (data, shape)
    let pair = StretchedPair(a, b, to: shape)
    if pair.isSimple {
      Parallel.forEachPart(of: count) { part in
        pair.combine(result, part, by: function)
      }
    } else {
      let rows = pair.rows(of: shape)
      Parallel.forEachPart(of: rows.count, each: rows.length) { part in
        pair.combine(result, rows, part, by: function)
      }
    }
  }
}

extension Node {
  /// Writes one number everywhere.
  @inline(__always)
  final func fillNumbers(with value: Float) {
    let data = self.data
    Parallel.forEachPart(of: count) { part in
      for i in part { data[i] = value }
    }
  }
}

extension Node {
  /// Writes `body` of the elements of `a` and `b`, both stretched to `shape`.
  @inline(__always)
  static func combine<Result>(
    _ result: UnsafeMutablePointer<Result>, _ shape: Shape, _ count: Int,
    _ a: Node, _ b: Node, _ body: (Float, Float) -> Result
  ) {
    if count == 0 { return }
    let pair = StretchedPair(a, b, to: shape)
    if pair.isSimple {
      pair.combine(result, 0..<count, body)
    } else {
      let rows = pair.rows(of: shape)
      pair.combine(result, rows, 0..<rows.count, body)
    }
  }
}

/// Two operands that are stretched to one shape.
private struct StretchedPair {
  private let first: UnsafeMutablePointer<NodeFields>
  private let second: UnsafeMutablePointer<NodeFields>
  private let isFirstWhole: Bool
  private let isSecondWhole: Bool

  @inline(__always)
  init(_ a: Node, _ b: Node, to shape: Shape) {
    (first, second) = (a.fields, b.fields)
    isFirstWhole = first.pointee.shape == shape
    isSecondWhole = second.pointee.shape == shape
  }

  /// Whether each operand has the shape itself, or is a single number.
  @inline(__always)
  var isSimple: Bool {
    (isFirstWhole || first.pointee.count == 1) && (isSecondWhole || second.pointee.count == 1)
  }

  func rows(of shape: Shape) -> BroadcastRows {
    BroadcastRows(shape, first.pointee.shape, second.pointee.shape)
  }

  /// Combines a part of a simple pair.
  @inline(__always)
  func combine<Result>(
    _ result: UnsafeMutablePointer<Result>, _ part: Range<Int>, _ body: (Float, Float) -> Result
  ) {
    Elementwise.combine(
      result, first.pointee.data, step: isFirstWhole ? 1 : 0,
      second.pointee.data, step: isSecondWhole ? 1 : 0, part, body)
  }

  /// Combines a part of a simple pair.
  @inline(__always)
  func combine<Function: PairFunction>(
    _ result: UnsafeMutablePointer<Float>, _ part: Range<Int>, by function: Function
  ) {
    guard let kernel = function.kernel else {
      return combine(result, part) { function($0, $1) }
    }
    let (aStep, bStep) = (isFirstWhole ? 1 : 0, isSecondWhole ? 1 : 0)
    autograd_combine(
      kernel, result + part.lowerBound,
      first.pointee.data + part.lowerBound * aStep, aStep,
      second.pointee.data + part.lowerBound * bStep, bStep, part.count)
  }

  /// Combines some of the rows.
  @inline(__always)
  func combine<Function: PairFunction>(
    _ result: UnsafeMutablePointer<Float>, _ rows: BroadcastRows, _ part: Range<Int>,
    by function: Function
  ) {
    guard let kernel = function.kernel, rows.length >= Elementwise.kernelGrain else {
      return combine(result, rows, part) { function($0, $1) }
    }
    if let strides = rows.rowStrides {
      let steps = rows.steps
      return autograd_combine_rows(
        kernel, result + part.lowerBound * rows.length,
        first.pointee.data + part.lowerBound * strides.first, steps.first, strides.first,
        second.pointee.data + part.lowerBound * strides.second, steps.second, strides.second,
        part.count, rows.length)
    }
    rows.forEach(in: part) { row in
      autograd_combine(
        kernel, result + row.result, first.pointee.data + row.first, row.firstStep,
        second.pointee.data + row.second, row.secondStep, row.count)
    }
  }

  /// Combines some of the rows.
  @inline(__always)
  func combine<Result>(
    _ result: UnsafeMutablePointer<Result>, _ rows: BroadcastRows, _ part: Range<Int>,
    _ body: (Float, Float) -> Result
  ) {
    rows.forEach(in: part) { row in
      Elementwise.combine(
        result + row.result, first.pointee.data + row.first, step: row.firstStep,
        second.pointee.data + row.second, step: row.secondStep, 0..<row.count, body)
    }
  }
}
