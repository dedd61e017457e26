/// A table of vectors that gives one vector for each bag of indices: their mean, sum or greatest elements.
///
/// Shapes: indices `[n, length]` give `[n, embeddingDim]`; so do indices `[length]` with `n` offsets, at each
/// of which a bag begins. `weight` is `[numEmbeddings, embeddingDim]`.
///
///     let bag = EmbeddingBag(27, 2)
///     bag(IndexTensor([[0, 5], [26, 1]])).shape                      // [2, 2]
///     bag(IndexTensor([0, 5, 26]), offsets: IndexTensor([0, 2])).shape  // [2, 2]
public struct EmbeddingBag: Parameterized, Sendable {
  /// What becomes of the vectors of a bag.
  public enum Mode: String, Sendable {
    /// Their mean.
    case mean
    /// Their sum.
    case sum
    /// Their greatest elements.
    case max
  }

  /// The vectors, one in each row.
  public let weight: Tensor
  /// What becomes of the vectors of a bag.
  public let mode: Mode

  /// A table of random vectors of the standard normal distribution, as of `Embedding`.
  public init(
    _ numEmbeddings: Int, _ embeddingDim: Int, mode: Mode = .mean,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      weight: .randn([numEmbeddings, embeddingDim], requiresGrad: true, file: file, line: line),
      mode: mode, file: file, line: line)
  }

  /// A table of the given vectors.
  public init(
    weight: Tensor, mode: Mode = .mean, file: StaticString = #fileID, line: UInt = #line
  ) {
    if weight.rank != 2 {
      trap("a table of vectors has 2 dimensions, not \(weight.shape)", file, line)
    }
    self.weight = weight.asParameter()
    self.mode = mode
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "\(weight.shape[0]), \(weight.shape[1]), mode='\(mode.rawValue)'"
  }

  /// One vector for each bag.
  ///
  /// An empty bag has zeros. Traps for indices and offsets that do not fit.
  public func callAsFunction(
    _ indices: IndexTensor, offsets: IndexTensor? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let rows = embedding(
      indices.reshaped(indices.count), weight: weight, file: file, line: line)
    let bags = bags(indices, offsets, file, line)
    let vectors = bags.map { bag -> Tensor in
      if bag.isEmpty { return .zeros(weight.shape[1]) }
      let vectors = rows[bag]
      return switch mode {
      case .mean: vectors.sum(dim: 0) / Double(bag.count)
      case .sum: vectors.sum(dim: 0)
      case .max: vectors.max(dim: 0).values
      }
    }
    let shape = Shape([bags.count, weight.shape[1]])
    if vectors.isEmpty { return .zeros(shape.extentsArray) }
    return stacked(vectors).reshaped(to: shape, Operations.EmbeddingBag.self)
  }

  private func bags(
    _ indices: IndexTensor, _ offsets: IndexTensor?, _ file: StaticString, _ line: UInt
  ) -> [Range<Int>] {
    guard let offsets else {
      if indices.shape.count != 2 {
        trap("offsets has to be a 1D Tensor but got nil for indices \(indices.shape)", file, line)
      }
      let length = indices.shape[1]
      return (0..<indices.shape[0]).map { $0 * length..<($0 + 1) * length }
    }
    if indices.shape.count != 1 {
      trap(
        "if input is 2D, then offsets has to be nil, as input is treated is a mini-batch of fixed "
          + "length sequences", file, line)
    }
    let starts = offsets.values
    if let first = starts.first, first != 0 {
      trap(
        "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from "
          + "position 0. However, got \(first)", file, line)
    }
    let ends = starts.dropFirst() + [indices.count]
    for (start, end) in zip(starts, ends) where start > end {
      trap("offsets must not fall, nor exceed the \(indices.count) indices: \(starts)", file, line)
    }
    return zip(starts, ends).map { $0..<$1 }
  }
}

extension Operations {
  /// Vectors of a table, made one for each bag.
  enum EmbeddingBag: Renamed<Reshape> {
    static var gradientName: String { "EmbeddingBagBackward0" }
  }
}
