extension Tensor {
  /// For each element, the product of those up to it along a dimension, multiplied in `Double`, in
  /// order.
  ///
  ///     Tensor([1, 2, 3, 4]).cumprod(dim: 0)  // tensor([ 1.,  2.,  6., 24.])
  public func cumprod(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dim = node.shape.position(of: dim, file, line)
    let result = Node.uninitialized(like: node)
    let lines = Lines(node.shape, along: dim)
    lines.forEachOccupied { _, start in
      var product = 1.0
      for place in lines.places(from: start) {
        product *= Double(node.data[place])
        result.data[place] = Float(product)
      }
    }
    if node.isTracked {
      result.fields.pointee.argument = Int32(dim)
      result.record(Operations.RunningProduct.self, node, saving: [.first, .result])
    }
    return Tensor(result)
  }
}

extension Lines {
  /// Where the elements of the line that begins at `start` lie, in order.
  func places(from start: Int) -> StrideTo<Int> {
    stride(from: start, to: start + count * inner, by: inner)
  }
}

extension Operations {
  /// The products so far.
  enum RunningProduct: FusedOperation {
    static var gradientName: String { "CumprodBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let x = node.fields.pointee.first?.takeUnretainedValue() else { return }
      let result = Node.uninitialized(like: x)
      let lines = Lines(x.shape, along: Int(node.fields.pointee.argument))
      lines.forEachOccupied { _, start in
        let places = Array(lines.places(from: start))
        let zeros = places.indices.filter { x.data[places[$0]] == 0 }
        let end = zeros.first ?? places.count
        // Before the first zero: the products behind an element, each divided by it.
        var sum = 0.0
        for place in places[..<end].reversed() {
          sum += Double(node.data[place] * gradient.data[place])
          result.data[place] = Float(sum) / x.data[place]
        }
        if end == places.count { return }
        // The zero itself: the products without it, which last until the next one.
        var (product, total) = (1.0, 0.0)
        for i in end..<(zeros.dropFirst().first ?? places.count) {
          if i > end { product *= Double(x.data[places[i]]) }
          total += Double(gradient.data[places[i]]) * product
        }
        let before = end == 0 ? 1 : node.data[places[end - 1]]
        result.data[places[end]] = Float(total) * before
        for place in places[(end + 1)...] { result.data[place] = 0 }
      }
      pass.give(result, to: .first, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      guard let x = first else { return Tensor(node) }
      if x.rank == 0 || x.count == 0 { return x.reshaped(x.shape) }
      let dim = Int(node.fields.pointee.argument)
      let products = (1...x.shape[dim]).map { count in
        x.part(x.node.shape.part(along: dim, from: 0, count: count), Slice.self)
          .prod(dim: dim, keepDim: true)
      }
      return concatenated(products, dim: dim)
    }
  }
}
