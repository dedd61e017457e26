/// Diagonals of matrices. Diagonal 0 is the main one, positive ones lie above it.
extension Tensor {
  /// The diagonal of a matrix; of a vector, the matrix that has it there and zeros elsewhere.
  ///
  ///     Tensor([[1, 2], [3, 4]]).diag()    // tensor([1., 4.])
  ///     Tensor([1, 2]).diag()              // tensor([[1., 0.], [0., 2.]])
  ///     Tensor([5]).diag(diagonal: 1)      // tensor([[0., 5.], [0., 0.]])
  public func diag(
    diagonal: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if diagonal.magnitude > Int32.max {
      trap("diag(): a matrix has no diagonal \(diagonal)", file, line)
    }
    let (below, above) = (Swift.max(-diagonal, 0), Swift.max(diagonal, 0))
    let shape = node.shape
    switch shape.rank {
    case 1:
      let side = count + below + above
      let matrix = Shape([side, side], file: file, line: line)
      let places = (0..<count).map { ($0 + below) * side + $0 + above }
      return placed(
        Placement(places: places, shape: matrix), Operations.EmbedDiagonal.self)
    case 2:
      let length = Swift.max(Swift.min(shape[0] - below, shape[1] - above), 0)
      let places = (0..<length).map { ($0 + below) * shape[1] + $0 + above }
      return picked(places, Shape([length]), Operations.Diagonal.self)
    default:
      trap("diag(): Supports 1D or 2D tensors. Got \(shape.rank)D", file, line)
    }
  }

  /// The sum of a matrix' diagonal.
  ///
  ///     Tensor([[1, 2], [3, 4]]).trace()  // tensor(5.)
  public func trace(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    if rank != 2 { trap("trace: expected a matrix", file, line) }
    return diag().sum()
  }
}

extension Operations {
  /// A diagonal in zeros.
  enum EmbedDiagonal: Renamed<Place> {
    static var gradientName: String { "DiagEmbedBackward0" }
  }

  /// A diagonal.
  enum Diagonal: Renamed<Pick> {
    static var gradientName: String { "DiagonalBackward0_copy" }
  }
}
