/// Which dimension of a grid belongs to which coordinate.
public enum GridIndexing: Sendable {
  /// The first to the first, as rows and columns of matrices.
  case ij
  /// The first to the second and the second to the first, as points of the plane are drawn.
  case xy
}

/// The coordinates of all points of a grid: one tensor for each vector of coordinates.
///
///     let grid = meshgrid(Tensor([1, 2]), Tensor([3, 4, 5]))
///     grid[0]  // tensor([[1., 1., 1.], [2., 2., 2.]])
///     grid[1]  // tensor([[3., 4., 5.], [3., 4., 5.]])
public func meshgrid(
  _ coordinates: Tensor..., indexing: GridIndexing = .ij,
  file: StaticString = #fileID, line: UInt = #line
) -> [Tensor] {
  if coordinates.isEmpty { trap("meshgrid expects a non-empty TensorList", file, line) }
  for tensor in coordinates where tensor.rank > 1 {
    trap(
      "Expected 0D or 1D tensor in the tensor list but got: \(tensor.node.shape)", file, line)
  }
  // The dimension that each of them runs along.
  var dims = Array(coordinates.indices)
  if indexing == .xy && dims.count > 1 { dims.swapAt(0, 1) }
  var extents = [Int](repeating: 1, count: dims.count)
  for (dim, tensor) in zip(dims, coordinates) { extents[dim] = tensor.count }
  return zip(dims, coordinates).map { dim, tensor in
    var shape = [Int](repeating: 1, count: dims.count)
    shape[dim] = tensor.count
    return tensor.reshaped(shape, file: file, line: line)
      .expanded(extents, file: file, line: line)
  }
}
