/// A part of a tensor that is assigned to.
struct AssignedPart {
  let shape: Shape
  /// Where the part's elements lie in the whole.
  let offsets: [Int]
  /// PyTorch's name for what the assignment does, and its gradient rule.
  let operation: any PartAssignment.Type
  /// The extents of what was assigned, without leading ones beyond the part's dimensions.
  var assigned = Shape()

  init(_ part: StridedPart) {
    shape = part.shape
    offsets = Array(StridedOffsets(part.shape, strides: part.strides, from: part.start))
    operation = Operations.CopySlices.self
  }

  init(_ part: MixedPart) {
    shape = part.shape
    offsets = part.places
    operation = Operations.IndexPut.self
  }

  /// The parts of `size` elements at positions that lie in an array of `extents`.
  init(at positions: [Int], _ extents: Shape, rest: Shape) {
    let size = rest.count
    shape = Shape(extents.extentsArray + rest.extentsArray)
    offsets = positions.flatMap { $0 * size..<($0 + 1) * size }
    operation = Operations.IndexPut.self
  }
}

extension Tensor {
  func part(_ index: Int, _ file: StaticString, _ line: UInt) -> AssignedPart {
    let (index, rest) = node.shape.selecting(index, file, line)
    return AssignedPart(StridedPart(shape: rest, strides: rest.strides, start: index * rest.count))
  }

  func part(
    _ indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> AssignedPart {
    node.shape.mixedPart(indices, file, line).map { AssignedPart($0) }
      ?? AssignedPart(node.shape.stridedPart(indices, file, line))
  }

  func part(_ indices: IndexTensor, _ file: StaticString, _ line: UInt) -> AssignedPart {
    AssignedPart(
      at: positions(indices, file, line), indices.extents, rest: node.shape.dropping(1))
  }

  func part(
    _ first: IndexTensor, _ second: IndexTensor, _ file: StaticString, _ line: UInt
  ) -> AssignedPart {
    let (positions, extents) = positions(first, second, file, line)
    return AssignedPart(at: positions, extents, rest: node.shape.dropping(2))
  }

  func part(_ mask: Mask, _ file: StaticString, _ line: UInt) -> AssignedPart {
    let positions = positions(mask, file, line)
    return AssignedPart(
      at: positions, Shape([positions.count]), rest: node.shape.dropping(mask.rank))
  }
}

extension Node {
  /// Overwrites a part with a value, which is stretched to the part's shape.
  final func replace(
    _ part: AssignedPart, with value: Node, _ file: StaticString, _ line: UInt
  ) {
    var part = part
    part.assigned = part.operation.shape(of: value.shape, assignedTo: part.shape, file, line)
    if isDifferentiated && fields.pointee.operation == nil {
      trap(part.operation.leafMessage, file, line)
    }
    let past = prepareChange(by: value, file, line)
    let strides = part.assigned.strides(stretchedTo: part.shape)
    for (own, source) in zip(part.offsets, StridedOffsets(part.shape, strides: strides)) {
      data[own] = value.data[source]
    }
    fields.pointee.version &+= 1
    if let past {
      keep(part)
      record(part.operation, past, value === self ? past : value, saving: part.operation.saving)
    } else if let numbers = DoubleNumbers.current {
      let own = fields.pointee.context.take()
      keep(part)
      numbers.record(part.operation, self, self, value, nil)
      fields.pointee.context.take()?.release()
      fields.pointee.context = own
    }
  }
}

/// A part of the first operand overwritten with the second.
protocol PartAssignment: FusedOperation {
  static var saving: Operands { get }

  /// What it says to a leaf that requires gradients.
  static var leafMessage: String { get }

  /// The value's shape without leading ones that the part does not have; traps if it cannot be
  /// stretched to the part's.
  static func shape(
    of value: Shape, assignedTo part: Shape, _ file: StaticString, _ line: UInt
  ) -> Shape
}

extension PartAssignment {
  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    guard let part = node.kept(as: AssignedPart.self) else { return }
    if let value = node.operand(.second) {
      let own = Node.uninitialized(part.shape)
      for (i, offset) in part.offsets.enumerated() { own.data[i] = gradient.data[offset] }
      let sum = part.shape == part.assigned ? own : own.summed(to: part.assigned)
      sum.fields.pointee.shape = value.shape
      pass.give(sum, to: .second, of: node)
    }
    if node.operand(.first) != nil {
      if !isKnownUniquelyReferenced(&gradient) { gradient = gradient.copy() }
      for offset in part.offsets { gradient.data[offset] = 0 }
      pass.give(gradient, to: .first, of: node)
    }
  }

  static func composed(
    _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
  ) -> Tensor {
    let past = first ?? .zeros(node.shape.extentsArray)
    guard let part = node.kept(as: AssignedPart.self) else { return past }
    let value = (second ?? .zeros(part.assigned.extentsArray)).reshaped(part.assigned.extentsArray)
    if part.offsets.isEmpty { return past + value.sum() }
    // The last of several values for one place counts.
    var sources = [Int](repeating: 0, count: node.count)
    var isAssigned = [Bool](repeating: false, count: node.count)
    for (i, offset) in part.offsets.enumerated() {
      sources[offset] = i
      isAssigned[offset] = true
    }
    let values = value.expanded(part.shape.extentsArray).flattened()
    return Tensor.where(
      Mask(isAssigned, node.shape), values[IndexTensor(sources, node.shape)], past)
  }
}

extension Operations {
  /// A part that integers and ranges mean.
  enum CopySlices: PartAssignment {
    static var gradientName: String { "CopySlices" }
    static var saving: Operands { [] }
    static var leafMessage: String {
      "a view of a leaf Variable that requires grad is being used in an in-place operation."
    }

    static func shape(
      of value: Shape, assignedTo part: Shape, _ file: StaticString, _ line: UInt
    ) -> Shape {
      let value = value.withoutLeadingOnes(above: part.rank)
      for dim in 0..<part.rank
      where ![1, part[dim]].contains(value.extent(alignedTo: part.rank, dim)) {
        trap(
          "The expanded size of the tensor (\(part[dim])) must match the existing size "
            + "(\(value.extent(alignedTo: part.rank, dim))) at non-singleton dimension \(dim).  "
            + "Target sizes: \(part).  Tensor sizes: \(value)", file, line)
      }
      if value.rank > part.rank {
        trap(
          "the number of sizes provided (\(part.rank)) must be greater or equal to the number of "
            + "dimensions in the tensor (\(value.rank))", file, line)
      }
      return value
    }
  }

  /// The parts at positions.
  enum IndexPut: PartAssignment {
    static var gradientName: String { "IndexPutBackward0" }
    static var saving: Operands { .context }
    static var leafMessage: String {
      "a leaf Variable that requires grad is being used in an in-place operation."
    }

    static func shape(
      of value: Shape, assignedTo part: Shape, _ file: StaticString, _ line: UInt
    ) -> Shape {
      let stripped = value.withoutLeadingOnes(above: part.rank)
      let fits =
        stripped.rank <= part.rank
        && (0..<part.rank).allSatisfy {
          [1, part[$0]].contains(stripped.extent(alignedTo: part.rank, $0))
        }
      if !fits {
        trap(
          "shape mismatch: value tensor of shape \(value) cannot be broadcast to indexing result "
            + "of shape \(part)", file, line)
      }
      return stripped
    }
  }
}

extension Shape {
  /// Without leading extents of one, as far as there are more than `rank` dimensions.
  fileprivate func withoutLeadingOnes(above rank: Int) -> Shape {
    var shape = self
    while shape.rank > rank && shape[0] == 1 { shape = shape.removing(0) }
    return shape
  }
}
