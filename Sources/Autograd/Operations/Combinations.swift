/// All choices of one element of each vector, a row each; the elements of one vector as they are.
///
///     cartesianProd(Tensor([1, 2]), Tensor([3, 4]))  // tensor([[1., 3.],
///                                                    //         [1., 4.],
///                                                    //         [2., 3.],
///                                                    //         [2., 4.]])
public func cartesianProd(
  _ vectors: Tensor..., file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if vectors.isEmpty { trap("cartesian_prod expects a non-empty list of Tensors", file, line) }
  for vector in vectors where vector.rank != 1 {
    trap("Expect a 1D vector, but got shape \(vector.node.shape)", file, line)
  }
  if vectors.count == 1 { return vectors[0] }
  let extents = vectors.map(\.count)
  let coordinates = vectors.enumerated().map { dim, vector in
    var shape = [Int](repeating: 1, count: vectors.count)
    shape[dim] = vector.count
    return vector.reshaped(shape).expanded(extents, file: file, line: line).flattened()
  }
  return stacked(coordinates, dim: 1, file: file, line: line)
}

extension Tensor {
  /// All choices of `count` elements of a vector in their order, a row each; with `withReplacement`
  /// each element may be chosen again.
  ///
  ///     Tensor([1, 2, 3]).combinations()  // tensor([[1., 2.],
  ///                                       //         [1., 3.],
  ///                                       //         [2., 3.]])
  public func combinations(
    _ count: Int = 2, withReplacement: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank != 1 { trap("Expect a 1D vector, but got shape \(node.shape)", file, line) }
    if count < 0 { trap("Expect a non-negative number, but got \(count)", file, line) }
    if count == 0 { return Tensor([]) }
    var places: [[Int]] = [[]]
    // No choice of more elements than there are goes far.
    for _ in 0..<count where !places.isEmpty {
      places = places.flatMap { chosen in
        let first = chosen.last.map { withReplacement ? $0 : $0 + 1 } ?? 0
        return (first..<Swift.max(first, self.count)).map { chosen + [$0] }
      }
    }
    let shape = Shape([places.count, count], file: file, line: line)
    return picked(places.flatMap { $0 }, shape)
  }
}
