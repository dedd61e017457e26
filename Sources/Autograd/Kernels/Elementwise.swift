/// Loops over numbers that lie side by side.
///
/// Every element is one rounding of the operation given:
/// the Swift compiler fuses nothing, in debug and in release builds.
///
/// A destination may be one of the sources.
enum Elementwise {
  @inline(__always)
  static func map(
    _ result: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, count: Int,
    _ body: (Float) -> Float
  ) {
    Parallel.forEachPart(of: count) { start, end in
      for i in start..<end { result[i] = body(a[i]) }
    }
  }

  /// Combines two operands; a step of zero repeats an operand's first number.
  @inline(__always)
  static func combine<Result>(
    _ result: UnsafeMutablePointer<Result>,
    _ a: UnsafePointer<Float>, step aStep: Int,
    _ b: UnsafePointer<Float>, step bStep: Int,
    count: Int, _ body: (Float, Float) -> Result
  ) {
    Parallel.forEachPart(of: count) { start, end in
      // Loops of their own, so that each vectorises.
      if aStep == 1 && bStep == 1 {
        for i in start..<end { result[i] = body(a[i], b[i]) }
      } else if aStep == 1 {
        let value = b[0]
        for i in start..<end { result[i] = body(a[i], value) }
      } else if bStep == 1 {
        let value = a[0]
        for i in start..<end { result[i] = body(value, b[i]) }
      } else {
        let value = body(a[0], b[0])
        for i in start..<end { result[i] = value }
      }
    }
  }

  static func accumulate(
    _ sum: UnsafeMutablePointer<Float>, _ term: UnsafePointer<Float>, count: Int
  ) {
    combine(sum, sum, step: 1, term, step: 1, count: count) { $0 + $1 }
  }

  static func copy(
    _ result: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, count: Int
  ) {
    Parallel.forEachPart(of: count) { start, end in
      (result + start).update(from: a + start, count: end - start)
    }
  }
}

extension Node {
  /// Writes `body` of every element of `a` into this node.
  @inline(__always)
  final func assign(_ a: Node, _ body: (Float) -> Float) {
    Elementwise.map(data, a.data, count: count, body)
  }

  /// Writes `body` of the elements of `a` and `b`, both stretched to this node's shape, into this
  /// node.
  @inline(__always)
  final func assign(_ a: Node, _ b: Node, _ body: (Float, Float) -> Float) {
    Elementwise.combine(data, shape, count, a, b, body)
  }
}

extension Elementwise {
  /// Writes `body` of the elements of `a` and `b`, both stretched to `shape`.
  @inline(__always)
  static func combine<Result>(
    _ result: UnsafeMutablePointer<Result>, _ shape: Shape, _ count: Int,
    _ a: Node, _ b: Node, _ body: (Float, Float) -> Result
  ) {
    let (left, right) = (a.fields, b.fields)
    let isLeftWhole = left.pointee.shape == shape
    let isRightWhole = right.pointee.shape == shape
    if count == 0 { return }
    if (isLeftWhole || left.pointee.count == 1) && (isRightWhole || right.pointee.count == 1) {
      Elementwise.combine(
        result, left.pointee.data, step: isLeftWhole ? 1 : 0,
        right.pointee.data, step: isRightWhole ? 1 : 0, count: count, body)
      return
    }
    let rows = BroadcastRows(shape, left.pointee.shape, right.pointee.shape)
    Parallel.forEachPart(of: rows.count, each: rows.length) { start, end in
      rows.forEach(in: start..<end) { row in
        Elementwise.combine(
          result + row.result,
          left.pointee.data + row.first, step: row.firstStep,
          right.pointee.data + row.second, step: row.secondStep,
          count: row.count, body)
      }
    }
  }
}
