/// An operation whose result consists of numbers of its operand, each as it stands.
///
/// The gradient of each number of the operand is the sum of those of the places where it went.
protocol SelectionOperation: Operation {
  /// For each element of `node`, its place in an operand of shape `source`.
  static func places(_ node: Node, in source: Shape) -> [Int]
}

extension SelectionOperation {
  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    places(node, in: operands.first.shape).map { operands.first.values[$0] }
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    guard let target = node.operand(.first) else { return }
    let placement = Placement(places: places(node, in: target.shape), shape: target.shape)
    pass.give(gradient.placed(placement), to: .first, of: node)
  }
}

/// Where each number of a tensor is added in zeros of another shape.
struct Placement {
  let places: [Int]
  let shape: Shape
}

extension Tensor {
  /// Zeros to which the elements are added at their places, in order.
  func placed(
    _ placement: Placement, _ operation: any Operation.Type = Operations.Place.self
  ) -> Tensor {
    let result = Node.filled(placement.shape, with: 0)
    for (i, place) in placement.places.enumerated() { result.data[place] += node.data[i] }
    if node.isTracked {
      result.keep(placement)
      result.record(operation, node)
    }
    return Tensor(result)
  }

  /// The elements at `indices` of each line, under `shape`, recorded as `operation`.
  func picked(
    _ indices: [Int], _ lines: Lines, _ shape: Shape, _ operation: any Operation.Type
  ) -> Tensor {
    picked(lines.places(of: indices), shape, operation, saving: .context)
  }

  /// The elements at `places`, under `shape`, recorded as `Pick` or by another name of it.
  func picked(
    _ places: [Int], _ shape: Shape, _ operation: any Operation.Type = Operations.Pick.self,
    saving: Operands = []
  ) -> Tensor {
    let result = Node.uninitialized(shape, count: places.count)
    let (source, target) = (node.data, result.data)
    for (i, place) in places.enumerated() { target[i] = source[place] }
    if node.isTracked {
      result.keep(places)
      result.record(operation, node, saving: saving)
    }
    return Tensor(result)
  }
}

extension Operations {
  /// Numbers added up at places: the gradient of each is that of its place.
  enum Place: Operation {
    static var gradientName: String { "IndexPutBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first), let placement = node.kept(as: Placement.self)
      else { return }
      let result = Node.uninitialized(like: target)
      for (i, place) in placement.places.enumerated() { result.data[i] = gradient.data[place] }
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let target = node.operand(.first), let placement = node.kept(as: Placement.self)
      else { return }
      pass.give(gradient.picked(placement.places, target.shape), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      guard let placement = node.kept(as: Placement.self) else { return [] }
      var sums = [Double](repeating: 0, count: placement.shape.count)
      for (place, value) in zip(placement.places, operands.first.values) { sums[place] += value }
      return sums
    }
  }

  /// Numbers taken from places.
  enum Pick: SelectionOperation {
    static var gradientName: String { "IndexBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first), let places = node.kept(as: [Int].self)
      else { return }
      let result = Node.filled(target.shape, with: 0)
      let (source, sums) = (gradient.data, result.data)
      for (i, place) in places.enumerated() { sums[place] += source[i] }
      pass.give(result, to: .first, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      node.kept(as: [Int].self) ?? []
    }
  }
}
