/// Products of vectors and matrices that are no matrix products.
extension Tensor {
  /// The Kronecker product: this tensor with each element replaced by itself times the other.
  ///
  ///     Tensor([1, 2]).kron(Tensor([1, 10]))  // tensor([ 1., 10.,  2., 20.])
  public func kron(
    _ other: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let rank = Swift.max(self.rank, other.rank)
    let a = [Int](repeating: 1, count: rank - self.rank) + shape
    let b = [Int](repeating: 1, count: rank - other.rank) + other.shape
    let joined = Shape(
      zip(a, b).map {
        let (extent, isTooLarge) = $0.multipliedReportingOverflow(by: $1)
        return isTooLarge ? .max : extent
      }, file: file, line: line)
    if 2 * rank <= Shape.maximumRank {
      let products =
        reshaped(a.flatMap { [$0, 1] }) * other.reshaped(b.flatMap { [1, $0] })
      return products.reshaped(to: joined, Operations.KroneckerProduct.self)
    }
    // Through one dimension each and their tables, so that no tensor has twice as many dimensions.
    let products = reshaped(count, 1) * other.reshaped(1, other.count)
    var (strides, extents) = ([Int](), [Int]())
    var (first, second) = (other.count, 1)
    for dim in (0..<rank).reversed() {
      strides = [first, second] + strides
      extents = [a[dim], b[dim]] + extents
      first *= a[dim]
      second *= b[dim]
    }
    var places = [0]
    for (extent, stride) in zip(extents, strides) {
      places = places.flatMap { start in (0..<extent).map { start + $0 * stride } }
    }
    return products.picked(places, joined)
  }

  /// The cross product of vectors with three elements along a dimension; with broadcasting.
  ///
  ///     Tensor([1, 0, 0]).cross(Tensor([0, 1, 0]))  // tensor([0., 0., 1.])
  public func cross(
    _ other: Tensor, dim: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank != other.rank {
      trap("linalg.cross: inputs must have the same number of dimensions.", file, line)
    }
    let position = node.shape.position(of: dim, file, line)
    if rank == 0 || shape[position] != 3 || other.shape[position] != 3 {
      trap(
        "linalg.cross: inputs dimension \(dim) must have length 3. Got \(shape) and \(other.shape)",
        file, line)
    }
    let extents = Shape.broadcast(node.shape, other.node.shape, file, line).extentsArray
    let vectors = [self, other].map { $0.shape == extents ? $0 : $0.expanded(extents) }
    return CrossProduct(dim: position)(vectors)
  }
}

private struct CrossProduct: NamedFunction {
  let dim: Int
  var nodeName: String { "LinalgCrossBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let turned = { (x: Tensor, distance: Int) in x.rolled(by: distance, dim: dim) }
    let (a, b) = (inputs[0], inputs[1])
    // One product is rounded, as in PyTorch's compiled loop.
    return .product(turned(a, -1), turned(b, -2), plus: -(turned(a, -2) * turned(b, -1)))
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    [
      inputs[1].cross(gradient, dim: dim), gradient.cross(inputs[0], dim: dim),
    ]
  }
}

extension Operations {
  /// The products of all pairs, with two dimensions as one.
  enum KroneckerProduct: Renamed<Reshape> {
    static var gradientName: String { "UnsafeViewBackward0" }
  }
}
