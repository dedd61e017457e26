/// A table of vectors, one for each of so many symbols.
///
/// Shapes: indices of any shape give that shape with `embeddingDim` behind it; `weight` is
/// `[numEmbeddings, embeddingDim]`.
///
///     let table = Embedding(27, 2)
///     table(IndexTensor([0, 5, 26])).shape  // [3, 2]
///
/// As a module, in `Sequential`, it takes indices as whole numbers of a `Tensor`.
public struct Embedding: Module, Sendable {
  /// The vectors, one in each row.
  public let weight: Tensor
  /// The row of zeros that stands for no symbol, and never changes; nil if there is none.
  public let paddingIndex: Int?
  private let mode = TrainingMode()

  /// A table of random vectors of the standard normal distribution.
  ///
  /// After `manualSeed(_:)` they are drawn as PyTorch's `nn.Embedding` draws them; `Tensor.randn`
  /// gives the same bits as PyTorch for fewer than sixteen numbers, and most of them for more.
  /// `paddingIndex` may be counted from the end.
  public init(
    _ numEmbeddings: Int, _ embeddingDim: Int, paddingIndex: Int? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let weight = Tensor.randn(
      [numEmbeddings, embeddingDim], requiresGrad: true, file: file, line: line)
    guard let paddingIndex else {
      self.init(weight: weight)
      return
    }
    let row = checkedPadding(paddingIndex, in: numEmbeddings, file, line)
    (weight.node.data + row * embeddingDim).update(repeating: 0, count: embeddingDim)
    self.init(weight: weight, paddingIndex: row)
  }

  /// A table of the given vectors.
  ///
  ///     Embedding(weight: .eye(3))(IndexTensor(1))  // tensor([0., 1., 0.])
  ///
  /// `paddingIndex` may be counted from the end.
  public init(
    weight: Tensor, paddingIndex: Int? = nil, file: StaticString = #fileID, line: UInt = #line
  ) {
    if weight.rank != 2 {
      trap("a table of vectors has 2 dimensions, not \(weight.shape)", file, line)
    }
    self.weight = weight.asParameter()
    self.paddingIndex = paddingIndex.map {
      checkedPadding($0, in: weight.shape[0], file, line)
    }
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "\(weight.shape[0]), \(weight.shape[1])"
      + (paddingIndex.map { ", padding_idx=\($0)" } ?? "")
  }

  /// The vectors of the indices.
  ///
  ///     Embedding(27, 2)(IndexTensor([0, 5])).shape  // [2, 2]
  public func callAsFunction(
    _ indices: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      embedding(indices, weight: weight, paddingIndex: paddingIndex, file: file, line: line))
  }

  /// The vectors of indices that are given as whole numbers; traps for other numbers.
  ///
  ///     Embedding(27, 2)(Tensor([0, 5])).shape  // [2, 2]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let indices = input.values.map { value in
      guard let index = Int(exactly: value) else {
        trap(
          "Expected tensor for argument #1 'indices' to hold whole numbers; but got \(value) "
            + "instead (while checking arguments for embedding)", file, line)
      }
      return index
    }
    return self(IndexTensor(indices, shape: input.shape), file: file, line: line)
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The vectors of indices that are given as whole numbers.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
