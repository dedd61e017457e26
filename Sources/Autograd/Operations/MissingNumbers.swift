/// What to make of elements that are not numbers, or infinite.
extension Tensor {
  /// The tensor with `nan` for what is not a number, `posInf` for infinity and `negInf` for its
  /// negative: the greatest and the least finite numbers unless said otherwise.
  ///
  /// The gradient of what was replaced is zero.
  ///
  ///     Tensor([.nan, 1, .infinity]).nanToNum(posInf: 9)  // tensor([0., 1., 9.])
  public func nanToNum(
    nan: Double = 0, posInf: Double? = nil, negInf: Double? = nil
  ) -> Tensor {
    NumbersForNone(
      nan: Float(nan), positive: posInf.map { Float($0) } ?? .greatestFiniteMagnitude,
      negative: negInf.map { Float($0) } ?? -.greatestFiniteMagnitude)(self)
  }

  /// The sum of all elements that are numbers.
  ///
  ///     Tensor([1, .nan, 2]).nanSum()  // tensor(3.)
  public func nanSum() -> Tensor {
    nanSum(dims: [])
  }

  /// The sums of the elements along a dimension that are numbers.
  ///
  ///     Tensor([[1, .nan], [2, 3]]).nanSum(dim: 1)  // tensor([1., 5.])
  public func nanSum(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    nanSum(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The sums over several dimensions of the elements that are numbers; over all if none is given.
  ///
  ///     Tensor([[1, .nan], [2, 3]]).nanSum(dims: [0, 1])  // tensor(6.)
  public func nanSum(
    dims: [Int], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    _ = DimensionSet(dims, in: node.shape, file, line)
    return SumOfNumbers(dims: dims, keepDim: keepDim)(self)
  }

  /// The mean of all elements that are numbers; not a number if none is.
  ///
  ///     Tensor([1, .nan, 2]).nanMean()  // tensor(1.5000)
  public func nanMean() -> Tensor {
    nanMean(dims: [])
  }

  /// The means of the elements along a dimension that are numbers.
  ///
  ///     Tensor([[1, .nan], [2, 3]]).nanMean(dim: 1)  // tensor([1.0000, 2.5000])
  public func nanMean(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    nanMean(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The means over several dimensions of the elements that are numbers; over all if none is given.
  ///
  ///     Tensor([[1, .nan], [2, 3]]).nanMean(dims: [0, 1])  // tensor(2.)
  public func nanMean(
    dims: [Int], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let sums = nanSum(dims: dims, keepDim: keepDim, file: file, line: line)
    return sums / Tensor(!isNaN).sum(dims: dims, keepDim: keepDim)
  }
}

private struct NumbersForNone: NamedFunction {
  let (nan, positive, negative): (Float, Float, Float)
  var nodeName: String { "NanToNumBackward0" }

  init(nan: Float, positive: Float, negative: Float) {
    (self.nan, self.positive, self.negative) = (nan, positive, negative)
  }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    return x.filled(where: x.isNaN, with: nan)
      .filled(where: x == Float.infinity, with: positive)
      .filled(where: x == -Float.infinity, with: negative)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    [gradient * Tensor(inputs[0].isFinite)]
  }
}

private struct SumOfNumbers: NamedFunction {
  let dims: [Int]
  let keepDim: Bool
  var nodeName: String { "NansumBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    inputs[0].filled(where: inputs[0].isNaN, with: 0).sum(dims: dims, keepDim: keepDim)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let x = inputs[0]
    let kept = x.node.shape.reduced(
      over: DimensionSet(dims, in: x.node.shape, #fileID, #line), keepDim: true)
    return [gradient.reshaped(kept.extentsArray) * Tensor(!x.isNaN)]
  }
}
