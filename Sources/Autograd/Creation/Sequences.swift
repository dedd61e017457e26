import CAutograd

extension Tensor {
  /// The numbers from zero up to `end`, which is left out, in steps of one.
  ///
  ///     Tensor.arange(4)  // tensor([0., 1., 2., 3.])
  public static func arange(
    _ end: some TensorScalar, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    arange(0, end, step: 1, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// The numbers from `start` up to `end`, which is left out, in steps of one.
  ///
  ///     Tensor.arange(2, 5)  // tensor([2., 3., 4.])
  public static func arange(
    _ start: some TensorScalar, _ end: some TensorScalar, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    arange(start, end, step: 1, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// The numbers from `start` towards `end`, which is left out, in steps of `step`.
  ///
  /// There are ⌈(end - start) / step⌉ of them. Element i is start + i·step, computed in `Double`
  /// and rounded once. Traps if the steps lead away from `end`.
  ///
  ///     Tensor.arange(1, 2.5, step: 0.5)  // tensor([1.0000, 1.5000, 2.0000])
  public static func arange(
    _ start: some TensorScalar, _ end: some TensorScalar, step: some TensorScalar,
    requiresGrad: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let (start, end, step) = (start.doubleValue, end.doubleValue, step.doubleValue)
    if !(step.magnitude > 0) { trap("step must be nonzero", file, line) }
    if step > 0 ? !(end >= start) : !(end <= start) {
      trap("upper bound and lower bound inconsistent with step sign", file, line)
    }
    let steps = ((end - start) / step).rounded(.up)
    guard let count = Int(exactly: steps) else {
      trap("unsupported range: \(start) -> \(end)", file, line)
    }
    return sequence(count, requiresGrad, file, line) { Float(start + step * Double($0)) }
  }

  /// So many numbers from `start` to `end`, both included, at equal distances.
  ///
  /// With the distance d = (end - start) / (count - 1), the first half is start + i·d, the second
  /// end - (count - 1 - i)·d, all in `Float`.
  ///
  ///     Tensor.linspace(0, 1, count: 5)  // tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])
  public static func linspace(
    _ start: some TensorScalar, _ end: some TensorScalar, count: Int, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if count < 0 { trap("number of steps must be non-negative", file, line) }
    let (start, end) = (start.floatValue, end.floatValue)
    let distance = (end - start) / Float(Swift.max(count - 1, 1))
    return sequence(count, requiresGrad, file, line) { i in
      i < count / 2 || count == 1
        ? start + distance * Float(i) : end - distance * Float(count - 1 - i)
    }
  }

  /// So many powers of a base, 10 unless said otherwise, whose exponents go from `start` to `end` at
  /// equal distances.
  ///
  /// The exponents are those of `linspace`, and the powers correctly rounded.
  ///
  ///     Tensor.logspace(0, 3, count: 4)  // tensor([   1.,   10.,  100., 1000.])
  public static func logspace(
    _ start: some TensorScalar, _ end: some TensorScalar, count: Int, base: Double = 10,
    requiresGrad: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let result = linspace(start, end, count: count, file: file, line: line)
    var base = Float(base)
    autograd_pow(result.node.data, &base, 0, result.node.data, 1, count)
    result.node.fields.pointee.requiresGrad = requiresGrad
    return result
  }

  /// The matrix with ones on its diagonal and zeros elsewhere: square, unless `columns` says
  /// otherwise.
  ///
  ///     Tensor.eye(2)  // tensor([[1., 0.],
  ///                    //         [0., 1.]])
  public static func eye(
    _ rows: Int, _ columns: Int? = nil, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let columns = columns ?? rows
    let result = zeros([rows, columns], requiresGrad: requiresGrad, file: file, line: line)
    for i in 0..<Swift.min(rows, columns) { result.node.data[i * columns + i] = 1 }
    return result
  }

  private static func sequence(
    _ count: Int, _ requiresGrad: Bool, _ file: StaticString, _ line: UInt,
    _ element: (Int) -> Float
  ) -> Tensor {
    let node = Node.uninitialized(Shape([count], file: file, line: line))
    for i in 0..<count { node.data[i] = element(i) }
    node.fields.pointee.requiresGrad = requiresGrad
    return Tensor(node)
  }
}
