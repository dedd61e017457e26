import CAutograd

extension Tensor {
  /// The element of `a` where the condition is true, that of `b` elsewhere; all three are
  /// broadcast.
  ///
  /// The gradient goes to the element chosen.
  ///
  ///     let x = Tensor([-1, 2])
  ///     Tensor.where(x > 0, x, -x)  // tensor([1., 2.])
  public static func `where`(
    _ condition: Mask, _ a: Tensor, _ b: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let shape = Shape.broadcast(
      condition.extents, Shape.broadcast(a.node.shape, b.node.shape, file, line), file, line)
    let condition = Tensor(condition.expanded(to: shape)).node
    let result = Node.uninitialized(shape)
    let (first, second) = (a.node.spread(over: shape), b.node.spread(over: shape))
    autograd_choose(
      result.data, condition.data, first.data, first.count == 1 ? 0 : 1,
      second.data, second.count == 1 ? 0 : 1, result.count)
    if a.node.isTracked || b.node.isTracked {
      result.record(Operations.Where.self, a.node, b.node, condition, saving: .third)
    }
    return Tensor(result)
  }

  /// The element of `a` where the condition is true, a number elsewhere.
  ///
  ///     Tensor.where(x > 0, x, 0)
  public static func `where`<Scalar: TensorScalar>(
    _ condition: Mask, _ a: Tensor, _ b: Scalar,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor.where(condition, a, Tensor(b), file: file, line: line)
  }

  /// A number where the condition is true, the element of `b` elsewhere.
  ///
  ///     Tensor.where(future, -Float.infinity, scores)
  public static func `where`<Scalar: TensorScalar>(
    _ condition: Mask, _ a: Scalar, _ b: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor.where(condition, Tensor(a), b, file: file, line: line)
  }

  /// A number where the mask is true, and the element elsewhere; the mask is broadcast.
  ///
  /// The gradient of what was replaced is zero.
  ///
  ///     let future = !Mask([true, false, true, true], shape: [2, 2])
  ///     scores.filled(where: future, with: -Float.infinity).softmax(dim: 1)
  public func filled(
    where mask: Mask, with number: some TensorScalar,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor.where(mask, number, self, file: file, line: line)
  }
}

extension Operations {
  /// One of two elements, by a condition of zeros and ones.
  enum Where: Operation {
    static var gradientName: String { "WhereBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let condition = fields.pointee.third?.takeUnretainedValue() else { return }
      let differentiated = fields.pointee.differentiated
      if differentiated.contains(.first) {
        let result = Node.uninitialized(like: gradient)
        result.assign(gradient, condition, by: Kept(isElsewhere: false))
        pass.give(result, to: .first, of: node)
      }
      if differentiated.contains(.second) {
        let result = Node.uninitialized(like: gradient)
        result.assign(gradient, condition, by: Kept(isElsewhere: true))
        pass.give(result, to: .second, of: node)
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let condition = node.operandTensor(.third).map({ $0 != 0 }) else { return }
      pass.give(.where(condition, gradient, 0), to: .first, of: node)
      pass.give(.where(condition, 0, gradient), to: .second, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      guard let b = operands.second, let condition = operands.third else { return [] }
      let shape = node.shape
      return zip(condition.values, zip(operands.first.stretched(to: shape), b.stretched(to: shape)))
        .map { $0 == 0 ? $1.1 : $1.0 }
    }
  }
}

/// The gradient where the condition is not zero, or elsewhere, and zero at all other places.
private struct Kept: PairFunction {
  let isElsewhere: Bool

  @inline(__always)
  func callAsFunction(_ gradient: Float, _ condition: Float) -> Float {
    (condition == 0) == isElsewhere ? gradient : 0
  }

  @inline(__always)
  var kernel: autograd_element_function? {
    isElsewhere ? AUTOGRAD_KEEP_ELSEWHERE : AUTOGRAD_KEEP_WHERE
  }
}

extension Node {
  /// This node if it has the shape or is a single number, else its numbers stretched to the shape.
  fileprivate final func spread(over shape: Shape) -> Node {
    if count == 1 || self.shape == shape { return self }
    let result = Node.uninitialized(shape)
    result.assign(self, self) { value, _ in value }
    return result
  }
}
