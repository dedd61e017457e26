/// Tensors one after the other along a dimension, in which alone they may differ.
///
///     concatenated([Tensor([1, 2]), Tensor([3])])  // tensor([1., 2., 3.])
public func concatenated(
  _ tensors: [Tensor], dim: Int = 0, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  guard let first = tensors.first?.node.shape else {
    trap("concatenated(): expected a non-empty list of Tensors", file, line)
  }
  for (position, tensor) in tensors.enumerated() where tensor.rank == 0 {
    trap("zero-dimensional tensor (at position \(position)) cannot be concatenated", file, line)
  }
  let dim = first.position(of: dim, file, line)
  for (number, tensor) in tensors.enumerated() {
    let shape = tensor.node.shape
    if shape.rank != first.rank {
      trap(
        "Tensors must have same number of dimensions: got \(first.rank) and \(shape.rank)",
        file, line)
    }
    for other in 0..<first.rank where other != dim && shape[other] != first[other] {
      trap(
        "Sizes of tensors must match except in dimension \(dim). Expected size \(first[other]) "
          + "but got size \(shape[other]) for tensor number \(number) in the list.", file, line)
    }
  }
  let parts = tensors.map { Part(node: $0.node, shape: $0.node.shape) }
  return joined(parts, dim: dim, Operations.Concatenate.self, file, line)
}

/// Tensors of the same shape, one after the other along a new dimension.
///
///     stacked([Tensor([1, 2]), Tensor([3, 4])])          // tensor([[1., 2.],
///                                                        //         [3., 4.]])
///     stacked([Tensor([1, 2]), Tensor([3, 4])], dim: 1)  // tensor([[1., 3.],
///                                                        //         [2., 4.]])
public func stacked(
  _ tensors: [Tensor], dim: Int = 0, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  stacked(tensors, dim: dim, as: Operations.Stack.self, file, line)
}

/// The same, recorded by another name.
func stacked(
  _ tensors: [Tensor], dim: Int, as operation: any Operation.Type,
  _ file: StaticString, _ line: UInt
) -> Tensor {
  guard let first = tensors.first?.node.shape else {
    trap("stacked expects a non-empty list of Tensors", file, line)
  }
  for (number, tensor) in tensors.enumerated() where tensor.node.shape != first {
    trap(
      "stack expects each tensor to be equal size, but got \(first) at entry 0 and "
        + "\(tensor.node.shape) at entry \(number)", file, line)
  }
  var extents = first.extentsArray
  let position = Shape(extents + [1]).position(of: dim, file, line)
  extents.insert(1, at: position)
  let shape = Shape(extents, file: file, line: line)
  let parts = tensors.map { Part(node: $0.node, shape: shape) }
  return joined(parts, dim: position, operation, file, line)
}

/// One of the tensors that are joined, and the shape that it has in the result.
private struct Part {
  let node: Node
  let shape: Shape
}

private func joined(
  _ parts: [Part], dim: Int, _ operation: any Operation.Type, _ file: StaticString, _ line: UInt
) -> Tensor {
  let shape = parts[0].shape
  let extent = parts.reduce(0) { $0 + $1.shape[dim] }
  let result = Node.uninitialized(shape.replacing(dim, with: extent, file: file, line: line))
  let inner = shape.count(of: dim + 1..<shape.rank)
  var target = result.data
  // There may be two thousand million rows with nothing in them.
  for outer in 0..<(result.count == 0 ? 0 : shape.count(of: 0..<dim)) {
    for part in parts {
      let size = part.shape[dim] * inner
      target.update(from: part.node.data + outer * size, count: size)
      target += size
    }
  }
  if parts.contains(where: \.node.isTracked) { record(parts[...], dim, operation, as: result) }
  return Tensor(result)
}

/// Records `result` as a tree: a node has three operands at most, so more of them are gathered by
/// nodes without numbers, the last first, so that gradients arrive in the order of the list.
private func record(
  _ parts: ArraySlice<Part>, _ dim: Int, _ operation: any Operation.Type, as result: Node
) {
  let size = max(1, (parts.count + 2) / 3)
  let groups = stride(from: parts.startIndex, to: parts.endIndex, by: size).map {
    parts[$0..<min($0 + size, parts.endIndex)]
  }
  let extents = groups.map { group in group.reduce(0) { $0 + $1.shape[dim] } }
  var operands: [Node] = []
  for (group, extent) in zip(groups, extents).reversed() {
    if group.count == 1, let only = group.first {
      operands.append(only.node)
    } else {
      let node = Node.uninitialized(result.shape.replacing(dim, with: extent), count: 0)
      if group.contains(where: \.node.isTracked) { record(group, dim, operation, as: node) }
      operands.append(node)
    }
  }
  operands.reverse()
  result.keep(extents)
  result.fields.pointee.argument = Int32(dim)
  result.record(
    operation, operands[0], operands.count > 1 ? operands[1] : nil,
    operands.count > 2 ? operands[2] : nil)
}

extension Operations {
  /// Tensors one after the other: each receives its part of the gradient.
  enum Concatenate: Operation {
    static var gradientName: String { "CatBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let extents = node.kept(as: [Int].self) else { return }
      let dim = Int(node.fields.pointee.argument)
      var start = 0
      for (slot, extent) in zip([Operands.first, .second, .third], extents) {
        if let target = node.operand(slot) {
          let part = gradient.copy(of: gradient.shape.part(along: dim, from: start, count: extent))
          pass.give(part.reshaping(to: target.shape), to: slot, of: node)
        }
        start += extent
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let extents = node.kept(as: [Int].self) else { return }
      let dim = Int(node.fields.pointee.argument)
      var start = 0
      for (slot, extent) in zip([Operands.first, .second, .third], extents) {
        if let target = node.operand(slot) {
          let part = gradient.part(
            gradient.node.shape.part(along: dim, from: start, count: extent), Operations.Slice.self)
          pass.give(part.reshaped(target.shape.extentsArray), to: slot, of: node)
        }
        start += extent
      }
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      guard let extents = node.kept(as: [Int].self) else { return [] }
      let dim = Int(node.fields.pointee.argument)
      let inner = node.shape.count(of: dim + 1..<node.shape.rank)
      let parts = zip([operands.first, operands.second, operands.third].compactMap { $0 }, extents)
      var values: [Double] = []
      for outer in 0..<node.shape.count(of: 0..<dim) {
        for (part, extent) in parts {
          values += part.values[outer * extent * inner..<(outer + 1) * extent * inner]
        }
      }
      return values
    }
  }

  /// Tensors one after the other along a new dimension.
  enum Stack: Renamed<Concatenate> {
    static var gradientName: String { "StackBackward0" }
  }
}
