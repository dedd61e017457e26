/// Changes in place by methods, beside the operators of `InPlace.swift`.
extension Tensor {
  /// Adds to every element in place: `x += other`.
  ///
  ///     w.grad.add(Tensor([1, 2]))
  public func add(_ other: Tensor) {
    node.change(Operations.Add.self, by: other.node)
  }

  /// Adds a number to every element in place: `x += number`.
  ///
  ///     w.grad.add(1)
  public func add(_ number: some TensorScalar) {
    node.change(Operations.AddScalar.self, by: number.floatValue) { $0 + $1 }
  }

  /// Overwrites every element with that of another tensor, which is stretched to this one's shape.
  ///
  /// Gradients flow back to the other tensor; what this one held has no influence any more.
  ///
  ///     noGrad { layer.weight.copy(from: Tensor([[1, 0], [0, 1]])) }
  public func copy(
    from source: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) {
    let node = self.node
    let shape = Shape.broadcast(node.shape, source.node.shape, file, line)
    if shape != node.shape {
      trap("output with shape \(node.shape) doesn't match the broadcast shape \(shape)", file, line)
    }
    let past = node.prepareChange(by: source.node, file, line)
    node.assign(source.node, source.node) { value, _ in value }
    node.fields.pointee.version &+= 1
    if let past {
      node.record(Operations.Copy.self, past, source.node === node ? past : source.node)
    } else if let numbers = DoubleNumbers.current {
      numbers.record(Operations.Copy.self, node, node, source.node, nil)
    }
  }
}

extension Operations {
  /// The second operand in place of the first.
  enum Copy: FusedOperation {
    static var gradientName: String { "CopyBackwards" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(.filled(gradient.shape, with: 0), to: .first, of: node)
      pass.give(gradient, to: .second, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      let all = Mask([Bool](repeating: true, count: node.count), node.shape)
      let zeros = Tensor.zeros(node.shape.extentsArray)
      return Tensor.where(all, second ?? zeros, first ?? zeros)
    }
  }
}
