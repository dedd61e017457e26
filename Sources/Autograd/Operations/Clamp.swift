/// Elements kept between bounds.
extension Tensor {
  /// Every element, or the bound that it lies beyond.
  ///
  /// d/dx = 1 between `min` and `max`, and 0 at these and beyond (since PyTorch 2.14; before, 1 at
  /// them). Where `min` is above `max`, the result is `max`.
  ///
  ///     Tensor([-3, 0.5, 3]).clamped(min: -1, max: 1)  // tensor([-1.0000,  0.5000,  1.0000])
  public func clamped(min: some TensorScalar, max: some TensorScalar) -> Tensor {
    pointwise(Operations.Clamp.self, (min.floatValue, max.floatValue))
  }

  /// Every element, or `min` if it is smaller.
  ///
  ///     Tensor([-3, 3]).clamped(min: 0)  // tensor([0., 3.])
  public func clamped(min: some TensorScalar) -> Tensor {
    pointwise(Operations.ClampFromBelow.self, (min.floatValue, 0))
  }

  /// Every element, or `max` if it is greater.
  ///
  ///     Tensor([-3, 3]).clamped(max: 0)  // tensor([-3.,  0.])
  public func clamped(max: some TensorScalar) -> Tensor {
    pointwise(Operations.ClampFromAbove.self, (0, max.floatValue))
  }

  /// Every element, or the bound next to it that it exceeds; with broadcasting.
  ///
  /// The gradient goes to what was chosen; an element that equals a bound shares it with that, half
  /// each, unless the bounds are equal too (since PyTorch 2.14; before, the element had it all).
  /// Where `min` is above `max` the result is `max`.
  ///
  ///     Tensor([-1, 5]).clamped(min: Tensor([0, 1]), max: Tensor(3))  // tensor([0., 3.])
  public func clamped(
    min: Tensor, max: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let bounds = Shape.broadcast(min.node.shape, max.node.shape, file, line)
    let shape = Shape.broadcast(node.shape, bounds, file, line).extentsArray
    let (x, low, high) = (expanded(shape), min.expanded(shape), max.expanded(shape))
    let result = Node.uninitialized(like: x.node)
    result.assign(x.node, low.node) { Operations.Maximum.value($0, $1) }
    result.assign(result, high.node) { Operations.Minimum.value($0, $1) }
    if [x, low, high].contains(where: \.node.isTracked) {
      result.record(
        Operations.ClampBetween.self, x.node, low.node, high.node,
        saving: [.first, .second, .third])
    }
    return Tensor(result)
  }

  /// Every element, or the lower bound next to it; with broadcasting.
  ///
  ///     Tensor([-1, 5]).clamped(min: Tensor([0, 1]))  // tensor([0., 5.])
  public func clamped(
    min: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .pairwise(Operations.Maximum.self, as: Operations.ClampToLower.self, self, min, file, line)
  }

  /// Every element, or the upper bound next to it; with broadcasting.
  ///
  ///     Tensor([-1, 5]).clamped(max: Tensor([0, 1]))  // tensor([-1., 1.])
  public func clamped(
    max: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .pairwise(Operations.Minimum.self, as: Operations.ClampToUpper.self, self, max, file, line)
  }
}

extension Operations {
  /// min(max(x, lower bound), upper bound).
  enum Clamp: Clamping {
    static var hasLower: Bool { true }
    static var hasUpper: Bool { true }
  }

  /// max(x, lower bound).
  enum ClampFromBelow: Clamping {
    static var hasLower: Bool { true }
    static var hasUpper: Bool { false }
  }

  /// min(x, upper bound).
  enum ClampFromAbove: Clamping {
    static var hasLower: Bool { false }
    static var hasUpper: Bool { true }
  }

  /// max(a, b) of a bound b.
  enum ClampToLower: Renamed<Maximum> {
    static var gradientName: String { "ClampBackward0" }
  }

  /// min(a, b) of a bound b.
  enum ClampToUpper: Renamed<Minimum> {
    static var gradientName: String { "ClampBackward0" }
  }
}

/// Numbers as bounds: at one of them, as beyond it, the gradient is zero.
private protocol Clamping: LocallyDifferentiated {
  static var hasLower: Bool { get }
  static var hasUpper: Bool { get }
}

extension Clamping {
  static var gradientName: String { "ClampBackward1" }

  static func evaluate(_ x: Node, into result: Node) {
    let (low, high) = result.constants
    result.assign(x) { value in
      let raised = hasLower && value < low ? low : value
      return hasUpper && raised > high ? high : raised
    }
  }

  @inline(__always)
  static func gradient<Number: GradientNumber>(
    _ g: Number, _ x: Number, _ constants: Constants
  ) -> Number {
    let zero = Number.constant(0)
    let above = hasLower ? Number.select(x > constants.first, g, zero) : g
    return hasUpper ? Number.select(x < constants.second, above, zero) : above
  }

  static func value(_ x: Double, _ constants: Constants) -> Double {
    let raised = hasLower ? Swift.max(x, Double(constants.first)) : x
    return hasUpper ? Swift.min(raised, Double(constants.second)) : raised
  }
}
