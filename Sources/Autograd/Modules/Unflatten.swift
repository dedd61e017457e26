/// A layer that makes several dimensions of one: what `Flatten` undoes.
///
/// Shapes: `[n, 128]` gives `[n, 8, 4, 4]`.
///
///     Unflatten(1, [8, 4, 4])(.zeros(2, 128)).shape  // [2, 8, 4, 4]
public struct Unflatten: Module, Sendable {
  /// The dimension.
  public let dim: Int
  /// The extents that it falls into, one of which may be -1.
  public let shape: [Int]
  private let mode = TrainingMode()

  /// A layer with the given settings.
  public init(_ dim: Int, _ shape: [Int]) {
    self.dim = dim
    self.shape = shape
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "dim=\(dim), unflattened_size=\(shape.inPython)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.unflattened(dim: dim, into: shape, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

extension Tensor {
  /// The tensor with several dimensions in the place of one.
  ///
  /// One of the extents may be -1: it is what the others leave. Traps if they do not fit.
  ///
  ///     Tensor.arange(6).unflattened(dim: 0, into: [2, 3]).shape  // [2, 3]
  public func unflattened(
    dim: Int, into extents: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let place = node.shape.position(of: dim, file, line)
    if extents.isEmpty { trap("unflatten: sizes must be non-empty", file, line) }
    let known = extents.filter { $0 != -1 }.reduce(1, *)
    let whole = rank == 0 ? 1 : shape[place]
    let isOpen = extents.contains(-1)
    if isOpen ? known == 0 || whole % known != 0 : known != whole {
      trap(
        "unflatten: Provided sizes \(extents) don't multiply up to the size of dim \(place) "
          + "(\(whole)) in the input tensor", file, line)
    }
    let filled = extents.map { $0 == -1 ? whole / known : $0 }
    return reshaped(
      Array(shape.prefix(place)) + filled + Array(shape.dropFirst(place + 1)), file: file,
      line: line)
  }
}
