extension Tensor {
  /// The lower triangle of every matrix: zero above a diagonal.
  ///
  /// Diagonal 0 is the main one, positive ones lie above it. The gradient is the triangle's.
  ///
  ///     Tensor.ones(2, 2).tril()              // tensor([[1., 0.], [1., 1.]])
  ///     Tensor.ones(2, 2).tril(diagonal: -1)  // tensor([[0., 0.], [1., 0.]])
  public func tril(
    diagonal: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    triangle("tril", file, line) { row, column in column - row <= diagonal }
  }

  /// The upper triangle of every matrix: zero below a diagonal.
  ///
  /// Diagonal 0 is the main one, positive ones lie above it. The gradient is the triangle's.
  ///
  ///     Tensor.ones(2, 2).triu(diagonal: 1)  // tensor([[0., 1.], [0., 0.]])
  public func triu(
    diagonal: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    triangle("triu", file, line) { row, column in column - row >= diagonal }
  }

  private func triangle(
    _ name: String, _ file: StaticString, _ line: UInt, _ contains: (Int, Int) -> Bool
  ) -> Tensor {
    if rank < 2 { trap("\(name): input tensor must have at least 2 dimensions", file, line) }
    // The matrices may be too large for a mask where there is none.
    if count == 0 { return self * 1 }
    let (height, width) = (shape[rank - 2], shape[rank - 1])
    let mask = (0..<height).flatMap { row in (0..<width).map { contains(row, $0) } }
    return Tensor.where(Mask(mask, Shape([height, width])), self, 0)
  }
}
