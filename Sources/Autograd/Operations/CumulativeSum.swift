extension Tensor {
  /// For each element, the sum of those up to it along a dimension, added in `Double`, in order.
  ///
  ///     Tensor([1, 2, 3]).cumsum(dim: 0)  // tensor([1., 3., 6.])
  public func cumsum(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dim = node.shape.position(of: dim, file, line)
    let result = node.runningSums(along: dim, backwards: false)
    if node.isTracked {
      result.fields.pointee.argument = Int32(dim)
      result.record(Operations.RunningSum.self, node)
    }
    return Tensor(result)
  }
}

extension Operations {
  /// The sums so far: their gradients are summed from the other end.
  enum RunningSum: Operation {
    static var gradientName: String { "CumsumBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let dim = Int(node.fields.pointee.argument)
      pass.give(gradient.runningSums(along: dim, backwards: true), to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      let dim = Int(node.fields.pointee.argument)
      if gradient.rank == 0 { return pass.give(gradient, to: .first, of: node) }
      let total = gradient.sum(dim: dim, keepDim: true)
      pass.give(total - gradient.cumsum(dim: dim) + gradient, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      var result = operands.first.values
      for places in operands.first.groups(
        over: DimensionSet(rawValue: 1 << node.fields.pointee.argument))
      {
        for (earlier, place) in zip(places, places.dropFirst()) { result[place] += result[earlier] }
      }
      return result
    }
  }
}

extension Node {
  fileprivate final func runningSums(along dim: Int, backwards: Bool) -> Node {
    let result = Node.uninitialized(like: self)
    let lines = Lines(shape, along: dim)
    lines.forEachOccupied { _, start in
      var sum = 0.0
      for i in 0..<lines.count {
        let position = start + (backwards ? lines.count - 1 - i : i) * lines.inner
        sum += Double(data[position])
        result.data[position] = Float(sum)
      }
    }
    return result
  }
}
